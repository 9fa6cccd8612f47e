package io.culprit.rank.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culprit.rank.Ratio;
import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void probability_isNeverNoughtNorAll() {
    assertEquals("<1 %", Figures.probability(1e-9));
    assertEquals("1 %", Figures.probability(0.01));
    assertEquals("97 %", Figures.probability(0.9714));
    assertEquals("99 %", Figures.probability(0.99));
    assertEquals(">99 %", Figures.probability(0.9901));
  }

  @Test
  void share_isNoughtOrAllOnlyWhereExact() {
    assertEquals("0 %", Figures.share(0, 5));
    assertEquals("100 %", Figures.share(5, 5));
    assertEquals("<1 %", Figures.share(1, 1_000));
    assertEquals(">99 %", Figures.share(999, 1_000));
    assertEquals("–", Figures.share(0, 0));
  }

  @Test
  void of_numbers_carriesTheCount() {
    assertEquals("1,087 of 12,871 (8 %)", Figures.of(1_087, 12_871));
    assertEquals("87 of 871 requests (10 %)", Figures.of(87, 871, "requests"));
    assertEquals("–", Figures.of(new Ratio(0, 0)));
  }

  @Test
  void time_isHuman() {
    assertEquals("–", Figures.time(-1));
    assertEquals("0 µs", Figures.time(0));
    assertEquals("850 µs", Figures.time(850));
    assertEquals("63 ms", Figures.time(63_400));
    assertEquals("5.00 s", Figures.time(5_004_000));
    assertEquals("59.9 s", Figures.time(59_940_000));
    assertEquals("60.0 s", Figures.time(59_999_000));
    assertEquals("1 min 00 s", Figures.time(60_010_000));
    assertEquals("2 h 05 min", Figures.time(7_500_000_000L));
    assertEquals("+3 ms", Figures.shift(3_000));
    assertEquals("−5.00 s", Figures.shift(-5_000_000));
    assertEquals("0", Figures.shift(0));
  }

  @Test
  void signed_hasNoNegativeNought() {
    assertEquals("+12.3", Figures.signed(12.34));
    assertEquals("−0.4", Figures.signed(-0.4));
    assertEquals("0.0", Figures.signed(-0.04));
  }

  @Test
  void instant_hasTheDigitsThereAre() {
    assertEquals("2026-11-20T10:00:00Z", Figures.instant(Reports.START));
    assertEquals("2026-11-20T10:00:00.001Z", Figures.instant(Reports.START + 1_000));
    assertEquals("2026-11-20T10:00:00.000001Z", Figures.instant(Reports.START + 1));
    assertEquals("1969-12-31T23:59:59.999999Z", Figures.instant(-1));
    assertEquals("2026-11-20T10:00:01.234Z", Figures.millisecond(Reports.START + 1_234_567));
  }
}
