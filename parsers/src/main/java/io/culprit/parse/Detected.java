package io.culprit.parse;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a source was recognised as, and how surely.
 *
 * @param format the format, the first in {@link LogFormat} where there are several
 * @param detail what is particular: a {@code log_format}'s name, the wrapper, the columns
 * @param confidence share of the sampled lines that the format understood, 0 to 1
 * @param wrapper what was taken off each line first, e.g. {@code docker json-file}; empty: nothing
 * @param zoned whether its times carry a zone; false also where it has no times
 * @param timed whether its records carry times at all
 * @param also the other formats whose lines stand among those of the first
 */
public record Detected(
    LogFormat format,
    String detail,
    double confidence,
    String wrapper,
    boolean zoned,
    boolean timed,
    List<LogFormat> also) {
  public Detected {
    also = List.copyOf(also);
  }

  /** A source of one format. */
  public Detected(
      LogFormat format,
      String detail,
      double confidence,
      String wrapper,
      boolean zoned,
      boolean timed) {
    this(format, detail, confidence, wrapper, zoned, timed, List.of());
  }

  /** The formats as a person reads them: {@code nginx access + nginx error}. */
  public String title() {
    return Stream.concat(Stream.of(format), also.stream())
        .map(LogFormat::title)
        .collect(Collectors.joining(" + "));
  }

  /** Whether lines of a format are among the source's. */
  public boolean has(LogFormat one) {
    return format == one || also.contains(one);
  }
}
