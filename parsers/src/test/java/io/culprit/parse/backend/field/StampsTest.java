package io.culprit.parse.backend.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.source.TimeText;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StampsTest {
  private static final long SEED = 20261120;

  /** Forms that java.time writes too: pattern, and microseconds that the form is precise to. */
  private static final List<Form> FORMS =
      List.of(
          new Form("yyyy-MM-dd'T'HH:mm:ssXXX", 1_000_000),
          new Form("yyyy-MM-dd'T'HH:mm:ss.SSSXXX", 1_000),
          new Form("yyyy-MM-dd'T'HH:mm:ss.SSSSSSXX", 1),
          new Form("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSSXXX", 1),
          new Form("yyyy-MM-dd HH:mm:ss,SSSxx", 1_000),
          new Form("yyyy-MM-dd HH:mm:ssxxx", 1_000_000),
          new Form("yyyy-MM-dd HH:mm:ss xx", 1_000_000),
          new Form("yyyy/MM/dd HH:mm:ss.SS xx", 10_000),
          new Form("dd/MMM/yyyy:HH:mm:ss xx", 1_000_000),
          new Form("EEE, dd MMM yyyy HH:mm:ss xx", 1_000_000),
          new Form("EEE MMM dd yyyy HH:mm:ss 'GMT'xx", 1_000_000),
          new Form("MMM d, yyyy '@' HH:mm:ss.SSS xx", 1_000),
          new Form("MMM d, yyyy, h:mm:ss a xx", 1_000_000),
          new Form("yyyy-MM-dd hh:mm:ss a xxx", 1_000_000));

  @Test
  void everyForm_inEveryOffset_givesTheInstantBack() {
    Random random = new Random(SEED);
    for (int round = 0; round < 300; round++) {
      ZoneOffset offset = ZoneOffset.ofTotalSeconds((random.nextInt(113) - 56) * 900);
      OffsetDateTime time = instant(random).atOffset(offset);
      for (Form form : FORMS) {
        assertReads(time, form, form.formatter().format(time));
      }
    }
  }

  @Test
  void zoneNames_giveTheInstantBack() {
    Random random = new Random(SEED);
    for (int round = 0; round < 300; round++) {
      ZonedDateTime time =
          instant(random).atZone(ZoneId.of(random.nextBoolean() ? "CET" : "America/New_York"));
      Form form = new Form("yyyy-MM-dd HH:mm:ss.SSS zzz", 1_000);
      assertReads(time.toOffsetDateTime(), form, form.formatter().format(time));
    }
  }

  @Test
  void epochs_ofEveryUnit_giveTheInstantBack() {
    Random random = new Random(SEED);
    for (int round = 0; round < 300; round++) {
      Instant time = instant(random);
      long micros = ChronoUnit.MICROS.between(Instant.EPOCH, time);
      List<String> texts = new ArrayList<>();
      texts.add(micros / 1_000_000 + "." + String.format(Locale.ROOT, "%06d", micros % 1_000_000));
      texts.add(micros / 1_000 + "." + String.format(Locale.ROOT, "%03d", micros % 1_000));
      texts.add(String.valueOf(micros));
      texts.add(micros + "123");
      for (String text : texts) {
        TimeText read = Stamps.whole(text).orElseThrow();
        assertEquals(micros, read.micros(), () -> "seed " + SEED + ": " + text);
        assertEquals(1, read.precisionMicros(), text);
        assertTrue(read.zoned(), text);
      }
      assertEquals(
          micros / 1_000_000 * 1_000_000, Stamps.whole(micros / 1_000_000 + "").get().micros());
      assertEquals(1_000_000, Stamps.whole(micros / 1_000_000 + "").get().precisionMicros());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'Nov 20, 2026 @ 10:54:23.123', 2026-11-20T10:54:23.123Z, 1000, false",
    "'Nov 5, 2026 @ 10:54:23.123', 2026-11-05T10:54:23.123Z, 1000, false",
    "'Nov 20, 2026, 12:04:23 AM', 2026-11-20T00:04:23Z, 1000000, false",
    "'Nov 20, 2026, 12:04:23\u202fPM', 2026-11-20T12:04:23Z, 1000000, false",
    "'Fri Nov  6 11:53:17 2026', 2026-11-06T11:53:17Z, 1000000, false",
    "'Fri, 20 Nov 2026 11:53:17 GMT', 2026-11-20T11:53:17Z, 1000000, true",
    "'2026-11-20T24:00:00Z', 2026-11-21T00:00:00Z, 1000000, true",
    "'2016-12-31T23:59:60Z', 2017-01-01T00:00:00Z, 1000000, true",
    "'2024-02-29 10:00:00 EST', 2024-02-29T15:00:00Z, 1000000, true",
    "'2026-11-20 10:00:00+02', 2026-11-20T08:00:00Z, 1000000, true"
  })
  void form_isRead(String text, Instant expected, long precision, boolean zoned) {
    TimeText read = Stamps.whole(text).orElseThrow();
    assertEquals(expected, Instant.EPOCH.plus(read.micros(), ChronoUnit.MICROS));
    assertEquals(precision, read.precisionMicros());
    assertEquals(zoned, read.zoned());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "99999-11-20T10:00:00Z",
        "-1",
        "2026-13-01T10:00:00Z",
        "2026-02-29T10:00:00Z",
        "2026-04-31 10:00:00",
        "1900-02-29 10:00:00",
        "31/Feb/2026:10:00:00 +0000",
        "2026-11-20T24:00:01Z",
        "2026-11-20T10:60:00Z",
        "2026-11-20T10:00:61Z",
        "2026-11-20 10:00:00 IST",
        "11/10/2026 10:00:00 AM",
        "Nov 31, 2026 @ 10:54:23.123",
        "Nov , 2026 @ 10:54:23.123",
        "12345678",
        "1e308"
      })
  void timeThatIsNone_isRefused(String text) {
    assertEquals(Optional.empty(), Stamps.whole(text));
  }

  private static void assertReads(OffsetDateTime time, Form form, String text) {
    long exact = ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant());
    TimeText read =
        Stamps.whole(text)
            .orElseThrow(() -> new AssertionError("seed " + SEED + ": not read: " + text));
    assertEquals(
        Math.floorDiv(exact, form.precision) * form.precision,
        read.micros(),
        () -> "seed " + SEED + ": " + text);
    assertEquals(form.precision, read.precisionMicros(), text);
    assertTrue(read.zoned(), text);
  }

  /** Between 2001 and 2100. */
  private static Instant instant(Random random) {
    long second = 1_000_000_000L + random.nextInt(Integer.MAX_VALUE) % 3_100_000_000L;
    return Instant.ofEpochSecond(second, random.nextInt(1_000_000) * 1_000L);
  }

  private record Form(String pattern, long precision) {
    DateTimeFormatter formatter() {
      return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
  }
}
