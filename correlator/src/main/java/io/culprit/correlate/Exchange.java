package io.culprit.correlate;

import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One request as all layers told it. All times are on one clock: the proxy's (the reference
 * source's).
 *
 * <p>An exchange is anchored by its proxy line where there is one, else by the load balancer's
 * line, else by a client or backend record that nobody claimed.
 *
 * @param balancer the load balancer's line
 * @param proxy the proxy's line
 * @param app access lines of the application server
 * @param backend the application's own timed records (several: retries)
 * @param client what the client saw (several: a HAR entry and a report row of the same call)
 * @param notices complaints about this very request
 * @param outcome how it ended for the client
 */
public record Exchange(
    Optional<Paired<AccessEvent>> balancer,
    Optional<AccessEvent> proxy,
    List<Paired<AppEvent>> app,
    List<Paired<BackendEvent>> backend,
    List<Paired<ClientEvent>> client,
    List<Paired<NoticeEvent>> notices,
    Outcome outcome) {
  public Exchange {
    app = List.copyOf(app);
    backend = List.copyOf(backend);
    client = List.copyOf(client);
    notices = List.copyOf(notices);
  }

  /** The same with equal texts of its proxy's and application's lines made one. */
  public Exchange sharing(UnaryOperator<String> shared) {
    return new Exchange(
        balancer.map(p -> p.of(p.event().sharing(shared))),
        proxy.map(e -> e.sharing(shared)),
        app.stream().map(p -> p.of(p.event().sharing(shared))).toList(),
        backend.stream().map(p -> p.of(p.event().sharing(shared))).toList(),
        client,
        notices,
        outcome);
  }

  /** Every record in it, from the client inwards. */
  public List<LogEvent> events() {
    List<LogEvent> all = new ArrayList<>();
    client.forEach(p -> all.add(p.event()));
    balancer.ifPresent(p -> all.add(p.event()));
    proxy.ifPresent(all::add);
    notices.forEach(p -> all.add(p.event()));
    app.forEach(p -> all.add(p.event()));
    backend.forEach(p -> all.add(p.event()));
    return all;
  }

  /** The proxy's line, else the load balancer's. */
  public Optional<AccessEvent> edge() {
    return proxy.or(() -> balancer.map(Paired::event));
  }

  /** The line of the intermediary nearest to the client: the load balancer's, else the proxy's. */
  public Optional<AccessEvent> front() {
    return balancer.map(Paired::event).or(() -> proxy);
  }

  /** Place of the record that anchors the exchange. */
  public Origin origin() {
    return edge()
        .map(LogEvent::origin)
        .or(() -> client.stream().findFirst().map(p -> p.event().origin()))
        .or(() -> backend.stream().findFirst().map(p -> p.event().origin()))
        .or(() -> app.stream().findFirst().map(p -> p.event().origin()))
        .orElseThrow(() -> new IllegalStateException("an exchange holds at least one record"));
  }

  /**
   * When it began, in epoch microseconds on the reference clock; the end where nothing tells the
   * start.
   */
  public long startMicros() {
    return front()
        .map(AccessEvent::startMicros)
        .or(() -> client.stream().findFirst().map(p -> p.event().start().micros()))
        .or(() -> backend.stream().findFirst().map(p -> p.event().startMicros()))
        .or(() -> app.stream().findFirst().flatMap(p -> p.event().at()).map(Moment::micros))
        .orElse(0L);
  }

  /** When it ended, in epoch microseconds on the reference clock. */
  public long endMicros() {
    return edge()
        .map(e -> e.end().micros())
        .or(() -> client.stream().findFirst().map(p -> p.event().endMicros()))
        .or(() -> backend.stream().findFirst().map(p -> p.event().end().micros()))
        .or(() -> app.stream().findFirst().flatMap(p -> p.event().at()).map(Moment::micros))
        .orElse(0L);
  }

  /** HTTP method; empty where no record states one. */
  public String method() {
    return edge()
        .map(AccessEvent::method)
        .or(() -> client.stream().findFirst().map(p -> p.event().method()))
        .or(() -> backend.stream().findFirst().map(p -> p.event().method()))
        .or(() -> app.stream().findFirst().map(p -> p.event().method()))
        .orElse("");
  }

  /** Path without query; empty where no record states one. */
  public String path() {
    return edge()
        .map(AccessEvent::path)
        .or(() -> client.stream().findFirst().map(p -> p.event().path()))
        .or(() -> backend.stream().findFirst().map(p -> p.event().path()))
        .or(() -> app.stream().findFirst().map(p -> p.event().path()))
        .orElse("");
  }
}
