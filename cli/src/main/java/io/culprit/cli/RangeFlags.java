package io.culprit.cli;

import io.culprit.correlate.Range;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which stretch of time to look at. */
final class RangeFlags {
  @ArgGroup(validate = false, heading = "%nTime:%n", order = 20)
  private Bounds bounds = new Bounds();

  /** The options under one heading. */
  static final class Bounds {
    @Option(
        names = "--since",
        paramLabel = "TIME",
        description =
            "Look only at requests that ended at or after this: 2026-11-20T10:50:00Z, or without a zone in"
                + " --timezone's (else UTC).")
    private @Nullable String since;

    @Option(
        names = "--until",
        paramLabel = "TIME",
        description = "Look only at requests that ended before this.")
    private @Nullable String until;
  }

  /** The range meant. */
  Range range(Optional<ZoneId> zone) {
    ZoneId local = zone.orElse(ZoneOffset.UTC);
    long from = bounds.since == null ? Long.MIN_VALUE : micros("--since", bounds.since, local);
    long to = bounds.until == null ? Long.MAX_VALUE : micros("--until", bounds.until, local);
    if (to <= from) {
      throw new UsageException(
          "--until (" + bounds.until + ") must be later than --since (" + bounds.since + ")");
    }
    return new Range(from, to);
  }

  private static long micros(String option, String text, ZoneId zone) {
    String iso = text.strip().replace(' ', 'T');
    Instant instant;
    try {
      if (iso.length() == 10) {
        instant = LocalDate.parse(iso).atStartOfDay(zone).toInstant();
      } else if (iso.matches(".*T.*(Z|z|[+-]\\d\\d(:?\\d\\d)?)")) {
        instant =
            OffsetDateTime.parse(
                    iso.replaceFirst("([+-]\\d\\d)$", "$1:00")
                        .replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2"))
                .toInstant();
      } else {
        instant = LocalDateTime.parse(iso).atZone(zone).toInstant();
      }
      return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    } catch (DateTimeException | ArithmeticException e) {
      throw new UsageException(
          option + ": expected a time such as 2026-11-20T10:50:00Z, found '" + text + "'");
    }
  }
}
