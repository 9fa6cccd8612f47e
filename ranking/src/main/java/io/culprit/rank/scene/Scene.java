package io.culprit.rank.scene;

import io.culprit.correlate.Exchange;
import io.culprit.correlate.Paired;
import io.culprit.correlate.SourceProfile;
import io.culprit.parse.LogFormat;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.rank.CaseFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A case with everything that several probes need, worked out once. Used by one thread. */
public final class Scene {
  private static final double FRONTED_SHARE = 0.85;

  private final CaseFile file;
  private final List<Request> requests;
  private final List<Request> unclaimed;
  private final List<Request> failed;
  private final List<Request> healthy;
  private final Map<String, RouteProfile> routes = new TreeMap<>();
  private final Map<String, List<Request>> byClient = new HashMap<>();
  private final List<Stall> stalls;
  private final Optional<Wall> proxyWall;
  private final Optional<Wall> balancerWall;
  private final Optional<Wall> closedWall;
  private final Optional<String> frontAddress;
  private final boolean balanced;
  private final Map<Set<Notice>, List<NoticeEvent>> byKind = new HashMap<>();
  private final IdentityHashMap<Fact<?>, Object> facts = new IdentityHashMap<>();

  public Scene(CaseFile file) {
    this.file = file;
    boolean edges = file.exchanges().stream().anyMatch(x -> x.edge().isPresent());
    Routes folded = Routes.among(file.exchanges());
    List<Request> all = new ArrayList<>(file.exchanges().size());
    List<Request> rest = new ArrayList<>();
    for (Exchange x : file.exchanges()) {
      (counts(x, edges) ? all : rest).add(Request.of(x, folded));
    }
    unclaimed = List.copyOf(rest);
    all.sort(
        Comparator.comparingLong(Request::startMicros).thenComparing(r -> r.exchange().origin()));
    requests = List.copyOf(all);
    failed = where(Request::failed);
    Map<String, List<Request>> grouped = new LinkedHashMap<>();
    for (Request r : requests) {
      grouped.computeIfAbsent(r.route(), k -> new ArrayList<>()).add(r);
      byClient.computeIfAbsent(r.client(), k -> new ArrayList<>()).add(r);
    }
    grouped.forEach((route, list) -> routes.put(route, RouteProfile.of(route, List.copyOf(list))));
    healthy = compared();
    stalls = Stall.among(requests);
    proxyWall = Wall.among(failed.stream().filter(r -> r.cutter() == Cutter.PROXY).toList());
    balancerWall = Wall.among(failed.stream().filter(r -> r.cutter() == Cutter.BALANCER).toList());
    closedWall = Wall.among(failed.stream().filter(r -> r.cutter() == Cutter.CLIENT).toList());
    frontAddress = front();
    balanced = balanced();
  }

  /** The case itself. */
  public CaseFile file() {
    return file;
  }

  /** All requests in the order of their starts. */
  public List<Request> requests() {
    return requests;
  }

  /**
   * Lines of the application server that no request claims: nothing tells when they were, or whose.
   */
  public List<Request> unclaimed() {
    return unclaimed;
  }

  /** Requests that failed for their client. */
  public List<Request> failed() {
    return failed;
  }

  /**
   * Delivered requests of the routes that also failed; of all proxied routes where those have none.
   */
  public List<Request> healthy() {
    return healthy;
  }

  /** Routes by name. */
  public Map<String, RouteProfile> routes() {
    return routes;
  }

  /** Profile of a request's route. */
  public RouteProfile route(Request r) {
    RouteProfile p = routes.get(r.route());
    return p == null ? RouteProfile.of(r.route(), List.of(r)) : p;
  }

  /**
   * Requests of a client that began in a stretch of time (both ends included), in the order of
   * their starts.
   */
  public List<Request> of(String client, long fromMicros, long toMicros) {
    boolean shared = frontAddress.map(client::equals).orElse(false);
    List<Request> all = shared ? List.of() : byClient.getOrDefault(client, List.of());
    return all.subList(
        Bisection.firstFrom(all, Request::startMicros, fromMicros),
        Bisection.firstFrom(all, Request::startMicros, toMicros + 1));
  }

  /** Stretches in which the application stood still. */
  public List<Stall> stalls() {
    return stalls;
  }

  /** The time at which the proxy cut. */
  public Optional<Wall> proxyWall() {
    return proxyWall;
  }

  /** The time at which the load balancer cut, by its own log. */
  public Optional<Wall> balancerWall() {
    return balancerWall;
  }

  /** The time at which the client's side of the proxy was closed. */
  public Optional<Wall> closedWall() {
    return closedWall;
  }

  /** The one address from which nearly all requests reach the proxy: a load balancer's. */
  public Optional<String> frontAddress() {
    return frontAddress;
  }

  /** Whether a load balancer is known to be there. */
  public boolean hasBalancer() {
    return balanced;
  }

  private boolean balanced() {
    return frontAddress.isPresent()
        || requests.stream().anyMatch(r -> r.exchange().balancer().isPresent())
        || file.settings().stream().anyMatch(s -> s.layer().equals("haproxy"));
  }

  /**
   * Whether the connection to a request's client was reset. Behind a load balancer the proxy cannot
   * know: what it sees reset is the balancer's connection, which many balancers reset whenever
   * their client leaves.
   */
  public boolean resetByClient(Request r) {
    return !hasBalancer() && r.resetByClient();
  }

  /** Whether a source of a format is among the inputs, with at least one parsed line. */
  public boolean has(LogFormat format) {
    return file.correlation().sources().stream()
        .anyMatch(s -> s.detected().has(format) && s.count().parsed() > 0);
  }

  /** Whether a proxy or load balancer logged any request: who else saw what clients got? */
  public boolean hasEdges() {
    return requests.stream().anyMatch(r -> r.exchange().edge().isPresent());
  }

  /** Whether a source broke off before its end, so that failures may be missing. */
  public boolean damaged() {
    return file.correlation().sources().stream().anyMatch(s -> !s.count().damage().isEmpty());
  }

  /** Whether an nginx error log is there. */
  public boolean hasErrorLog() {
    return has(LogFormat.NGINX_ERROR);
  }

  /** Whether the proxy says what went wrong: in an error log, or in its access lines. */
  public boolean proxyComplains() {
    return hasErrorLog()
        || requests.stream()
            .anyMatch(r -> r.exchange().proxy().map(AccessEvent::tellsEnding).orElse(false));
  }

  /** Whether the error log goes down to level info, where the client's side speaks. */
  public boolean errorLogAtInfo() {
    return notices().anyMatch(n -> n.level().equals("info") && errorLog(n));
  }

  /** Whether the application logs its own times. */
  public boolean hasHandlerTimes() {
    return requests.stream().anyMatch(r -> r.handlerMicros() >= 0);
  }

  /** Whether the proxy logs durations. */
  public boolean hasProxyTimes() {
    return requests.stream()
        .anyMatch(r -> r.exchange().edge().map(AccessEvent::hasDuration).orElse(false));
  }

  /** Whether there is any record made by clients. */
  public boolean hasClientRecords() {
    return requests.stream().anyMatch(r -> !r.exchange().client().isEmpty());
  }

  /** Whether the proxy logs the Origin header and the answer's permission. */
  public boolean logsOrigins() {
    return requests.stream()
        .anyMatch(
            r ->
                r.exchange()
                    .proxy()
                    .map(p -> p.originHeader().isPresent() && p.allowOrigin().isPresent())
                    .orElse(false));
  }

  /** Complaints and lifecycle lines, those about single requests included. */
  public java.util.stream.Stream<NoticeEvent> notices() {
    return java.util.stream.Stream.concat(
        file.notices().stream(),
        requests.stream().flatMap(r -> r.exchange().notices().stream()).map(p -> p.event()));
  }

  /** Complaints of given kinds in the order of their times and lines. */
  public List<NoticeEvent> notices(Notice... kinds) {
    return byKind.computeIfAbsent(Set.of(kinds), this::find);
  }

  private List<NoticeEvent> find(Set<Notice> kinds) {
    return notices()
        .filter(n -> kinds.contains(n.kind()))
        .sorted(
            Comparator.comparingLong(
                    (NoticeEvent n) -> n.at().map(m -> m.micros()).orElse(Long.MIN_VALUE))
                .thenComparing(NoticeEvent::origin))
        .toList();
  }

  /** Name of a source as cited. */
  public String sourceName(int index) {
    return profile(index).name();
  }

  private SourceProfile profile(int index) {
    for (SourceProfile s : file.correlation().sources()) {
      if (s.index() == index) {
        return s;
      }
    }
    throw new IllegalArgumentException("no source has the index " + index);
  }

  /** Who wrote the load balancer's lines, e.g. {@code haproxy}; empty: there are none. */
  public String balancerName() {
    return writers(x -> x.balancer().map(Paired::event));
  }

  /** Who wrote the proxy's lines, e.g. {@code nginx}; empty: there are none. */
  public String proxyName() {
    return writers(Exchange::proxy);
  }

  /** A title begins with the name of the server that writes such logs. */
  private String writers(Function<Exchange, Optional<AccessEvent>> line) {
    return requests.stream()
        .map(r -> line.apply(r.exchange()))
        .flatMap(Optional::stream)
        .map(e -> e.origin().source())
        .distinct()
        .map(source -> profile(source).detected().format().title().split(" ", 2)[0])
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /**
   * A fact that several requests are judged by, worked out at its first use.
   *
   * @param key a constant of the fact's own class
   */
  public <T> T once(Fact<T> key) {
    Object known = facts.get(key);
    if (known == null) {
      T value = key.of(this);
      facts.put(key, value);
      return value;
    }
    @SuppressWarnings("unchecked") // put above under the same key
    T value = (T) known;
    return value;
  }

  /** A fact about a scene; compared by identity, so keep it in a constant. */
  @FunctionalInterface
  public interface Fact<T> {
    /** Works it out. */
    T of(Scene scene);
  }

  private boolean errorLog(NoticeEvent n) {
    return profile(n.origin().source()).detected().has(LogFormat.NGINX_ERROR);
  }

  /**
   * A lone line of the application server is a request only where nobody in front of it logs any.
   */
  private static boolean counts(Exchange x, boolean edges) {
    boolean lone = x.edge().isEmpty() && x.client().isEmpty() && x.backend().isEmpty();
    return !lone || (!edges && x.startMicros() > 0);
  }

  private List<Request> where(Predicate<Request> wanted) {
    return requests.stream().filter(wanted).toList();
  }

  private List<Request> compared() {
    List<Request> same =
        where(
            r ->
                r.delivered() && route(r).failures() > 0 && (r.reachedApplication() || !proxied()));
    return same.size() >= 10
        ? same
        : where(r -> r.delivered() && (r.reachedApplication() || !proxied()));
  }

  private boolean proxied() {
    return requests.stream().anyMatch(Request::reachedApplication);
  }

  private Optional<String> front() {
    Map<String, Long> peers = new TreeMap<>();
    long total = 0;
    for (Request r : requests) {
      Optional<AccessEvent> proxy = r.exchange().proxy();
      if (proxy.isPresent() && !proxy.get().client().isEmpty()) {
        peers.merge(proxy.get().client(), 1L, Long::sum);
        total++;
      }
    }
    long all = total;
    return peers.entrySet().stream()
        .max(
            Map.Entry.<String, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .filter(e -> all >= 50 && e.getValue() >= FRONTED_SHARE * all)
        .map(Map.Entry::getKey);
  }
}
