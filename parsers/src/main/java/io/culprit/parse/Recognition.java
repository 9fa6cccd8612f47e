package io.culprit.parse;

import java.util.List;
import java.util.function.Supplier;

/**
 * A way to read a source.
 *
 * @param format the format
 * @param detail what is particular: a {@code log_format}'s name, the columns
 * @param confidence share of the sample's lines that were understood as this format, 0 to 1; the
 *     highest wins, ties go to the first in {@link LogFormat}
 * @param zoned whether its times carry a zone
 * @param timed whether its records carry times of their own
 * @param parser makes a fresh parser for each reading
 * @param also other formats that it reads where they stand among the lines
 */
public record Recognition(
    LogFormat format,
    String detail,
    double confidence,
    boolean zoned,
    boolean timed,
    Supplier<LineParser> parser,
    List<LogFormat> also) {
  public Recognition {
    also = List.copyOf(also);
  }

  /** A way to read a source of one format. */
  public Recognition(
      LogFormat format,
      String detail,
      double confidence,
      boolean zoned,
      boolean timed,
      Supplier<LineParser> parser) {
    this(format, detail, confidence, zoned, timed, parser, List.of());
  }
}
