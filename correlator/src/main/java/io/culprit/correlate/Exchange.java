package io.culprit.correlate;

import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.NoticeEvent;
import java.util.List;
import java.util.Optional;

/**
 * One request as all layers told it. All times are on one clock: the proxy's (the reference source's).
 *
 * <p>An exchange is anchored by its proxy line where there is one, else by the load balancer's line, else by a client
 * or backend record that nobody claimed.
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
}
