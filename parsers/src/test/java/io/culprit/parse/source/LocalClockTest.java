package io.culprit.parse.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Local times that are written twice, never, or once. */
final class LocalClockTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final long SEED = 25;

  @Test
  void hourThatOccursTwice_isToldByTheOrderOfTheFile() {
    List<Instant> times = new ArrayList<>();
    // Clocks in Berlin go back from 03:00 to 02:00 at 01:00 UTC.
    Instant time = Instant.parse("2026-10-24T22:00:00Z");
    while (time.isBefore(Instant.parse("2026-10-25T04:00:00Z"))) {
      times.add(time);
      time = time.plusSeconds(97);
    }
    assertEquals(times, read(times, BERLIN));
  }

  @Test
  void hourThatOccursTwice_withoutALineBefore_isTheFirst() {
    assertEquals(Instant.parse("2026-10-25T00:30:00Z"), read(clock(BERLIN), "2026-10-25T02:30:00"));
  }

  @Test
  void hourThatOccursTwice_bearsLinesThatAreABitOutOfOrder() {
    LocalClock clock = clock(BERLIN);
    assertEquals(Instant.parse("2026-10-25T00:59:58Z"), read(clock, "2026-10-25T02:59:58"));
    assertEquals(Instant.parse("2026-10-25T01:00:01Z"), read(clock, "2026-10-25T02:00:01"));
    assertEquals(Instant.parse("2026-10-25T00:59:59Z"), read(clock, "2026-10-25T02:59:59"));
    assertEquals(Instant.parse("2026-10-25T01:00:02Z"), read(clock, "2026-10-25T02:00:02"));
  }

  @Test
  void hourThatIsSkipped_isReadWithTheOffsetFromBefore() {
    assertEquals(Instant.parse("2026-03-29T01:30:00Z"), read(clock(BERLIN), "2026-03-29T02:30:00"));
  }

  @Test
  void logOfAYear_inAnyZone_givesItsInstantsBack() {
    for (String zone :
        List.of("America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC")) {
      Random random = new Random(SEED);
      List<Instant> times = new ArrayList<>();
      Instant time = Instant.parse("2026-01-01T00:00:00Z");
      while (time.isBefore(Instant.parse("2027-01-01T00:00:00Z"))) {
        times.add(time);
        time = time.plusSeconds(1 + random.nextInt(600));
      }
      assertEquals(times, read(times, ZoneId.of(zone)), "seed " + SEED + ", " + zone);
    }
  }

  private static List<Instant> read(List<Instant> written, ZoneId zone) {
    LocalClock clock = clock(zone);
    return written.stream()
        .map(time -> read(clock, LocalDateTime.ofInstant(time, zone).toString()))
        .toList();
  }

  private static Instant read(LocalClock clock, String local) {
    Instant asUtc = LocalDateTime.parse(local).toInstant(ZoneOffset.UTC);
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, asUtc);
    return Instant.EPOCH.plus(micros + clock.shift(micros), ChronoUnit.MICROS);
  }

  private static LocalClock clock(ZoneId zone) {
    return new LocalTime(Optional.of(zone)).clock();
  }
}
