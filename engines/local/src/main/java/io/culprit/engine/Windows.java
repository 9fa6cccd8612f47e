package io.culprit.engine;

import io.culprit.correlate.Range;
import io.culprit.engine.FailureTimeline.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * Finds the incidents in a timeline of failures.
 *
 * <p>A slot is suspicious when it holds more failures than a Poisson count at the everyday rate
 * would (one-sided, with Bonferroni's correction for all slots of all widths), and at least twice
 * that rate. The same is asked of ever wider slots, so that a weak fault shows by its length as a
 * strong one does by its height; what a narrow slot has explained does not count again in a wide
 * one. Client aborts and all other failures are judged apart, as their everyday rates differ.
 *
 * <p>The everyday rate is the pooled rate of the calmest quarter of the requests, but never below a
 * floor, since the calmest hour of a good day has no failure at all; logs of less than three hours
 * have no everyday, and the floor counts. What is left outside of the windows is asked once more as
 * a whole: a fault that runs all day has lifted its own baseline, and shows against the floor.
 */
public final class Windows {
  /**
   * Failures other than aborts that any site has: one in a thousand. A fault shows at twice as
   * many.
   */
  private static final double EVERYDAY_FAULTS = 0.001;

  /** Aborts that any site has: people close pages. */
  private static final double EVERYDAY_ABORTS = 0.01;

  /** How many times the everyday rate is an incident. */
  private static final double TIMES = 2;

  /** Probability that a calm timeline gives a window at all. */
  private static final double FALSE_ALARM = 0.001;

  /** Probability of so few failures between two stretches below which they are two incidents. */
  private static final double ONE_INCIDENT = 0.01;

  /** Beyond it nothing is left to chance. */
  private static final double MOST_EXPECTED = 1e9;

  /** Fewer failures than this are an anecdote. */
  private static final long FEWEST = 5;

  /** Parts of the data among which the calmest quarter is sought. */
  private static final int PARTS = 24;

  private static final long MINUTE = 60_000_000L;

  /** Shorter logs were cut around their incident: they hold no everyday to measure. */
  private static final long HISTORY = 180 * MINUTE;

  /** Widths of slots that are tried, next to the timeline's own. */
  private static final long[] WIDTHS = {MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE, 240 * MINUTE};

  /** Windows closer than this are one. */
  private static final long GAP = 5 * MINUTE;

  private static final long LEAST_MARGIN = 5 * MINUTE;
  private static final long MOST_MARGIN = 30 * MINUTE;

  private final FailureTimeline timeline;
  private final List<Slot> slots;

  private Windows(FailureTimeline timeline) {
    this.timeline = timeline;
    this.slots = timeline.slots();
  }

  /** The windows in the order of their beginnings; a chronic one, if any, is last. */
  public static List<Window> find(FailureTimeline timeline) {
    return new Windows(timeline).find();
  }

  private List<Window> find() {
    if (slots.isEmpty()) {
      return List.of();
    }
    double faults = everyday(Slot::faults, EVERYDAY_FAULTS);
    double aborts = everyday(Slot::aborts, EVERYDAY_ABORTS);
    List<Range> cores = cores(faults, aborts);
    Slot rest = outside(cores);
    boolean chronicFaults = chronic(rest.faults(), rest.requests(), EVERYDAY_FAULTS);
    boolean chronicAborts = chronic(rest.aborts(), rest.requests(), EVERYDAY_ABORTS);
    if (chronicFaults || chronicAborts) {
      // Against the level that runs all day, some of the bursts are only its waves.
      cores =
          cores(
              chronicFaults ? Math.max(faults, rate(rest.faults(), rest.requests())) : faults,
              chronicAborts ? Math.max(aborts, rate(rest.aborts(), rest.requests())) : aborts);
    }
    List<Window> windows = new ArrayList<>();
    for (int i = 0; i < cores.size(); i++) {
      windows.add(burst(cores, i));
    }
    if (chronicFaults || chronicAborts) {
      windows.add(allDay(cores));
    }
    return windows;
  }

  private Window burst(List<Range> cores, int i) {
    Range core = cores.get(i);
    long margin = Math.max(LEAST_MARGIN, Math.min(MOST_MARGIN, core.micros() / 2));
    Range between =
        new Range(
            i == 0 ? timeline.range().from() : cores.get(i - 1).to(),
            i == cores.size() - 1 ? timeline.range().to() : cores.get(i + 1).from());
    Range read = new Range(core.from() - margin, core.to() + margin).intersect(between);
    Slot sum = timeline.sum(core);
    return new Window(core, read, List.of(), false, sum.requests(), sum.failures());
  }

  private Window allDay(List<Range> cores) {
    List<Slot> failing =
        slots.stream()
            .filter(
                s -> s.failures() > 0 && cores.stream().noneMatch(c -> c.contains(s.startMicros())))
            .toList();
    Range core =
        failing.isEmpty()
            ? timeline.range()
            : new Range(
                failing.get(0).startMicros(),
                failing.get(failing.size() - 1).startMicros() + timeline.widthMicros());
    long requests = 0;
    long failures = 0;
    for (Range part : Stretches.without(core, cores)) {
      requests += timeline.sum(part).requests();
      failures += timeline.sum(part).failures();
    }
    return new Window(core, timeline.range(), cores, true, requests, failures);
  }

  /**
   * The rate of every day: the calmest quarter's, where there is enough of a history to have one,
   * but never below the floor.
   */
  private double everyday(ToLongFunction<Slot> kind, double floor) {
    return timeline.range().micros() < HISTORY ? floor : Math.max(floor, calmest(kind));
  }

  /**
   * Pooled rate of the calmest quarter: of parts with about the same number of requests, the six
   * calmest.
   */
  private double calmest(ToLongFunction<Slot> kind) {
    long total = slots.stream().mapToLong(Slot::requests).sum();
    List<long[]> parts = new ArrayList<>();
    long[] part = new long[2];
    for (Slot s : slots) {
      part[0] += s.requests();
      part[1] += kind.applyAsLong(s);
      if (part[0] * PARTS >= total) {
        parts.add(part);
        part = new long[2];
      }
    }
    if (part[0] > 0) {
      parts.add(part);
    }
    parts.sort(
        Comparator.comparingDouble((long[] p) -> rate(p[1], p[0])).thenComparingLong(p -> -p[0]));
    long requests = 0;
    long failures = 0;
    for (long[] p : parts.subList(0, (parts.size() + 3) / 4)) {
      requests += p[0];
      failures += p[1];
    }
    return rate(failures, requests);
  }

  /** Where the trouble is, in time order, disjoint. */
  private List<Range> cores(double faults, double aborts) {
    List<Range> raw = new ArrayList<>();
    raw.addAll(suspicious(Slot::faults, faults));
    raw.addAll(suspicious(Slot::aborts, aborts));
    List<Range> grown = new ArrayList<>();
    for (Range r : Stretches.joined(raw)) {
      grown.add(grown(r, faults, aborts));
    }
    List<Range> out = new ArrayList<>();
    for (Range r : Stretches.joined(grown)) {
      Range last = out.isEmpty() ? r : out.get(out.size() - 1);
      if (!out.isEmpty() && close(last, r, faults, aborts)) {
        out.set(out.size() - 1, new Range(last.from(), r.to()));
      } else {
        out.add(r);
      }
    }
    out.removeIf(r -> timeline.sum(r).failures() < FEWEST);
    return out;
  }

  /**
   * Whether two stretches are one incident: next to each other, or with as many failures in between
   * as the weaker of the two would have had there by chance.
   */
  private boolean close(Range before, Range after, double faults, double aborts) {
    Range gap = new Range(before.to(), after.from());
    Slot between = timeline.sum(gap);
    if (gap.micros() <= GAP || (between.failures() > 1 && raised(gap, faults, aborts))) {
      return true;
    }
    Slot one = timeline.sum(before);
    Slot other = timeline.sum(after);
    double weaker =
        Math.min(rate(one.failures(), one.requests()), rate(other.failures(), other.requests()));
    double expected = weaker * between.requests();
    return expected > 0
        && expected < MOST_EXPECTED
        && PoissonDistribution.of(expected).cumulativeProbability((int) between.failures())
            > ONE_INCIDENT;
  }

  private List<Range> suspicious(ToLongFunction<Slot> kind, double everyday) {
    long own = timeline.widthMicros();
    List<Long> widths = new ArrayList<>(List.of(own));
    for (long w : WIDTHS) {
      if (w > own) {
        widths.add(w);
      }
    }
    List<Map<Long, List<Integer>>> groupings = new ArrayList<>();
    long tests = 0;
    for (long width : widths) {
      Map<Long, List<Integer>> groups = new TreeMap<>();
      for (int i = 0; i < slots.size(); i++) {
        groups
            .computeIfAbsent(
                Math.floorDiv(slots.get(i).startMicros(), width), g -> new ArrayList<>())
            .add(i);
      }
      groupings.add(groups);
      tests += groups.size();
    }
    boolean[] explained = new boolean[slots.size()];
    List<Range> found = new ArrayList<>();
    for (Map<Long, List<Integer>> groups : groupings) {
      for (List<Integer> group : groups.values()) {
        List<Integer> open = group.stream().filter(i -> !explained[i]).toList();
        long requests = open.stream().mapToLong(i -> slots.get(i).requests()).sum();
        long failures = open.stream().mapToLong(i -> kind.applyAsLong(slots.get(i))).sum();
        if (isMore(failures, requests, everyday, FALSE_ALARM / tests)) {
          List<Integer> failing =
              open.stream().filter(i -> kind.applyAsLong(slots.get(i)) > 0).toList();
          int first = failing.get(0);
          int last = failing.get(failing.size() - 1);
          for (int i = first; i <= last; i++) {
            explained[i] = true;
          }
          found.add(new Range(slots.get(first).startMicros(), slots.get(last).startMicros() + own));
        }
      }
    }
    return found;
  }

  /** The range, outwards to where the minute beyond it is back to normal. */
  private Range grown(Range range, double faults, double aborts) {
    long own = timeline.widthMicros();
    long reach = Math.max(own, MINUTE);
    Range all = timeline.range();
    long from = range.from();
    while (from > all.from() && raised(new Range(from - reach, from), faults, aborts)) {
      from -= own;
    }
    long to = range.to();
    while (to < all.to() && raised(new Range(to, to + reach), faults, aborts)) {
      to += own;
    }
    // What was stepped over last is calm: the edge goes back to the last failure.
    return trimmed(new Range(from, to), range);
  }

  private Range trimmed(Range range, Range inner) {
    long from = range.from();
    while (from < inner.from()
        && timeline.sum(new Range(from, from + timeline.widthMicros())).failures() == 0) {
      from += timeline.widthMicros();
    }
    long to = range.to();
    while (to > inner.to()
        && timeline.sum(new Range(to - timeline.widthMicros(), to)).failures() == 0) {
      to -= timeline.widthMicros();
    }
    return new Range(from, to);
  }

  private boolean raised(Range range, double faults, double aborts) {
    Slot sum = timeline.sum(range);
    return rate(sum.faults(), sum.requests()) >= TIMES * faults
        || rate(sum.aborts(), sum.requests()) >= TIMES * aborts;
  }

  /** What lies outside of the windows and their surroundings. */
  private Slot outside(List<Range> cores) {
    List<Range> around = cores.stream().map(c -> new Range(c.from() - GAP, c.to() + GAP)).toList();
    long requests = 0;
    long faults = 0;
    long aborts = 0;
    for (Range part : Stretches.without(timeline.range(), around)) {
      Slot s = timeline.sum(part);
      requests += s.requests();
      faults += s.faults();
      aborts += s.aborts();
    }
    return new Slot(timeline.range().from(), requests, faults, aborts);
  }

  private static boolean chronic(long failures, long requests, double everyday) {
    return isMore(failures, requests, everyday, FALSE_ALARM);
  }

  private static boolean isMore(long failures, long requests, double everyday, double level) {
    if (failures < FEWEST || rate(failures, requests) < TIMES * everyday) {
      return false;
    }
    // The distribution counts in ints; beyond, any such count at twice the rate is beyond doubt.
    return failures >= Integer.MAX_VALUE
        || PoissonDistribution.of(everyday * requests).survivalProbability((int) failures - 1)
            < level;
  }

  private static double rate(long failures, long requests) {
    return requests == 0 ? 0 : (double) failures / requests;
  }
}
