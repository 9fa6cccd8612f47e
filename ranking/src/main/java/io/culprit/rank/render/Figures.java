package io.culprit.rank.render;

import io.culprit.rank.Ratio;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How numbers become text: with units, without digits nobody measured. */
final class Figures {
  /** What stands where nothing was measured. */
  static final String NONE = "–";

  private Figures() {}

  /** {@code 12,345}. */
  static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** {@code 87 of 871 (10 %)}; just the numbers where there is nothing to divide. */
  static String of(long k, long n) {
    return count(k) + " of " + count(n) + (n > 0 ? " (" + share(k, n) + ")" : "");
  }

  /** {@code 87 of 871 requests (10 %)}. */
  static String of(long k, long n, String things) {
    return count(k) + " of " + count(n) + " " + things + (n > 0 ? " (" + share(k, n) + ")" : "");
  }

  /** The same for a ratio; a dash where nobody was looked at. */
  static String of(Ratio ratio) {
    return ratio.n() == 0 ? NONE : of(ratio.k(), ratio.n());
  }

  /** Percent of a count: 0 % and 100 % only where they are exact. */
  static String share(long k, long n) {
    if (n <= 0) {
      return NONE;
    }
    if (k == 0 || k == n) {
      return k == 0 ? "0 %" : "100 %";
    }
    return probability((double) k / n);
  }

  /** Percent of a count with one decimal: 0 % and 100 % only where they are exact. */
  static String precisely(long k, long n) {
    if (n <= 0 || k == 0 || k == n) {
      return share(k, n);
    }
    double percent = Math.max(0.1, Math.min(99.9, 100.0 * k / n));
    return String.format(Locale.ROOT, "%.1f %%", percent);
  }

  /** Percent, never 0 % and never 100 %. */
  static String probability(double p) {
    if (p < 0.01) {
      return "<1 %";
    }
    if (p > 0.99) {
      return ">99 %";
    }
    return Math.round(p * 100) + " %";
  }

  /** Ten times the decimal logarithm of the odds. */
  static double decibans(double probability) {
    return 10 * StrictMath.log10(probability / (1 - probability));
  }

  /** {@code 0.31}: information. */
  static String bits(double bits) {
    return String.format(Locale.ROOT, "%.2f", bits);
  }

  /** {@code +12.3}, {@code −0.4}, {@code 0.0}. */
  static String signed(double decibans) {
    String text = String.format(Locale.ROOT, "%.1f", Math.abs(decibans));
    return text.equals("0.0") ? text : (decibans < 0 ? "−" : "+") + text;
  }

  /** {@code 63 ms}, {@code 5.00 s}, {@code 2 min 05 s}; a dash where it is unknown (below zero). */
  static String time(long micros) {
    return micros < 0 ? NONE : positive(micros);
  }

  /** The same with a sign: {@code +63 ms}. */
  static String shift(long micros) {
    return micros == 0 ? "0" : (micros < 0 ? "−" : "+") + positive(Math.abs(micros));
  }

  /** A moment as seen from a beginning; a dash where it is not known. */
  static String since(long micros, long start) {
    return micros < 0 ? NONE : shift(micros - start);
  }

  /** How long something took; a dash where one of its ends is not known or it is a moment. */
  static String lasted(long from, long to) {
    return from >= 0 && to > from ? time(to - from) : NONE;
  }

  private static String positive(long micros) {
    if (micros < 1_000) {
      return micros + " µs";
    }
    if (micros < 1_000_000) {
      return micros / 1_000 + " ms";
    }
    if (micros < 60_000_000) {
      return String.format(Locale.ROOT, micros < 20_000_000 ? "%.2f s" : "%.1f s", micros / 1e6);
    }
    long seconds = micros / 1_000_000;
    if (seconds < 3_600) {
      return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
    }
    return String.format(Locale.ROOT, "%d h %02d min", seconds / 3_600, seconds / 60 % 60);
  }

  /** UTC with what digits there are: {@code 2026-11-20T10:23:11.397Z}. */
  static String instant(long micros) {
    return at(micros).toString();
  }

  /** UTC to the millisecond. */
  static String millisecond(long micros) {
    return at(micros).truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** UTC to the second. */
  static String second(long micros) {
    return at(micros).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static Instant at(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
  }
}
