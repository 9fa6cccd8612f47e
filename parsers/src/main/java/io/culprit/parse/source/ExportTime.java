package io.culprit.parse.source;

import io.culprit.parse.event.Moment;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the times of exports: ISO 8601, epochs, and what consoles show. A time without a zone is
 * UTC, as CloudWatch and Azure export it; Kibana writes the browser's.
 */
final class ExportTime {
  /** Kibana's {@code Nov 20, 2026 @ 10:54:23.123}. */
  private static final Pattern KIBANA =
      Pattern.compile("([A-Z][a-z]{2}) (\\d{1,2}), (\\d{4}) @ (\\d\\d:\\d\\d:\\d\\d)([.\\d]*)");

  /** Azure's {@code 11/20/2026, 10:54:23.123 AM}. */
  private static final Pattern AZURE =
      Pattern.compile(
          "(\\d{1,2})/(\\d{1,2})/(\\d{4}),? (\\d{1,2}):(\\d\\d:\\d\\d)([.\\d]*) ([AP])M");

  private ExportTime() {}

  /** The time that is the whole of a text. */
  static Optional<Moment> of(String text) {
    String time = text.strip();
    if (time.isEmpty() || time.length() > 60) {
      return Optional.empty();
    }
    return epoch(time)
        .or(() -> TimeText.iso(time, 0).map(TimeText::moment))
        .or(() -> kibana(time))
        .or(() -> azure(time));
  }

  /** Seconds, milli-, micro- or nanoseconds; the size of the number tells which. */
  private static Optional<Moment> epoch(String time) {
    if (time.indexOf('.') > 0) {
      return TimeText.epochSeconds(time, 0, time.length()).map(TimeText::moment);
    }
    // Nanoseconds have a digit more than a whole number is read with.
    boolean nanos = time.length() == 19;
    long number = Decimals.whole(nanos ? time.substring(0, 16) : time);
    if (number < 0) {
      return Optional.empty();
    }
    return switch (time.length()) {
      case 10 -> Optional.of(new Moment(number * 1_000_000, 1_000_000));
      case 13 -> Optional.of(new Moment(number * 1000, 1000));
      case 16, 19 -> Optional.of(new Moment(number, 1));
      default -> Optional.empty();
    };
  }

  private static Optional<Moment> kibana(String time) {
    Matcher m = KIBANA.matcher(time);
    return m.matches()
        ? iso(m.group(3), TimeText.month(m.group(1), 0), m.group(2), m.group(4), m.group(5))
        : Optional.empty();
  }

  private static Optional<Moment> azure(String time) {
    Matcher m = AZURE.matcher(time);
    if (!m.matches()) {
      return Optional.empty();
    }
    int hour = Integer.parseInt(m.group(4)) % 12 + (m.group(7).equals("P") ? 12 : 0);
    String clock = two(String.valueOf(hour)) + ":" + m.group(5);
    return iso(m.group(3), Integer.parseInt(m.group(1)), m.group(2), clock, m.group(6));
  }

  private static Optional<Moment> iso(
      String year, int month, String day, String clock, String fraction) {
    String iso = year + "-" + two(String.valueOf(month)) + "-" + two(day) + "T" + clock + fraction;
    return TimeText.iso(iso, 0).map(TimeText::moment);
  }

  private static String two(String digits) {
    return digits.length() < 2 ? "0" + digits : digits;
  }
}
