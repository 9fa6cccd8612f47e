package io.culprit.parse.event;

import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/**
 * One finished request as a proxy or load balancer logged it.
 *
 * <p>{@code end} is the moment the request was finished, whatever the format states: nginx writes
 * it, haproxy's and Envoy's stated start plus the total time give it.
 *
 * @param hop which intermediary
 * @param end when the request was finished
 * @param durationMicros first client byte to the end; -1: not logged
 * @param method HTTP method, upper case; empty for garbage
 * @param target path and query as logged; empty for garbage
 * @param host requested host; empty: not logged
 * @param status status sent to the client; -1 where none ({@code 000}, haproxy's {@code -1})
 * @param bytes bytes sent to the client as logged (nginx: body; haproxy: with header); -1: not
 *     logged
 * @param attempts tries at the upstream in order; empty: none was made, or not logged
 * @param upstreamLogged whether the format logs anything about the upstream
 * @param requestId the request's id; empty: none
 * @param client peer address without port (the load balancer's where one is in front)
 * @param clientPort peer port; -1: not logged
 * @param forwardedFor the X-Forwarded-For value; empty: not logged
 * @param userAgent as logged; empty: not logged or {@code -}
 * @param referer as logged; empty: not logged or {@code -}
 * @param originHeader the Origin request header: absent: not logged; empty text: the request had
 *     none
 * @param allowOrigin the Access-Control-Allow-Origin answer header: absent: not logged; empty text:
 *     none was sent
 * @param completion nginx's {@code $request_completion}: absent: not logged; {@code OK} or empty
 *     text
 * @param termination how it ended in the format's own signs (haproxy's four characters, Envoy's
 *     response flags), for a person; empty: the format has none
 * @param ending how it ended before its time; absent: it did not, or the line does not say
 * @param connection nginx's connection serial; -1: not logged
 * @param tlsMicros time of a TLS handshake this line tells of; -1: not logged
 */
public record AccessEvent(
    Origin origin,
    Hop hop,
    Moment end,
    long durationMicros,
    String method,
    String target,
    String host,
    int status,
    long bytes,
    List<UpstreamAttempt> attempts,
    boolean upstreamLogged,
    String requestId,
    String client,
    int clientPort,
    String forwardedFor,
    String userAgent,
    String referer,
    Optional<String> originHeader,
    Optional<String> allowOrigin,
    Optional<String> completion,
    String termination,
    Optional<Ending> ending,
    long connection,
    long tlsMicros)
    implements LogEvent {
  public AccessEvent {
    attempts = List.copyOf(attempts);
  }

  /** The target without its query. */
  public String path() {
    return Targets.path(target);
  }

  /** Whether the format would say if the request had ended before its time. */
  public boolean tellsEnding() {
    return !termination.isEmpty();
  }

  /** Whether it ended in such a way; {@link Phase#UNKNOWN} stands for any phase. */
  public boolean ended(Notice kind, Phase phase) {
    return ending.map(e -> e.is(kind, phase)).orElse(false);
  }

  /** A time of the tries at the upstream, over all that state it; -1: none does. */
  public long upstream(ToLongFunction<UpstreamAttempt> time) {
    long sum = -1;
    for (UpstreamAttempt a : attempts) {
      long one = time.applyAsLong(a);
      sum = one < 0 ? sum : Math.max(0, sum) + one;
    }
    return sum;
  }

  /** Whether the line says how long the request took. */
  public boolean hasDuration() {
    return durationMicros >= 0;
  }

  /**
   * When the first byte of the request came, in epoch microseconds; the end where no duration is
   * logged.
   */
  public long startMicros() {
    return end.micros() - Math.max(0, durationMicros);
  }

  /** The same event on a corrected clock. */
  public AccessEvent shifted(long micros) {
    return micros == 0 ? this : new Builder(this).end(end.plus(micros)).build();
  }

  @Override
  public AccessEvent sharing(UnaryOperator<String> shared) {
    return new Builder(this)
        .method(shared.apply(method))
        .target(shared.apply(target))
        .host(shared.apply(host))
        .attempts(attempts.stream().map(a -> a.sharing(shared)).toList())
        .requestId(shared.apply(requestId))
        .client(shared.apply(client))
        .forwardedFor(shared.apply(forwardedFor))
        .userAgent(shared.apply(userAgent))
        .referer(shared.apply(referer))
        .build();
  }

  @Override
  public void tell(EventSink sink) {
    sink.access(this);
  }

  @Override
  public AccessEvent identified(String id) {
    return new Builder(this).requestId(id).build();
  }

  /** A builder with everything absent but the place, the hop and the end. */
  public static Builder at(Origin origin, Hop hop, Moment end) {
    return new Builder(origin, hop, end);
  }

  /** Collects the fields of one line. Not thread-safe. */
  public static final class Builder {
    private final Origin origin;
    private final Hop hop;
    private Moment end;
    private long durationMicros = -1;
    private String method = "";
    private String target = "";
    private String host = "";
    private int status = -1;
    private long bytes = -1;
    private List<UpstreamAttempt> attempts = List.of();
    private boolean upstreamLogged;
    private String requestId = "";
    private String client = "";
    private int clientPort = -1;
    private String forwardedFor = "";
    private String userAgent = "";
    private String referer = "";
    private Optional<String> originHeader = Optional.empty();
    private Optional<String> allowOrigin = Optional.empty();
    private Optional<String> completion = Optional.empty();
    private String termination = "";
    private Optional<Ending> ending = Optional.empty();
    private long connection = -1;
    private long tlsMicros = -1;

    private Builder(Origin origin, Hop hop, Moment end) {
      this.origin = origin;
      this.hop = hop;
      this.end = end;
    }

    private Builder(AccessEvent e) {
      this(e.origin, e.hop, e.end);
      durationMicros = e.durationMicros;
      method = e.method;
      target = e.target;
      host = e.host;
      status = e.status;
      bytes = e.bytes;
      attempts = e.attempts;
      upstreamLogged = e.upstreamLogged;
      requestId = e.requestId;
      client = e.client;
      clientPort = e.clientPort;
      forwardedFor = e.forwardedFor;
      userAgent = e.userAgent;
      referer = e.referer;
      originHeader = e.originHeader;
      allowOrigin = e.allowOrigin;
      completion = e.completion;
      termination = e.termination;
      ending = e.ending;
      connection = e.connection;
      tlsMicros = e.tlsMicros;
    }

    public Builder end(Moment value) {
      end = value;
      return this;
    }

    public Builder durationMicros(long value) {
      durationMicros = value;
      return this;
    }

    public Builder method(String value) {
      method = value;
      return this;
    }

    public Builder target(String value) {
      target = value;
      return this;
    }

    public Builder host(String value) {
      host = value;
      return this;
    }

    public Builder status(int value) {
      status = value;
      return this;
    }

    public Builder bytes(long value) {
      bytes = value;
      return this;
    }

    public Builder attempts(List<UpstreamAttempt> value) {
      attempts = value;
      return this;
    }

    public Builder upstreamLogged(boolean value) {
      upstreamLogged = value;
      return this;
    }

    public Builder requestId(String value) {
      requestId = value;
      return this;
    }

    public Builder client(String value) {
      client = value;
      return this;
    }

    public Builder clientPort(int value) {
      clientPort = value;
      return this;
    }

    public Builder forwardedFor(String value) {
      forwardedFor = value;
      return this;
    }

    public Builder userAgent(String value) {
      userAgent = value;
      return this;
    }

    public Builder referer(String value) {
      referer = value;
      return this;
    }

    public Builder originHeader(Optional<String> value) {
      originHeader = value;
      return this;
    }

    public Builder allowOrigin(Optional<String> value) {
      allowOrigin = value;
      return this;
    }

    public Builder completion(Optional<String> value) {
      completion = value;
      return this;
    }

    public Builder termination(String value) {
      termination = value;
      return this;
    }

    public Builder ending(Optional<Ending> value) {
      ending = value;
      return this;
    }

    public Builder connection(long value) {
      connection = value;
      return this;
    }

    public Builder tlsMicros(long value) {
      tlsMicros = value;
      return this;
    }

    public AccessEvent build() {
      return new AccessEvent(
          origin,
          hop,
          end,
          durationMicros,
          method,
          target,
          host,
          status,
          bytes,
          attempts,
          upstreamLogged,
          requestId,
          client,
          clientPort,
          forwardedFor,
          userAgent,
          referer,
          originHeader,
          allowOrigin,
          completion,
          termination,
          ending,
          connection,
          tlsMicros);
    }
  }
}
