package io.culprit.correlate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A bounded choice of a source's events, made so that two sources of the same requests choose the
 * same ones.
 *
 * <p>With ids: those of the smallest hashes. Without: whole stretches of time, the same ones of
 * every quarter of an hour, because a zone error is a multiple of that and must not move a request
 * out of the choice.
 */
final class Samples {
  private static final int WITH_ID = 60_000;
  private static final int BY_TIME = 60_000;
  private static final long QUARTER = 900_000_000L;
  private static final long NARROWEST = 28_000_000L;

  private final PriorityQueue<Sample> withId =
      new PriorityQueue<>(Comparator.comparingLong(Sample::id).reversed());
  private List<Sample> byTime = new ArrayList<>();
  private long width = QUARTER;

  void add(Sample sample) {
    if (sample.id() != 0) {
      withId.add(sample);
      if (withId.size() > WITH_ID) {
        withId.poll();
      }
    }
    if (Math.floorMod(sample.end(), QUARTER) >= width) {
      return;
    }
    while (byTime.size() >= BY_TIME) {
      if (width / 2 < NARROWEST) {
        return;
      }
      width /= 2;
      List<Sample> kept = new ArrayList<>();
      for (Sample s : byTime) {
        if (Math.floorMod(s.end(), QUARTER) < width) {
          kept.add(s);
        }
      }
      byTime = kept;
    }
    byTime.add(sample);
  }

  /** Those with ids, in no particular order of time, sorted by id and time. */
  List<Sample> withId() {
    List<Sample> list = new ArrayList<>(withId);
    list.sort(
        Comparator.comparingLong(Sample::id)
            .thenComparingLong(Sample::end)
            .thenComparingLong(Sample::start));
    return list;
  }

  /** Those chosen by time, sorted by it. */
  List<Sample> byTime() {
    List<Sample> list = new ArrayList<>(byTime);
    list.sort(
        Comparator.comparingLong(Sample::end)
            .thenComparingLong(Sample::start)
            .thenComparingLong(Sample::key));
    return list;
  }
}
