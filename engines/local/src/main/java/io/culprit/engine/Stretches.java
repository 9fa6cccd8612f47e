package io.culprit.engine;

import io.culprit.correlate.Range;
import io.culprit.engine.FailureTimeline.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses what to look at closely when the whole is too much to hold: where the failures are, and
 * some calm.
 */
final class Stretches {
  /**
   * Share of the bound that is left for the healthy time around the failures, which they are
   * compared with.
   */
  private static final double CALM = 0.25;

  /** How far the healthy time may reach on each side. */
  private static final long MARGIN_MICROS = 15 * 60_000_000L;

  private Stretches() {}

  /**
   * Disjoint ranges in time order that hold at most {@code bound} requests, by whole slots of the
   * timeline; one slot that holds more than the bound is taken alone.
   *
   * @param cores where the trouble is; none: look for the most failures anywhere
   * @param within what may be chosen from
   */
  static List<Range> pick(FailureTimeline timeline, List<Range> cores, Range within, long bound) {
    Range all = timeline.range().intersect(within);
    List<Range> wanted = new ArrayList<>();
    for (Range core : cores) {
      if (core.intersect(all).micros() > 0) {
        wanted.add(core.intersect(all));
      }
    }
    if (wanted.isEmpty()) {
      wanted.add(all);
    }
    wanted.sort(
        Comparator.comparingLong((Range r) -> -timeline.sum(r).failures())
            .thenComparingLong(Range::from));
    List<Range> picked = new ArrayList<>();
    long budget = Math.max(1, bound - (long) (bound * CALM));
    long left = bound;
    int waiting = wanted.size();
    for (Range r : wanted) {
      Range best = densest(timeline, r, Math.max(1, budget / waiting));
      long cost = timeline.sum(best).requests();
      waiting--;
      if (cost > left && !picked.isEmpty()) {
        continue;
      }
      picked.add(best);
      budget -= cost;
      left -= cost;
      if (budget <= 0) {
        break;
      }
    }
    return joined(widened(timeline, all, picked, left));
  }

  /** The contiguous part with the most failures among those with at most {@code most} requests. */
  private static Range densest(FailureTimeline timeline, Range range, long most) {
    List<Slot> slots =
        timeline.slots().stream().filter(s -> range.contains(s.startMicros())).toList();
    long width = timeline.widthMicros();
    Range best = new Range(range.from(), range.from());
    long bestFailures = -1;
    long bestRequests = 0;
    long requests = 0;
    long failures = 0;
    int from = 0;
    for (int to = 0; to < slots.size(); to++) {
      requests += slots.get(to).requests();
      failures += slots.get(to).failures();
      while (requests > most && from < to) {
        requests -= slots.get(from).requests();
        failures -= slots.get(from).failures();
        from++;
      }
      boolean fits = requests <= most || bestFailures < 0;
      if (fits
          && (failures > bestFailures || (failures == bestFailures && requests > bestRequests))) {
        best = new Range(slots.get(from).startMicros(), slots.get(to).startMicros() + width);
        bestFailures = failures;
        bestRequests = requests;
      }
    }
    return best;
  }

  /**
   * Each range with as much time around it as the requests left allow, slot by slot on both sides
   * in turn.
   */
  private static List<Range> widened(
      FailureTimeline timeline, Range all, List<Range> picked, long left) {
    long width = timeline.widthMicros();
    List<Range> wide = new ArrayList<>(picked);
    long remaining = left;
    boolean moved = true;
    for (long reach = width; moved && reach <= MARGIN_MICROS; reach += width) {
      moved = false;
      for (int i = 0; i < wide.size(); i++) {
        for (int side = 0; side < 2; side++) {
          Range now = wide.get(i);
          Range slot =
              side == 0
                  ? new Range(now.from() - width, now.from())
                  : new Range(now.to(), now.to() + width);
          long cost = timeline.sum(slot).requests();
          if (slot.intersect(all).micros() == 0 || cost > remaining || taken(wide, slot)) {
            continue;
          }
          wide.set(
              i, side == 0 ? new Range(slot.from(), now.to()) : new Range(now.from(), slot.to()));
          remaining -= cost;
          moved = true;
        }
      }
    }
    return wide;
  }

  private static boolean taken(List<Range> ranges, Range slot) {
    return ranges.stream().anyMatch(r -> r.intersect(slot).micros() > 0);
  }

  /** The same ranges in time order, those that touch made one. */
  static List<Range> joined(List<Range> ranges) {
    List<Range> sorted = new ArrayList<>(ranges);
    sorted.sort(Comparator.comparingLong(Range::from));
    List<Range> out = new ArrayList<>();
    for (Range r : sorted) {
      Range last = out.isEmpty() ? r : out.get(out.size() - 1);
      if (!out.isEmpty() && r.from() <= last.to()) {
        out.set(out.size() - 1, new Range(last.from(), Math.max(last.to(), r.to())));
      } else {
        out.add(r);
      }
    }
    return out;
  }

  /** What is left of a range without some others; in time order. */
  static List<Range> without(Range range, List<Range> holes) {
    List<Range> out = new ArrayList<>();
    long at = range.from();
    for (Range hole : joined(holes)) {
      Range h = hole.intersect(range);
      if (h.micros() > 0) {
        if (h.from() > at) {
          out.add(new Range(at, h.from()));
        }
        at = h.to();
      }
    }
    if (at < range.to()) {
      out.add(new Range(at, range.to()));
    }
    return out;
  }
}
