package io.culprit.parse;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How much of something an input may hold: beyond it a file is broken or hostile, and reading on
 * would cost memory or hours. What is beyond a limit is counted and said. To add one, write a
 * constant here and ask {@link Limits#of} where it holds.
 */
public enum Limit {
  /** nginx cuts its own lines far below, applications rarely pass 64 KiB. */
  LINE(1 << 20, "bytes of a line"),

  /** Columns, keys, pairs. The widest trace records have some hundreds. */
  FIELDS(1_000, "fields of a line"),

  /** Of one line. Servers nest two or three deep, and parsers keep what is open. */
  DEPTH(100, "levels of nested JSON"),

  /** Of one file, and of all entries of one archive. More than the largest day of logs. */
  UNPACKED(1L << 38, "bytes of a file or an archive after decompression"),

  /**
   * Asked only from {@link Limits#RATIO_FROM} on. Logs give 10 to 100; a gzip bomb gives 1,000,
   * others far more.
   */
  RATIO(500, "bytes after decompression for each before"),

  /** Of one archive, those in archives inside it included. */
  ENTRIES(10_000, "files of an archive"),

  /** A file in a plain archive is one deep. */
  NESTING(4, "archives inside one another");

  private final long standard;
  private final String meaning;

  Limit(long standard, String meaning) {
    this.standard = standard;
    this.meaning = meaning;
  }

  /** What it is unless the user says otherwise. */
  public long standard() {
    return standard;
  }

  /** What it counts. */
  public String meaning() {
    return meaning;
  }

  /** The name that stands for it on a command line, e.g. {@code unpacked}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The limit of a name. */
  public static Optional<Limit> of(String id) {
    return Stream.of(values()).filter(limit -> limit.id().equals(id)).findFirst();
  }
}
