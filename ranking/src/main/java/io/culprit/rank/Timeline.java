package io.culprit.rank;

import java.util.List;

/**
 * Requests and failures over time in equal slots aligned to the epoch.
 *
 * @param slotMicros width of a slot
 * @param slots in order, without gaps
 * @param marks lifecycle moments worth seeing beside them (a restart, a kill)
 */
public record Timeline(long slotMicros, List<Slot> slots, List<Mark> marks) {
  public Timeline {
    slots = List.copyOf(slots);
    marks = List.copyOf(marks);
  }

  /** One slot: requests that ended in it, and how many of them failed. */
  public record Slot(long startMicros, long requests, long failures) {}

  /** One moment: when, what, and its line. */
  public record Mark(long micros, String text, Citation citation) {}
}
