package io.culprit.engine;

import java.util.Random;
import java.util.function.LongToDoubleFunction;

/**
 * Generates timelines: Poisson traffic with given shares of faults and aborts over time. Seeded.
 */
final class Traffic {
  static final long MINUTE = 60_000_000L;
  static final long HOUR = 60 * MINUTE;

  /** 2026-11-20T00:00:00Z. */
  static final long MIDNIGHT = 1_795_132_800_000_000L;

  private final Random random;
  private final FailureTimeline timeline = new FailureTimeline();

  Traffic(long seed) {
    random = new Random(seed);
  }

  /** Adds traffic from an instant on, in steps of ten seconds. */
  Traffic add(
      long from,
      long length,
      double requestsAMinute,
      LongToDoubleFunction faults,
      LongToDoubleFunction aborts) {
    for (long at = from; at < from + length; at += 10_000_000L) {
      int requests = poisson(requestsAMinute / 6);
      int failed = 0;
      int aborted = 0;
      for (int i = 0; i < requests; i++) {
        double dice = random.nextDouble();
        double fault = faults.applyAsDouble(at);
        if (dice < fault) {
          failed++;
        } else if (dice < fault + aborts.applyAsDouble(at)) {
          aborted++;
        }
      }
      if (requests > 0) {
        timeline.add(at, requests, failed, aborted);
      }
    }
    return this;
  }

  /** A day with everyday failures and these faults on top. */
  static FailureTimeline day(long seed, double requestsAMinute, LongToDoubleFunction faults) {
    return new Traffic(seed)
        .add(
            MIDNIGHT, 24 * HOUR, requestsAMinute, t -> 0.0003 + faults.applyAsDouble(t), t -> 0.004)
        .timeline();
  }

  FailureTimeline timeline() {
    return timeline;
  }

  private int poisson(double mean) {
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int n = 0;
    while (product > limit) {
      product *= random.nextDouble();
      n++;
    }
    return n;
  }
}
