package io.culprit.rank.finding;

import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Finds the network that a set of requests favours beyond its share of the traffic. */
final class Networks {
  private static final String CARRIER = "100.64.0.0/10 (carrier NAT)";

  private Networks() {}

  /** The network of a request, with the carriers' shared range (RFC 6598) as one. */
  static String of(Request r) {
    String ip = r.client();
    if (ip.startsWith("100.")) {
      int dot = ip.indexOf('.', 4);
      if (dot > 4 && dot <= 7) {
        int second = number(ip.substring(4, dot));
        if (second >= 64 && second <= 127) {
          return CARRIER;
        }
      }
    }
    return r.network();
  }

  /**
   * The network with the greatest excess of marked requests over its share of the others; empty:
   * none.
   */
  static String favoured(Scene scene, Predicate<Request> marked) {
    Map<String, long[]> counts = new TreeMap<>();
    long all = 0;
    long hit = 0;
    for (Request r : scene.requests()) {
      long[] c = counts.computeIfAbsent(of(r), k -> new long[2]);
      boolean m = marked.test(r);
      c[m ? 0 : 1]++;
      all++;
      hit += m ? 1 : 0;
    }
    counts.remove("");
    String best = "";
    double most = 0;
    for (Map.Entry<String, long[]> e : counts.entrySet()) {
      double excess =
          (double) e.getValue()[0] / Math.max(1, hit)
              - (double) e.getValue()[1] / Math.max(1, all - hit);
      if (excess > most) {
        most = excess;
        best = e.getKey();
      }
    }
    return best;
  }

  private static int number(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
