package io.culprit.correlate;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What must be known of the whole before one exchange can be judged: where the application lives,
 * and which web origins it turned away. Mutable while it is gathered, confined to one worker; every
 * set is bounded.
 */
final class Facts {
  private static final int PATHS = 5_000;
  private static final int NAMES = 500;
  private static final int PEERS = 2_000;

  /** Paths that the application answered with success. */
  private final SortedSet<String> apiPaths = new TreeSet<>();

  /** Their last segments, if long enough to mean something. */
  private final SortedSet<String> apiTails = new TreeSet<>();

  /** Hosts whose requests reached the application. */
  private final SortedSet<String> apiHosts = new TreeSet<>();

  /** Hosts with the paths they answered with success, from logs that do not say who answered. */
  private final SortedMap<String, SortedSet<String>> answered = new TreeMap<>();

  /** Base URLs whose calls were answered, as the clients saw them. */
  private final SortedMap<String, Integer> workingBases = new TreeMap<>();

  /** Web origins with the number of preflights accepted and refused. */
  private final SortedMap<String, Integer> acceptedOrigins = new TreeMap<>();

  private final SortedMap<String, Integer> refusedOrigins = new TreeMap<>();

  /**
   * Hashes of addresses: those the proxy saw, and those the application was told by
   * X-Forwarded-For.
   */
  private final NavigableSet<Long> proxyPeers = new TreeSet<>();

  private final NavigableSet<Long> toldPeers = new TreeSet<>();

  void proxyPeer(String address) {
    peer(proxyPeers, address);
  }

  void toldPeer(String address) {
    peer(toldPeers, address);
  }

  /** Keeps the smallest hashes, so that two sources of the same addresses keep the same ones. */
  private static void peer(NavigableSet<Long> set, String address) {
    if (!address.isEmpty()) {
      set.add(Ids.hash(address));
      if (set.size() > PEERS) {
        set.pollLast();
      }
    }
  }

  /**
   * Whether the addresses told to the application are those that the proxy logs; a hidden balancer
   * makes them differ.
   */
  boolean peersComparable() {
    if (toldPeers.isEmpty() || proxyPeers.isEmpty()) {
      return false;
    }
    long border = proxyPeers.size() < PEERS ? Long.MAX_VALUE : proxyPeers.last();
    NavigableSet<Long> told = toldPeers.headSet(border, true);
    return told.stream().filter(proxyPeers::contains).count() * 2 >= told.size();
  }

  void apiPath(String path, String host) {
    if (apiPaths.size() < PATHS && path.length() > 1) {
      apiPaths.add(path);
      String tail = tail(path);
      if (tail.length() >= 4) {
        apiTails.add(tail);
      }
    }
    if (!host.isEmpty() && apiHosts.size() < NAMES) {
      apiHosts.add(host);
    }
  }

  /** A success at a host whose log does not say whether the application was asked. */
  void answered(String path, String host) {
    if (!host.isEmpty() && (answered.size() < NAMES || answered.containsKey(host))) {
      SortedSet<String> paths = answered.computeIfAbsent(host, h -> new TreeSet<>());
      if (paths.size() < NAMES) {
        paths.add(path);
      }
    }
  }

  void workingBase(String base) {
    count(workingBases, base);
  }

  void preflight(String origin, boolean accepted) {
    count(accepted ? acceptedOrigins : refusedOrigins, origin);
  }

  private static void count(SortedMap<String, Integer> map, String key) {
    if (!key.isEmpty() && (map.size() < NAMES || map.containsKey(key))) {
      map.merge(key, 1, Integer::sum);
    }
  }

  /** Takes over what another source showed. */
  void merge(Facts other) {
    proxyPeers.addAll(other.proxyPeers);
    toldPeers.addAll(other.toldPeers);
    apiPaths.addAll(other.apiPaths);
    apiTails.addAll(other.apiTails);
    apiHosts.addAll(other.apiHosts);
    other.answered.forEach((host, paths) -> paths.forEach(p -> answered(p, host)));
    other.workingBases.forEach((k, v) -> workingBases.merge(k, v, Integer::sum));
    other.acceptedOrigins.forEach((k, v) -> acceptedOrigins.merge(k, v, Integer::sum));
    other.refusedOrigins.forEach((k, v) -> refusedOrigins.merge(k, v, Integer::sum));
  }

  boolean isApiPath(String path) {
    return apiPaths.contains(path);
  }

  /**
   * Whether the application answers at a host: its requests reached it, or paths of it succeed
   * there.
   */
  boolean isApiHost(String host) {
    return apiHosts.contains(host) || answersApi(host);
  }

  boolean knowsApiHosts() {
    return !apiHosts.isEmpty() || answered.keySet().stream().anyMatch(this::answersApi);
  }

  private boolean answersApi(String host) {
    SortedSet<String> paths = answered.get(host);
    return paths != null && paths.stream().anyMatch(this::isApiPath);
  }

  /**
   * Whether a path that is not the application's ends like one that is: {@code /undefined/api/x},
   * {@code /v2/x}.
   */
  boolean endsLikeApi(String path) {
    if (apiPaths.contains(path)) {
      return false;
    }
    for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
      if (apiPaths.contains(path.substring(slash))) {
        return true;
      }
    }
    String tail = tail(path);
    return tail.length() >= 4 && tail.indexOf('.') < 0 && apiTails.contains(tail);
  }

  /**
   * Whether a path that the application answered with "not found" is one of its own, of at least
   * two segments, behind a prefix that does not belong there: {@code /api/v1/api/v1/x}.
   */
  boolean wrapsApi(String path) {
    if (apiPaths.contains(path)) {
      return false;
    }
    for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
      String rest = path.substring(slash);
      if (rest.indexOf('/', 1) > 0 && apiPaths.contains(rest)) {
        return true;
      }
    }
    return false;
  }

  boolean isWorkingBase(String base) {
    return workingBases.containsKey(base);
  }

  boolean knowsWorkingBases() {
    return !workingBases.isEmpty();
  }

  /** Whether preflights of this web origin were always refused, and more than once. */
  boolean isRefusedOrigin(String origin) {
    return refusedOrigins.getOrDefault(origin, 0) >= 2 && !acceptedOrigins.containsKey(origin);
  }

  SortedSet<String> apiPaths() {
    return Collections.unmodifiableSortedSet(apiPaths);
  }

  private static String tail(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
