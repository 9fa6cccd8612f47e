package io.culprit.parse.backend.field;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** A unit of time as logs write it, behind a number or in the name of a field. */
public enum Unit {
  NANOS(0.001, "ns", "nsec", "nano", "nanos", "nanosecond", "nanoseconds"),
  MICROS(1, "us", "µs", "μs", "usec", "usecs", "micro", "micros", "microsecond", "microseconds"),
  MILLIS(1e3, "ms", "msec", "msecs", "milli", "millis", "millisec", "millisecond", "milliseconds"),
  SECONDS(1e6, "s", "sec", "secs", "second", "seconds"),
  MINUTES(6e7, "m", "min", "mins", "minute", "minutes"),
  HOURS(3.6e9, "h", "hr", "hrs", "hour", "hours");

  private final double micros;

  /** Never changed. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> words;

  Unit(double micros, String... words) {
    this.micros = micros;
    this.words = List.of(words);
  }

  /** Microseconds in one of it. */
  public double micros() {
    return micros;
  }

  /** The unit a word names, e.g. {@code ms}; case does not matter. */
  public static Optional<Unit> of(String word) {
    String low = word.toLowerCase(Locale.ROOT);
    for (Unit unit : values()) {
      if (unit.words.contains(low)) {
        return Optional.of(unit);
      }
    }
    return Optional.empty();
  }

  /**
   * The unit that durations without any stated unit are in, judged by a sample of them.
   *
   * <p>Fractions: a median below 5 is seconds, else milliseconds. Whole numbers: milliseconds while
   * the median could be a web request's, else microseconds, else nanoseconds. Half of all web
   * requests take between a millisecond and a few seconds, which is what makes the median speak.
   *
   * @param sample values in order, as written; none: seconds
   */
  public static Unit guess(List<String> sample) {
    boolean fraction = false;
    List<Double> values = new ArrayList<>();
    for (String text : sample) {
      OptionalDouble value = Lapse.number(text);
      if (value.isPresent()) {
        values.add(value.getAsDouble());
        fraction |= text.indexOf('.') >= 0;
      }
    }
    if (values.isEmpty()) {
      return SECONDS;
    }
    Collections.sort(values);
    double median = values.get(values.size() / 2);
    if (fraction) {
      return median < 5 ? SECONDS : MILLIS;
    }
    return median < 20_000 ? MILLIS : median < 5e7 ? MICROS : NANOS;
  }
}
