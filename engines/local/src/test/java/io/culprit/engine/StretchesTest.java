package io.culprit.engine;

import static io.culprit.engine.Traffic.HOUR;
import static io.culprit.engine.Traffic.MIDNIGHT;
import static io.culprit.engine.Traffic.MINUTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.correlate.Range;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is looked at when not all fits. */
final class StretchesTest {
  @Test
  void pick_keepsTheIncidentWhole_withCalmAround_withinTheBound() {
    long start = MIDNIGHT + 10 * HOUR;
    Range core = new Range(start, start + 10 * MINUTE);
    for (long seed = 0; seed < 10; seed++) {
      FailureTimeline day = Traffic.day(seed, 100, t -> core.contains(t) ? 0.3 : 0);
      List<Range> picked = Stretches.pick(day, List.of(core), Range.ALL, 3000);
      assertEquals(1, picked.size(), "seed " + seed);
      assertEquals(core, picked.get(0).intersect(core), "seed " + seed);
      assertTrue(
          picked.get(0).micros() > core.micros() + 5 * MINUTE, "seed " + seed + ": " + picked);
      assertTrue(day.sum(picked.get(0)).requests() <= 3000, "seed " + seed);
    }
  }

  @Test
  void pick_neverPassesTheBound() {
    for (long seed = 0; seed < 50; seed++) {
      FailureTimeline day = Traffic.day(seed, 60, t -> t % (3 * HOUR) < HOUR / 2 ? 0.1 : 0);
      List<Range> cores = Windows.find(day).stream().map(Window::core).toList();
      long bound = 100 + 700 * seed;
      List<Range> picked = Stretches.pick(day, cores, Range.ALL, bound);
      long kept = picked.stream().mapToLong(r -> day.sum(r).requests()).sum();
      assertTrue(kept <= bound && kept > 0, "seed " + seed + ": " + kept + " of " + bound);
      assertEquals(picked, Stretches.joined(picked), "disjoint and in order, seed " + seed);
    }
  }

  @Test
  void pick_takesOneSlotThatIsTooMuchAlone() {
    FailureTimeline t = new FailureTimeline();
    t.add(MIDNIGHT, 1000, 3, 0);
    t.add(MIDNIGHT + MINUTE, 1000, 7, 0);
    List<Range> picked = Stretches.pick(t, List.of(), Range.ALL, 100);
    assertEquals(1, picked.size());
    assertTrue(picked.get(0).micros() > 0);
  }

  @Test
  void without_leavesWhatTheHolesLeave() {
    assertEquals(
        List.of(new Range(0, 2), new Range(4, 6), new Range(9, 10)),
        Stretches.without(new Range(0, 10), List.of(new Range(6, 9), new Range(2, 4))));
    assertEquals(List.of(), Stretches.without(new Range(3, 5), List.of(new Range(0, 9))));
  }
}
