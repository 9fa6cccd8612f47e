package io.culprit.correlate;

import io.culprit.parse.LineCount;
import io.culprit.parse.event.Moment;
import java.util.List;
import java.util.Optional;

/**
 * What one reading of a source showed: counts, range, disorder, and a bounded choice of material
 * from which clocks are estimated and outcomes judged. Immutable once made.
 */
public final class Survey {
  private final int source;
  private final LineCount count;
  private final Optional<Moment> first;
  private final Optional<Moment> last;
  private final EventCounts events;
  private final long balancerLines;
  private final long disorderMicros;
  private final long timedEvents;
  private final long longestMicros;
  private final List<Sample> withId;
  private final List<Sample> byTime;
  private final Facts facts;
  private final Cut cut;

  Survey(
      int source,
      LineCount count,
      Optional<Moment> first,
      Optional<Moment> last,
      EventCounts events,
      long balancerLines,
      long disorderMicros,
      long timedEvents,
      long longestMicros,
      Samples samples,
      Facts facts,
      Cut cut) {
    this.source = source;
    this.count = count;
    this.first = first;
    this.last = last;
    this.events = events;
    this.balancerLines = balancerLines;
    this.disorderMicros = disorderMicros;
    this.timedEvents = timedEvents;
    this.longestMicros = longestMicros;
    this.withId = samples.withId();
    this.byTime = samples.byTime();
    this.facts = facts;
    this.cut = cut;
  }

  /** Index of the source in its log set. */
  public int source() {
    return source;
  }

  /** What became of its lines. */
  public LineCount count() {
    return count;
  }

  /** Earliest time in it, on its own clock. */
  public Optional<Moment> first() {
    return first;
  }

  /** Latest time in it, on its own clock. */
  public Optional<Moment> last() {
    return last;
  }

  /** Number of events by kind. */
  public EventCounts events() {
    return events;
  }

  /** The farthest that a record stands behind a later one, in microseconds. */
  public long disorderMicros() {
    return disorderMicros;
  }

  /** The longest request in it, in microseconds; 0: none stated. */
  public long longestMicros() {
    return longestMicros;
  }

  /** Whether its events carry times. */
  public boolean timed() {
    return timedEvents > 0;
  }

  /** Whether it is (mostly) a load balancer's log. */
  boolean isBalancer() {
    return balancerLines > 0 && balancerLines * 2 > events.access();
  }

  /** Whether it is (mostly) a proxy's access log. */
  boolean isProxy() {
    return events.access() > 0 && !isBalancer();
  }

  List<Sample> withId() {
    return withId;
  }

  List<Sample> byTime() {
    return byTime;
  }

  Facts facts() {
    return facts;
  }

  /** How it was cut, and what its parts hold. */
  Cut cut() {
    return cut;
  }

  /**
   * The parts of a source.
   *
   * @param bytes how long each is, about
   * @param stretches what each holds, in order
   */
  record Cut(long bytes, List<Stretch> stretches) {}
}
