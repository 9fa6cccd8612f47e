package io.culprit.rank.page;

import io.culprit.parse.event.Notice;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.rank.Timeline;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import java.util.ArrayList;
import java.util.List;

/** Counts requests and failures in equal slots aligned to the epoch. */
public final class TimelineOf {
  private static final long[] WIDTHS = {
    1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21600, 86400, 604800
  };
  private static final int SLOTS = 60;
  private static final int MARKS = 12;

  private TimelineOf() {}

  public static Timeline scene(Scene scene) {
    if (scene.requests().isEmpty()) {
      return new Timeline(1_000_000, List.of(), List.of());
    }
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    for (Request r : scene.requests()) {
      from = Math.min(from, r.endMicros());
      to = Math.max(to, r.endMicros());
    }
    long width = width(to - from);
    long first = Math.floorDiv(from, width);
    int count = Math.toIntExact(Math.floorDiv(to, width) - first + 1);
    long[] requests = new long[count];
    long[] failures = new long[count];
    for (Request r : scene.requests()) {
      int slot = Math.toIntExact(Math.floorDiv(r.endMicros(), width) - first);
      requests[slot]++;
      failures[slot] += r.failed() ? 1 : 0;
    }
    List<Timeline.Slot> slots = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      slots.add(new Timeline.Slot((first + i) * width, requests[i], failures[i]));
    }
    return new Timeline(width, slots, marks(scene));
  }

  private static List<Timeline.Mark> marks(Scene scene) {
    List<Timeline.Mark> marks = new ArrayList<>();
    for (NoticeEvent n :
        scene.notices(
            Notice.SERVER_STARTED,
            Notice.SERVER_STOPPED,
            Notice.SERVER_RELOADED,
            Notice.WORKER_KILLED,
            Notice.WORKER_TIMEOUT,
            Notice.OOM_KILLED)) {
      if (n.at().isPresent() && marks.size() < MARKS) {
        marks.add(new Timeline.Mark(n.at().get().micros(), n.message(), Cites.of(scene, n)));
      }
    }
    return marks;
  }

  private static long width(long range) {
    for (long seconds : WIDTHS) {
      if (range / (seconds * 1_000_000) < SLOTS) {
        return seconds * 1_000_000;
      }
    }
    return WIDTHS[WIDTHS.length - 1] * 1_000_000;
  }
}
