package io.culprit.correlate;

import io.culprit.parse.event.AccessEvent;
import java.util.Arrays;

/**
 * After how long cut requests are cut, learnt from pairs of cut proxy lines and handlers of the
 * same route: a proxy's or client's fixed limit shows as a peak. Needed only where the proxy logs
 * no duration.
 *
 * @param gatewayMicros the usual age at a 504; -1: none is usual
 * @param closedMicros the usual age at a 499; -1: none is usual
 */
record LimitLaw(long gatewayMicros, long closedMicros) {
  static final LimitLaw UNKNOWN = new LimitLaw(-1, -1);

  /** Cost of an age at the cut. */
  double cost(int status, double ageMicros) {
    long usual = status == 499 ? closedMicros : gatewayMicros;
    if (usual < 0) {
      return 3;
    }
    double peaked = 1.2 * Ln.ofOnePlus(Math.abs(ageMicros - usual) / 60_000.0);
    return status == 499 ? Math.min(4, peaked) : peaked;
  }

  /**
   * Cost of a handler that outlived the gateway's usual patience and was delivered all the same.
   */
  double excess(AccessEvent proxy, long handlerMicros) {
    return gatewayMicros > 0 && !proxy.hasDuration() && handlerMicros > gatewayMicros + 1_000_000
        ? 8
        : 0;
  }

  /**
   * The age that most candidate pairs share, in tenths of a second; -1 where no peak stands out.
   */
  static long usual(long[] ages) {
    long[] sorted = ages.clone();
    Arrays.sort(sorted);
    int best = 0;
    int at = 0;
    for (int i = 0, j = 0; i < sorted.length; i++) {
      while (sorted[i] - sorted[j] > 1_100_000) {
        j++;
      }
      if (i - j + 1 > best) {
        best = i - j + 1;
        at = j;
      }
    }
    if (best < 5) {
      return -1;
    }
    double even =
        sorted.length * 1_100_000.0 / Math.max(1_100_000, sorted[sorted.length - 1] - sorted[0]);
    if (best < 3 + 3 * even && best * 2 < sorted.length) {
      return -1;
    }
    return sorted[at + best / 2];
  }
}
