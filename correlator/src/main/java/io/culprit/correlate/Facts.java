package io.culprit.correlate;

import java.util.Collections;
import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of the whole before one exchange can be judged: where the application lives,
 * and which web origins it turned away. Mutable while it is gathered, confined to one worker; every
 * set is bounded, and what it holds depends on what was seen, never on the order.
 */
final class Facts {
  private static final int PATHS = 5_000;
  private static final int NAMES = 500;
  private static final int PEERS = 2_000;

  /** Shorter last segments, such as ids, mean nothing. */
  private static final int LONG_ENOUGH = 4;

  /** Slots that remember what was put in lately, so that a busy route is not put in each time. */
  private static final int LATELY = 1 << 12;

  /** Paths that the application answered with success. */
  private final FewestHashes<Boolean> apiPaths = new FewestHashes<>(PATHS);

  /** Paths that it answered with "not found" or "method not allowed". */
  private final FewestHashes<Boolean> notFound = new FewestHashes<>(PATHS);

  /** Whether the application logs its answers at all. */
  private boolean answersLogged;

  /** Their last segments, if long enough to mean something; absent until they are asked for. */
  private @Nullable Set<String> apiTails;

  /** Hosts whose requests reached the application. */
  private final FewestHashes<Boolean> apiHosts = new FewestHashes<>(NAMES);

  /** Hosts with the paths they answered with success, from logs that do not say who answered. */
  private final FewestHashes<FewestHashes<Boolean>> answered = new FewestHashes<>(NAMES);

  /** Base URLs whose calls were answered, as the clients saw them. */
  private final FewestHashes<Integer> workingBases = new FewestHashes<>(NAMES);

  /** Web origins with the number of preflights accepted and refused. */
  private final FewestHashes<Integer> acceptedOrigins = new FewestHashes<>(NAMES);

  private final FewestHashes<Integer> refusedOrigins = new FewestHashes<>(NAMES);

  /**
   * Hashes of addresses: those the proxy saw, and those the application was told by
   * X-Forwarded-For.
   */
  private final NavigableSet<Long> proxyPeers = new TreeSet<>();

  private final NavigableSet<Long> toldPeers = new TreeSet<>();

  private static final FewestHashes<Boolean> NONE = new FewestHashes<>(1);

  private final long[] lately = new long[LATELY];

  void proxyPeer(CharSequence address) {
    peer(proxyPeers, address);
  }

  void toldPeer(CharSequence address) {
    peer(toldPeers, address);
  }

  /** Keeps the smallest hashes, so that two sources of the same addresses keep the same ones. */
  private void peer(NavigableSet<Long> set, CharSequence address) {
    if (address.length() == 0) {
      return;
    }
    long hash = Ids.hash(address);
    boolean fits = set.size() < PEERS || hash <= set.last();
    if (fits && isNew(set == proxyPeers ? hash : hash + 1)) {
      set.add(hash);
      if (set.size() > PEERS) {
        set.pollLast();
      }
    }
  }

  /** Whether something, known by its hash, was not put in lately. */
  private boolean isNew(long hash) {
    int slot = (int) (hash & (LATELY - 1));
    boolean known = lately[slot] == hash;
    lately[slot] = hash;
    return !known;
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

  void apiPath(CharSequence path, CharSequence host) {
    if (!isNew(Ids.hash(path, host) + 2)) {
      return;
    }
    if (path.length() > 1) {
      apiPaths.merge(path, true, Boolean::logicalOr);
      apiTails = null;
    }
    if (host.length() > 0) {
      apiHosts.merge(host, true, Boolean::logicalOr);
    }
  }

  /**
   * An answer that the application, or its server, logged itself.
   *
   * @param status its status; -1: not logged, taken for a success
   */
  void applicationAnswered(String path, int status) {
    answersLogged |= status > 0;
    if (status < 0 || (status >= 200 && status < 400)) {
      apiPath(path, "");
    } else if (status == 404 || status == 405) {
      notFound.merge(path, true, Boolean::logicalOr);
    }
  }

  /** Whether the application logs its answers and never said "not found" to a path. */
  boolean neverNotFound(String path) {
    return answersLogged && notFound.all().size() < PATHS && !notFound.contains(path);
  }

  /** A success at a host whose log does not say whether the application was asked. */
  void answered(CharSequence path, CharSequence host) {
    if (host.length() > 0 && isNew(Ids.hash(path, host) + 3)) {
      FewestHashes<Boolean> paths = new FewestHashes<>(NAMES);
      paths.merge(path.toString(), true, Boolean::logicalOr);
      answered.merge(host.toString(), paths, Facts::union);
    }
  }

  void workingBase(String base) {
    count(workingBases, base);
  }

  void preflight(String origin, boolean accepted) {
    count(accepted ? acceptedOrigins : refusedOrigins, origin);
  }

  private static void count(FewestHashes<Integer> map, String key) {
    if (!key.isEmpty()) {
      map.merge(key, 1, Integer::sum);
    }
  }

  private static FewestHashes<Boolean> union(FewestHashes<Boolean> a, FewestHashes<Boolean> b) {
    a.mergeAll(b, yes -> yes, Boolean::logicalOr);
    return a;
  }

  /** Takes over what another worker or source showed. */
  void merge(Facts other) {
    merge(proxyPeers, other.proxyPeers);
    merge(toldPeers, other.toldPeers);
    apiPaths.mergeAll(other.apiPaths, yes -> yes, Boolean::logicalOr);
    apiTails = null;
    apiHosts.mergeAll(other.apiHosts, yes -> yes, Boolean::logicalOr);
    notFound.mergeAll(other.notFound, yes -> yes, Boolean::logicalOr);
    answersLogged |= other.answersLogged;
    answered.mergeAll(other.answered, x -> union(new FewestHashes<>(NAMES), x), Facts::union);
    workingBases.mergeAll(other.workingBases, n -> n, Integer::sum);
    acceptedOrigins.mergeAll(other.acceptedOrigins, n -> n, Integer::sum);
    refusedOrigins.mergeAll(other.refusedOrigins, n -> n, Integer::sum);
  }

  private static void merge(NavigableSet<Long> set, NavigableSet<Long> other) {
    set.addAll(other);
    while (set.size() > PEERS) {
      set.pollLast();
    }
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
    return !apiHosts.isEmpty() || answered.all().stream().anyMatch(each -> answersApi(each.name()));
  }

  private boolean answersApi(String host) {
    return answered.get(host, NONE).all().stream().anyMatch(each -> isApiPath(each.name()));
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
    return tail.length() >= LONG_ENOUGH && tail.indexOf('.') < 0 && apiTails().contains(tail);
  }

  private Set<String> apiTails() {
    if (apiTails == null) {
      Set<String> tails = new HashSet<>();
      apiPaths.all().stream()
          .map(each -> tail(each.name()))
          .filter(tail -> tail.length() >= LONG_ENOUGH)
          .forEach(tails::add);
      apiTails = tails;
    }
    return apiTails;
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
    return workingBases.contains(base);
  }

  boolean knowsWorkingBases() {
    return !workingBases.isEmpty();
  }

  /** Whether preflights of this web origin were always refused, and more than once. */
  boolean isRefusedOrigin(String origin) {
    return refusedOrigins.get(origin, 0) >= 2 && !acceptedOrigins.contains(origin);
  }

  SortedSet<String> apiPaths() {
    SortedSet<String> paths = new TreeSet<>();
    apiPaths.all().forEach(each -> paths.add(each.name()));
    return Collections.unmodifiableSortedSet(paths);
  }

  private static String tail(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
