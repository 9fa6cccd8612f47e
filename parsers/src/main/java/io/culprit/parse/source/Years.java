package io.culprit.parse.source;

import io.culprit.parse.event.Moment;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds the year of times that state none, as RFC 3164 and {@code journalctl} write them. The first
 * of a reading is in the year that puts it nearest to a time that another source states in full;
 * each further one in the year nearest to the one before it, so that January follows December. The
 * age of the file does not count: a copy of it would be of another age.
 *
 * @param near a time in full, in microseconds since the epoch; absent: no source states one, and
 *     such times are none
 * @param local the zone of the times
 */
public record Years(OptionalLong near, LocalTime local) {
  /** A year that has every day: times without a year are written in it. */
  static final int LEAP = 2000;

  /** No year is known. */
  public static Years unknown() {
    return new Years(OptionalLong.empty(), LocalTime.asRead());
  }

  /** The times of one reading. */
  Reading reading() {
    return new Reading(this);
  }

  /** The times of one reading, in the order in which they are asked for. Not thread-safe. */
  static final class Reading {
    private final LocalClock local;
    private OptionalLong last;

    private Reading(Years years) {
      this.last = years.near();
      this.local = years.local().clock();
    }

    /** A time in the zone of the times. */
    Moment local(Moment read) {
      return new Moment(read.micros() + local.shift(read.micros()), read.precisionMicros());
    }

    /** When a time of the year {@link Years#LEAP} was; empty: no year is known. */
    Optional<Moment> of(Moment yearless) {
      if (last.isEmpty()) {
        return Optional.empty();
      }
      LocalDateTime stated = date(yearless.micros());
      int year = date(last.getAsLong()).getYear();
      long nearest = Long.MAX_VALUE;
      for (int y = year - 1; y <= year + 1; y++) {
        LocalDateTime dated = stated.withYear(y);
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, dated.toInstant(ZoneOffset.UTC));
        // The 29th of February is in leap years only.
        boolean exists = dated.getDayOfMonth() == stated.getDayOfMonth();
        nearest = exists && nearer(micros, nearest) ? micros : nearest;
      }
      if (nearest == Long.MAX_VALUE) {
        return Optional.empty();
      }
      last = OptionalLong.of(nearest);
      return Optional.of(local(new Moment(nearest, yearless.precisionMicros())));
    }

    private boolean nearer(long micros, long than) {
      long at = last.orElseThrow();
      return than == Long.MAX_VALUE || Math.abs(micros - at) < Math.abs(than - at);
    }

    private static LocalDateTime date(long micros) {
      return LocalDateTime.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC);
    }
  }
}
