package io.culprit.rank;

import io.culprit.correlate.Exchange;
import io.culprit.correlate.Outcome;
import io.culprit.correlate.Paired;
import io.culprit.correlate.Tier;
import io.culprit.parse.LogFormat;
import io.culprit.parse.balancer.HaproxyTermination;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.AppServer;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.ClientOutcome;
import io.culprit.parse.event.Hop;
import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Origin;
import io.culprit.parse.event.Phase;
import io.culprit.parse.event.UpstreamAttempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Builds one exchange: a quick, delivered call behind nginx, unless told otherwise. Its number is
 * its line in every log, and the second at which it begins. Times are in milliseconds.
 *
 * <p>Long, because a call has many fields and each has its verb.
 */
public final class Exchanges {
  /** 2026-11-20T10:00:00Z, when every case begins. */
  public static final long START = 1_795_168_800_000_000L;

  /** The peer that nginx sees where a load balancer is in front. */
  public static final String FRONT = "10.0.0.5";

  /** The page that calls, unless told otherwise. */
  public static final String PAGE = "https://shop.example";

  private static final String[] ROUTES = {"orders", "users", "reports"};
  private static final long NOT_LOGGED = -1;

  /** The logs of a case; each with its index as a source. */
  public enum Source {
    PROXY(0, "nginx/access.log", LogFormat.NGINX_ACCESS),
    ERRORS(1, "nginx/error.log", LogFormat.NGINX_ERROR),
    BALANCER(2, "haproxy.log", LogFormat.HAPROXY_HTTP),
    BACKEND(3, "durations.csv", LogFormat.BACKEND_CSV),
    SERVER(4, "server.log", LogFormat.PYTHON_SERVER),
    CLIENT(5, "report.csv", LogFormat.CLIENT_REPORT_CSV);

    private final int index;
    private final String file;
    private final LogFormat format;

    Source(int index, String file, LogFormat format) {
      this.index = index;
      this.file = file;
      this.format = format;
    }

    /** Its position in the log set. */
    public int index() {
      return index;
    }

    /** Its name in the report. */
    public String file() {
      return file;
    }

    public LogFormat format() {
      return format;
    }

    /** A line of it. */
    public Origin line(long n) {
      return new Origin(index, n);
    }
  }

  private final long number;
  private long start;
  private long took = NOT_LOGGED;
  private long waited = 1;
  private long handler = 40;
  private boolean handled = true;
  private boolean proxied = true;
  private boolean coarse;
  private boolean answered = true;
  private Outcome outcome = Outcome.DELIVERED;
  private String method = "GET";
  private String path;
  private int status = 200;
  private int made = 200;
  private long sentBytes = 2_000;
  private long madeBytes = 2_000;
  private String client;
  private String agent = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0";
  private String page = PAGE;
  private String forwardedFor = "";
  private Optional<String> originHeader = Optional.empty();
  private Optional<String> allowOrigin = Optional.empty();
  private Optional<List<UpstreamAttempt>> attempts = Optional.empty();
  private Optional<String> termination = Optional.empty();
  private int balancerStatus;
  private final List<Paired<NoticeEvent>> notices = new ArrayList<>();
  private final List<Paired<AppEvent>> app = new ArrayList<>();

  private Optional<ClientOutcome> seen = Optional.empty();
  private String error = "";
  private String url = "";
  private long seenMillis = NOT_LOGGED;
  private long dns = NOT_LOGGED;
  private long tls = NOT_LOGGED;
  private long blocked = NOT_LOGGED;
  private Optional<String> seenAllowOrigin = Optional.empty();

  private Exchanges(long number) {
    this.number = number;
    start = 1000 * number;
    path = "/api/" + ROUTES[(int) (number % ROUTES.length)] + "/" + number;
    client = (20 + number % 8) + ".7.0." + number % 50;
  }

  /** The n-th call of a case. */
  public static Exchanges call(long n) {
    return new Exchanges(n);
  }

  // ---- when, who, what

  public Exchanges at(long millis) {
    start = millis;
    return this;
  }

  public Exchanges path(String value) {
    path = value;
    return this;
  }

  public Exchanges method(String value) {
    method = value;
    return this;
  }

  public Exchanges from(String address) {
    client = address;
    return this;
  }

  public Exchanges agent(String value) {
    agent = value;
    return this;
  }

  /** Origin of the calling page, as the referer tells it. */
  public Exchanges page(String origin) {
    page = origin;
    return this;
  }

  /** The Origin request header and the answer's permission, as nginx logs them. */
  public Exchanges origins(String header, String allowed) {
    originHeader = Optional.of(header);
    allowOrigin = Optional.of(allowed);
    return this;
  }

  public Exchanges forwardedFor(String value) {
    forwardedFor = value;
    return this;
  }

  // ---- times

  /** The intermediary's own time; without it, what the wait and the handler come to. */
  public Exchanges took(long millis) {
    took = millis;
    return this;
  }

  /** Time between the proxy's first byte and the handler's beginning. */
  public Exchanges waited(long millis) {
    waited = millis;
    return this;
  }

  public Exchanges handler(long millis) {
    handler = millis;
    return this;
  }

  /** The application has no record of it. */
  public Exchanges unhandled() {
    handled = false;
    return this;
  }

  /** nginx writes whole seconds, no duration and nothing of the upstream. */
  public Exchanges coarse() {
    coarse = true;
    return this;
  }

  // ---- how it ended

  /** Sent by nginx; and what came of it. */
  public Exchanges ended(int code, Outcome how) {
    status = code;
    outcome = how;
    return this;
  }

  /** nginx gives up waiting for the header. */
  public Exchanges cutByProxy(long millis) {
    answered = false;
    handler = millis + 3_000;
    return took(millis).ended(504, Outcome.GATEWAY_TIMEOUT);
  }

  /** The client's side closes before an answer. */
  public Exchanges closed(long millis) {
    answered = false;
    handler = millis + 500;
    sentBytes = 0;
    return took(millis).ended(499, Outcome.CLOSED_BY_CLIENT);
  }

  /** The application's side refuses or closes. */
  public Exchanges lostUpstream() {
    answered = false;
    handled = false;
    return took(5).ended(502, Outcome.GATEWAY_ERROR);
  }

  /** The answer begins, and only some bytes of what the application made arrive. */
  public Exchanges truncated(long sent, long of) {
    sentBytes = sent;
    madeBytes = of;
    return ended(200, Outcome.TRUNCATED);
  }

  /** It came to a place that does not serve the application. */
  public Exchanges misdirected(String target) {
    answered = false;
    handled = false;
    attempts = Optional.of(List.of());
    return path(target).took(1).ended(404, Outcome.MISDIRECTED);
  }

  /** A page load, served by nginx itself. */
  public Exchanges pageLoad() {
    handled = false;
    attempts = Optional.of(List.of());
    return path("/").took(2);
  }

  /** Size of the answer, as made and as sent. */
  public Exchanges bytes(long value) {
    sentBytes = value;
    madeBytes = value;
    return this;
  }

  public Exchanges sentBytes(long value) {
    sentBytes = value;
    return this;
  }

  public Exchanges attempts(UpstreamAttempt... tries) {
    attempts = Optional.of(List.of(tries));
    return this;
  }

  // ---- the other layers

  /** A complaint of nginx about this very request. */
  public Exchanges notice(Notice kind, Phase phase) {
    boolean ofClient = kind == Notice.CLIENT_CLOSED || kind == Notice.CLIENT_RESET;
    return notice(kind, phase, ofClient ? "info" : "error");
  }

  public Exchanges notice(Notice kind, Phase phase, String level) {
    NoticeEvent n =
        new NoticeEvent(
            Source.ERRORS.line(number),
            Optional.of(new Moment(START + 1000 * (start + Math.max(0, took)), 1_000_000)),
            kind,
            phase,
            level,
            kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
            -1,
            31,
            number,
            client,
            method,
            path,
            "",
            -1,
            "");
    notices.add(new Paired<>(n, Tier.KEY, 1));
    return this;
  }

  /** haproxy's line, with what it says of the end. */
  public Exchanges balancer(String end, int code) {
    termination = Optional.of(end);
    balancerStatus = code;
    return this;
  }

  /** nginx has no line of it. */
  public Exchanges unseenByProxy() {
    proxied = false;
    handled = false;
    return this;
  }

  /** An access line of the application's server. */
  public Exchanges served(AppServer server, int code, double probability) {
    app.add(
        new Paired<>(
            new AppEvent(
                Source.SERVER.line(number),
                server,
                Optional.of(new Moment(START + 1000 * (start + waited + handler), 1000)),
                FRONT,
                4711,
                method,
                path,
                code,
                -1,
                -1,
                ""),
            Tier.TIME,
            probability));
    return this;
  }

  /** The client's own record. */
  public Exchanges seenAs(ClientOutcome how, String words) {
    seen = Optional.of(how);
    error = words;
    return this;
  }

  public Exchanges url(String value) {
    url = value;
    return this;
  }

  /** The client's own time, and what of it went into the look-up, the handshake, a free slot. */
  public Exchanges seenFor(long millis, long look, long handshake, long slot) {
    seenMillis = millis;
    dns = look;
    tls = handshake;
    blocked = slot;
    return this;
  }

  /** Permission for the page's origin, as the client saw it. */
  public Exchanges seenAllowing(String origin) {
    seenAllowOrigin = Optional.of(origin);
    return this;
  }

  // ---- the exchange

  public Exchange build() {
    long elapsed = took >= 0 ? took : waited + handler + 1;
    return new Exchange(
        termination.map(t -> paired(balancerLine(t, elapsed))),
        proxied ? Optional.of(proxyLine(elapsed)) : Optional.empty(),
        app,
        handled ? List.of(paired(backendRecord())) : List.of(),
        seen.map(o -> List.of(paired(clientRecord(o, elapsed)))).orElse(List.of()),
        notices,
        outcome);
  }

  private AccessEvent proxyLine(long elapsed) {
    long end = START + 1000 * (start + elapsed);
    Moment at = coarse ? new Moment(end - end % 1_000_000, 1_000_000) : new Moment(end, 1000);
    AccessEvent.Builder line =
        line(AccessEvent.at(Source.PROXY.line(number), Hop.PROXY, at))
            .status(status)
            .bytes(sentBytes)
            .client(termination.isPresent() ? FRONT : client)
            .forwardedFor(forwardedFor)
            .originHeader(originHeader)
            .allowOrigin(allowOrigin)
            .connection(number);
    if (coarse) {
      return line.build();
    }
    long header = answered ? 1000 * elapsed : -1;
    UpstreamAttempt only = new UpstreamAttempt("127.0.0.1:3003", status, 0, header, 1000 * elapsed);
    return line.durationMicros(1000 * elapsed)
        .upstreamLogged(true)
        .attempts(attempts.orElse(List.of(only)))
        .build();
  }

  private AccessEvent balancerLine(String end, long elapsed) {
    Moment at = new Moment(START + 1000 * (start + elapsed), 1000);
    return line(AccessEvent.at(Source.BALANCER.line(number), Hop.BALANCER, at))
        .durationMicros(1000 * elapsed)
        .status(balancerStatus)
        .bytes(sentBytes)
        .client(client)
        .termination(end)
        .ending(HaproxyTermination.ending(end))
        .build();
  }

  private AccessEvent.Builder line(AccessEvent.Builder line) {
    return line.method(method)
        .target(path)
        .userAgent(agent)
        .referer(page.isEmpty() ? "" : page + "/index.html");
  }

  private BackendEvent backendRecord() {
    return new BackendEvent(
        Source.BACKEND.line(number),
        new Moment(START + 1000 * (start + waited + handler), 1000),
        1000 * handler,
        method,
        path,
        made,
        madeBytes,
        "");
  }

  private ClientEvent clientRecord(ClientOutcome how, long elapsed) {
    return new ClientEvent(
        Source.CLIENT.line(number),
        new Moment(START + 1000 * start, 1000),
        1000 * (seenMillis >= 0 ? seenMillis : elapsed),
        method,
        url.isEmpty() ? "https://api.example" + path : url,
        how == ClientOutcome.OK ? status : -1,
        how,
        error,
        page,
        client,
        "",
        method.equals("OPTIONS"),
        false,
        seenAllowOrigin,
        dns < 0 ? -1 : 1000 * dns,
        -1,
        tls < 0 ? -1 : 1000 * tls,
        blocked < 0 ? -1 : 1000 * blocked,
        -1);
  }

  private static <E extends LogEvent> Paired<E> paired(E event) {
    return new Paired<>(event, Tier.ID, 1);
  }
}
