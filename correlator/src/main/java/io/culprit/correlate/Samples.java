package io.culprit.correlate;

import java.util.ArrayList;
import java.util.List;

/**
 * A bounded choice of a source's events, made so that two sources of the same requests choose the
 * same ones, and so that it depends on the events alone, not on the order in which they came.
 *
 * <p>With ids: those of the smallest hashes. Without: whole stretches of time, the same ones of
 * every quarter of an hour, because a zone error is a multiple of that and must not move a request
 * out of the choice; where even the narrowest stretches hold too many, the earliest. Not
 * thread-safe.
 */
final class Samples {
  private static final int WITH_ID = 60_000;
  private static final int BY_TIME = 60_000;
  private static final long QUARTER = 900_000_000L;
  private static final long NARROWEST = 28_000_000L;

  private final Smallest<Sample> withId = new Smallest<>(WITH_ID, Samples::byId);
  private final Smallest<Sample> earliest = new Smallest<>(BY_TIME, Samples::byEnd);
  private List<Sample> byTime = new ArrayList<>();
  private long width = QUARTER;

  /** Whether an event of this id and end may be among the chosen: asked before one is made. */
  boolean wants(long id, long end) {
    Sample largest = withId.largest();
    Sample latest = earliest.largest();
    return (id != 0 && (largest == null || id <= largest.id()))
        || (Math.floorMod(end, QUARTER) < width && (latest == null || end <= latest.end()));
  }

  void add(Sample sample) {
    if (sample.id() != 0) {
      withId.add(sample);
    }
    addByTime(sample);
  }

  /** Takes over what another worker chose of the same source. */
  void merge(Samples other) {
    other.withId.sorted().forEach(withId::add);
    narrow(Math.min(width, other.width));
    other.byTime().forEach(this::addByTime);
  }

  private void addByTime(Sample sample) {
    if (Math.floorMod(sample.end(), QUARTER) >= width) {
      return;
    }
    if (width / 2 < NARROWEST) {
      earliest.add(sample);
      return;
    }
    byTime.add(sample);
    if (byTime.size() > BY_TIME) {
      narrow(width / 2);
    }
  }

  private void narrow(long narrower) {
    if (narrower == width) {
      return;
    }
    width = narrower;
    List<Sample> before = byTime;
    byTime = new ArrayList<>();
    before.forEach(this::addByTime);
  }

  private static int byId(Sample a, Sample b) {
    int order = Long.compare(a.id(), b.id());
    return order != 0 ? order : byEnd(a, b);
  }

  private static int byEnd(Sample a, Sample b) {
    int order = Long.compare(a.end(), b.end());
    order = order != 0 ? order : Long.compare(a.start(), b.start());
    order = order != 0 ? order : Long.compare(a.key(), b.key());
    order = order != 0 ? order : Long.compare(a.who(), b.who());
    return order != 0 ? order : Long.compare(a.id(), b.id());
  }

  /** Those with ids, sorted by id and time. */
  List<Sample> withId() {
    return withId.sorted();
  }

  /** Those chosen by time, sorted by it. */
  List<Sample> byTime() {
    List<Sample> list = new ArrayList<>(byTime);
    list.addAll(earliest.sorted());
    list.sort(Samples::byEnd);
    return list;
  }
}
