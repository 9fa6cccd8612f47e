package io.culprit.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.correlate.Range;
import io.culprit.engine.FailureTimeline.Slot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The laws of adding: identity, order, grouping; and the width that follows from what was counted
 * alone.
 */
final class FailureTimelineTest {
  private static final int MOST = 64;

  private static FailureTimeline of(List<long[]> counts) {
    FailureTimeline t = new FailureTimeline(MOST);
    counts.forEach(c -> t.add(c[0], c[1], c[2], c[3]));
    return t;
  }

  private static List<long[]> counts(long seed) {
    Random random = new Random(seed);
    List<long[]> counts = new ArrayList<>();
    int n = 1 + random.nextInt(300);
    long span = 1L << (24 + random.nextInt(14));
    for (int i = 0; i < n; i++) {
      counts.add(
          new long[] {
            Math.floorMod(random.nextLong(), span) - span / 4,
            1 + random.nextInt(5),
            random.nextInt(2),
            random.nextInt(2)
          });
    }
    return counts;
  }

  private static void assertSame(FailureTimeline a, FailureTimeline b, long seed) {
    assertEquals(a.widthMicros(), b.widthMicros(), "width, seed " + seed);
    assertEquals(a.slots(), b.slots(), "slots, seed " + seed);
  }

  @Test
  void order_isNotSeen() {
    for (long seed = 0; seed < 200; seed++) {
      List<long[]> counts = counts(seed);
      List<long[]> shuffled = new ArrayList<>(counts);
      Collections.shuffle(shuffled, new Random(seed + 1));
      assertSame(of(counts), of(shuffled), seed);
    }
  }

  @Test
  void grouping_isNotSeen() {
    for (long seed = 0; seed < 200; seed++) {
      List<long[]> counts = counts(seed);
      int cut = new Random(seed).nextInt(counts.size() + 1);
      FailureTimeline left = of(counts.subList(0, cut));
      FailureTimeline right = of(counts.subList(cut, counts.size()));
      FailureTimeline forth = new FailureTimeline(MOST);
      forth.merge(left);
      forth.merge(right);
      FailureTimeline back = new FailureTimeline(MOST);
      back.merge(right);
      back.merge(left);
      assertSame(of(counts), forth, seed);
      assertSame(of(counts), back, seed);
    }
  }

  @Test
  void sums_addUpAtAnyWidth() {
    for (long seed = 0; seed < 200; seed++) {
      List<long[]> counts = counts(seed);
      FailureTimeline t = of(counts);
      assertTrue(t.slots().size() <= MOST, "seed " + seed);
      assertEquals(counts.stream().mapToLong(c -> c[1]).sum(), t.requests(), "seed " + seed);
      Range range = t.range();
      long middle = Math.floorDiv(range.from() + range.to(), 2 * t.widthMicros()) * t.widthMicros();
      Slot first = t.sum(new Range(range.from(), middle));
      Slot second = t.sum(new Range(middle, range.to()));
      assertEquals(t.requests(), first.requests() + second.requests(), "seed " + seed);
      assertEquals(t.failures(), first.failures() + second.failures(), "seed " + seed);
    }
  }
}
