package io.culprit.engine;

import io.culprit.correlate.Correlation;
import io.culprit.correlate.Range;
import io.culprit.correlate.Survey;
import io.culprit.parse.event.Moment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the engine has to say about its own choices, in sentences. */
final class Notes {
  /** Clocks closer than this do not change what is found. */
  private static final long CLOCK_MATTERS = 300_000;

  private Notes() {}

  /** That only a part was looked at, and which. */
  static String chosen(FailureTimeline timeline, List<Range> stretches, long kept) {
    long failures = stretches.stream().mapToLong(r -> timeline.sum(r).failures()).sum();
    return "The input holds "
        + count(timeline.requests(), "request")
        + " of which "
        + timeline.failures()
        + " failed, more than are looked at closely at once; this report looks at "
        + kept
        + " of them with "
        + count(failures, "failure")
        + ", in "
        + ranges(stretches)
        + ", and leaves out the rest.";
  }

  /** That only a range was asked for. */
  static String range(Range range, FailureTimeline counted, List<Survey> surveys) {
    String asked =
        range.from() == Long.MIN_VALUE
            ? "before " + instant(range.to())
            : range.to() == Long.MAX_VALUE
                ? "from " + instant(range.from()) + " on"
                : "from " + instant(range.from()) + " to " + instant(range.to());
    if (counted.requests() > 0) {
      return "Only requests that ended "
          + asked
          + " are looked at: "
          + counted.requests()
          + " of them.";
    }
    LongSummaryStatistics times =
        surveys.stream()
            .flatMap(s -> List.of(s.first(), s.last()).stream())
            .flatMap(Optional::stream)
            .mapToLong(Moment::micros)
            .summaryStatistics();
    return "No request ended "
        + asked
        + (times.getCount() == 0
            ? "."
            : "; the logs reach from "
                + instant(times.getMin())
                + " to "
                + instant(times.getMax())
                + ".");
  }

  /** That the report is on one window of a longer input, and which. */
  static String window(Window window, FailureTimeline timeline) {
    String part =
        "This report is on one part of a longer input of "
            + count(timeline.requests(), "request")
            + " with "
            + count(timeline.failures(), "failure")
            + ": ";
    if (window.chronic()) {
      return part
          + "the low level of failures that runs through it, "
          + count(window.failures(), "failure")
          + " of "
          + count(window.requests(), "request")
          + " in "
          + range(window.core())
          + (window.without().isEmpty()
              ? "."
              : ", without the windows that have reports of their own.");
    }
    return part
        + "the incident of "
        + range(window.core())
        + ", read with the time around it, "
        + range(window.read())
        + ".";
  }

  /** Ranges in UTC, to the second. */
  static String ranges(List<Range> ranges) {
    return ranges.stream().map(Notes::range).collect(Collectors.joining(" and "));
  }

  /** A range in UTC, to the second. */
  static String range(Range range) {
    return instant(range.from()) + " to " + instant(range.to());
  }

  /** An instant in UTC, to the second. */
  static String instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** A number of things: {@code 1 request}, {@code 2 requests}. */
  static String count(long n, String one) {
    return n + " " + (n == 1 ? one : one + "s");
  }

  /** What differs between the clocks where that is not corrected. */
  static List<String> clocks(Correlation correlation) {
    return correlation.sources().stream()
        .filter(s -> Math.abs(s.clock().micros()) >= CLOCK_MATTERS)
        .map(
            s ->
                "The clock of "
                    + s.name()
                    + " is not corrected, though it seems to be off by "
                    + String.format(Locale.ROOT, "%+.3f s", s.clock().micros() / 1e6)
                    + ": times between it and other logs, waiting times among them, are not to be"
                    + " trusted.")
        .toList();
  }
}
