package io.culprit.rank.scene;

import io.culprit.correlate.Exchange;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Folds the ids of paths away, so that the requests of one handler are counted together.
 *
 * <p>Numbers and long hexadecimal words are ids wherever they stand. Other ids (slugs, short random
 * words, file names) show by their place: what stands there differs from request to request. Only
 * delivered requests tell of places, since a scanner's guesses differ too.
 */
final class Routes {
  private static final String ID = "{id}";
  private static final int LONGEST_WORD = 40;

  /** A place needs this many different words before they are taken for ids. */
  private static final int LEAST_WORDS = 12;

  /** A word that occurs no oftener may be an id: a call, a retry, a look back. */
  private static final int RARE = 3;

  /** Share of a place's words that must be rare. */
  private static final double MOSTLY = 0.8;

  /** A word with this share of a place's requests is a name, whatever stands beside it. */
  private static final double NAME = 0.05;

  /** Places where ids stand, as the route before them, with the words there that are none. */
  private final Map<String, Set<String>> places = new HashMap<>();

  private Routes() {}

  /** The routes that the delivered ones of some exchanges show. */
  static Routes among(Collection<Exchange> exchanges) {
    Map<String, Integer> paths = new TreeMap<>();
    for (Exchange x : exchanges) {
      if (!x.outcome().isFailure() && delivered(x)) {
        paths.merge(x.path(), 1, Integer::sum);
      }
    }
    Routes routes = new Routes();
    int depth = 0;
    while (routes.learn(paths, depth)) {
      depth++;
    }
    return routes;
  }

  /** {@code /v1/orders/4711/items} becomes {@code /v1/orders/{id}/items}. */
  String fold(String path) {
    StringBuilder out = new StringBuilder(path.length());
    int from = 0;
    while (from < path.length()) {
      int slash = path.indexOf('/', from);
      int to = slash < 0 ? path.length() : slash;
      String segment = path.substring(from, to);
      out.append(isId(segment) || isId(out.toString(), segment) ? ID : segment);
      if (slash >= 0) {
        out.append('/');
      }
      from = to + 1;
    }
    return out.toString();
  }

  private static boolean delivered(Exchange x) {
    return x.front().map(e -> e.status() < 400).orElse(true);
  }

  /** Learns the places after so many slashes; false: no path has that many. */
  private boolean learn(Map<String, Integer> paths, int depth) {
    Map<String, Map<String, Integer>> words = new TreeMap<>();
    boolean any = false;
    for (Map.Entry<String, Integer> e : paths.entrySet()) {
      int at = after(e.getKey(), depth);
      if (at >= 0) {
        any = true;
        int slash = e.getKey().indexOf('/', at);
        String word = e.getKey().substring(at, slash < 0 ? e.getKey().length() : slash);
        if (!word.isEmpty() && !isId(word)) {
          words
              .computeIfAbsent(fold(e.getKey().substring(0, at)), k -> new TreeMap<>())
              .merge(word, e.getValue(), Integer::sum);
        }
      }
    }
    words.forEach(this::judge);
    return any;
  }

  private void judge(String place, Map<String, Integer> words) {
    long rare = words.values().stream().filter(n -> n <= RARE).count();
    if (words.size() < LEAST_WORDS || rare < MOSTLY * words.size()) {
      return;
    }
    int all = words.values().stream().mapToInt(Integer::intValue).sum();
    Set<String> names = new HashSet<>();
    words.forEach(
        (word, n) -> {
          if (n > RARE && n >= NAME * all) {
            names.add(word);
          }
        });
    places.put(place, names);
  }

  /** Where the word after so many slashes begins; -1: there are fewer. */
  private static int after(String path, int slashes) {
    int at = 0;
    for (int i = 0; i < slashes; i++) {
      int slash = path.indexOf('/', at);
      if (slash < 0) {
        return -1;
      }
      at = slash + 1;
    }
    return at;
  }

  private boolean isId(String place, String segment) {
    Set<String> names = places.get(place);
    return names != null && !segment.isEmpty() && !names.contains(segment);
  }

  private static boolean isId(String segment) {
    if (segment.isEmpty()) {
      return false;
    }
    if (segment.length() > LONGEST_WORD) {
      return true;
    }
    int digits = 0;
    boolean hex = true;
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (!((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == '-')) {
        hex = false;
      }
    }
    return digits == segment.length() || (hex && digits > 0 && segment.length() >= 8);
  }
}
