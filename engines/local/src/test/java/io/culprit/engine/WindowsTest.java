package io.culprit.engine;

import static io.culprit.engine.Traffic.HOUR;
import static io.culprit.engine.Traffic.MIDNIGHT;
import static io.culprit.engine.Traffic.MINUTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.correlate.Range;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Incident windows over generated days. Every assertion names the seed. */
final class WindowsTest {
  private static final int SEEDS = 20;

  @Test
  void quietDay_hasNone() {
    for (int seed = 0; seed < SEEDS; seed++) {
      for (double rate : new double[] {2, 30, 200}) {
        List<Window> found = Windows.find(Traffic.day(seed, rate, t -> 0));
        assertEquals(List.of(), found, "seed " + seed + ", " + rate + " requests a minute");
      }
    }
  }

  @Test
  void noTraffic_hasNone() {
    assertEquals(List.of(), Windows.find(new FailureTimeline()));
  }

  @Test
  void oneSpike_isOneWindowAtItsTime() {
    long start = MIDNIGHT + 10 * HOUR + 52 * MINUTE;
    long end = start + 12 * MINUTE;
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Window> found = Windows.find(Traffic.day(seed, 100, during(start, end, 0.2)));
      assertEquals(1, found.size(), "seed " + seed + ": " + found);
      assertAround(start, end, found.get(0), seed);
      assertFalse(found.get(0).chronic(), "seed " + seed);
      assertTrue(
          found.get(0).read().from() < start - 4 * MINUTE, "healthy time before, seed " + seed);
      assertTrue(found.get(0).read().to() > end + 4 * MINUTE, "healthy time after, seed " + seed);
    }
  }

  @Test
  void weakSpikeOfTwoHours_isFoundByItsLength() {
    long start = MIDNIGHT + 14 * HOUR;
    long end = start + 2 * HOUR;
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Window> found = Windows.find(Traffic.day(seed, 100, during(start, end, 0.01)));
      assertEquals(1, found.size(), "seed " + seed + ": " + found);
      Window w = found.get(0);
      assertTrue(
          w.core().intersect(new Range(start, end)).micros() > HOUR, "seed " + seed + ": " + w);
    }
  }

  @Test
  void twoSpikes_areTwoWindows() {
    long first = MIDNIGHT + 9 * HOUR;
    long second = MIDNIGHT + 9 * HOUR + 40 * MINUTE;
    LongToDoubleFunction faults =
        t ->
            during(first, first + 5 * MINUTE, 0.5).applyAsDouble(t)
                + during(second, second + 5 * MINUTE, 0.1).applyAsDouble(t);
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Window> found = Windows.find(Traffic.day(seed, 120, faults));
      assertEquals(2, found.size(), "seed " + seed + ": " + found);
      assertAround(first, first + 5 * MINUTE, found.get(0), seed);
      assertAround(second, second + 5 * MINUTE, found.get(1), seed);
      assertTrue(
          found.get(0).read().to() <= found.get(1).core().from(),
          "no margin into the next incident, seed " + seed);
    }
  }

  @Test
  void chronicFault_isOneWindowOverTheDay() {
    for (int seed = 0; seed < SEEDS; seed++) {
      for (double share : new double[] {0.004, 0.02, 0.15}) {
        List<Window> found = Windows.find(Traffic.day(seed, 100, t -> share));
        assertEquals(1, found.size(), "seed " + seed + ", share " + share + ": " + found);
        Window w = found.get(0);
        assertTrue(w.chronic(), "seed " + seed + ", share " + share);
        assertTrue(w.core().micros() > 22 * HOUR, "seed " + seed + ", share " + share + ": " + w);
      }
    }
  }

  @Test
  void chronicAborts_areOneWindow_everydayAbortsNone() {
    for (int seed = 0; seed < SEEDS; seed++) {
      FailureTimeline many =
          new Traffic(seed).add(MIDNIGHT, 24 * HOUR, 100, t -> 0.0003, t -> 0.04).timeline();
      List<Window> found = Windows.find(many);
      assertEquals(1, found.size(), "seed " + seed + ": " + found);
      assertTrue(found.get(0).chronic(), "seed " + seed);
      FailureTimeline few =
          new Traffic(seed).add(MIDNIGHT, 24 * HOUR, 100, t -> 0.0003, t -> 0.01).timeline();
      assertEquals(List.of(), Windows.find(few), "seed " + seed);
    }
  }

  @Test
  void spikeOnTopOfChronicFault_isToldApart() {
    long start = MIDNIGHT + 15 * HOUR;
    long end = start + 10 * MINUTE;
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Window> found =
          Windows.find(
              Traffic.day(seed, 100, t -> 0.01 + during(start, end, 0.4).applyAsDouble(t)));
      assertEquals(2, found.size(), "seed " + seed + ": " + found);
      assertAround(start, end, found.get(0), seed);
      Window chronic = found.get(1);
      assertTrue(chronic.chronic(), "seed " + seed);
      assertEquals(List.of(found.get(0).core()), chronic.without(), "seed " + seed);
      assertTrue(
          chronic.own().stream().noneMatch(r -> r.intersect(found.get(0).core()).micros() > 0),
          "seed " + seed);
    }
  }

  @Test
  void slowRamp_isOneWindow() {
    long start = MIDNIGHT + 8 * HOUR;
    long end = start + 4 * HOUR;
    LongToDoubleFunction ramp =
        t -> t < start || t >= end ? 0 : 0.15 * (t - start) / (double) (end - start);
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Window> found = Windows.find(Traffic.day(seed, 100, ramp));
      assertEquals(1, found.size(), "seed " + seed + ": " + found);
      Range core = found.get(0).core();
      assertTrue(core.from() > start && core.from() < start + HOUR, "seed " + seed + ": " + core);
      assertTrue(Math.abs(core.to() - end) <= MINUTE, "seed " + seed + ": " + core);
    }
  }

  @Test
  void faultOfHalfTheDay_isAWindowAndNotTheBaseline() {
    long start = MIDNIGHT + 12 * HOUR;
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Window> found =
          Windows.find(Traffic.day(seed, 100, during(start, start + 12 * HOUR, 0.03)));
      assertEquals(1, found.size(), "seed " + seed + ": " + found);
      assertAround(start, start + 12 * HOUR, found.get(0), seed);
    }
  }

  @Test
  void logsCutAroundTheirIncident_areOneWindow() {
    for (int seed = 0; seed < SEEDS; seed++) {
      FailureTimeline cut =
          new Traffic(seed).add(MIDNIGHT, 2 * MINUTE, 450, t -> 0.15, t -> 0.004).timeline();
      List<Window> found = Windows.find(cut);
      assertEquals(1, found.size(), "seed " + seed + ": " + found);
      assertTrue(found.get(0).core().micros() > 100_000_000L, "seed " + seed + ": " + found);
    }
  }

  @Test
  void tinyData_needsMoreThanAnAnecdote() {
    FailureTimeline four = new FailureTimeline();
    four.add(MIDNIGHT, 40, 4, 0);
    assertEquals(List.of(), Windows.find(four));
    FailureTimeline eight = new FailureTimeline();
    eight.add(MIDNIGHT, 40, 8, 0);
    assertEquals(1, Windows.find(eight).size());
  }

  private static LongToDoubleFunction during(long start, long end, double share) {
    return t -> t >= start && t < end ? share : 0;
  }

  private static void assertAround(long start, long end, Window window, long seed) {
    assertTrue(
        Math.abs(window.core().from() - start) <= 2 * MINUTE
            && Math.abs(window.core().to() - end) <= 2 * MINUTE,
        "seed "
            + seed
            + ": expected "
            + Notes.range(new Range(start, end))
            + ", found "
            + Notes.range(window.core()));
  }
}
