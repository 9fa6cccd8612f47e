package io.culprit.rank.render;

import io.culprit.rank.Report;
import io.culprit.rank.Timeline;
import io.culprit.rank.Timeline.Slot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Appendix A: requests and failures over time. */
final class TimelineSection implements Section {
  private static final String BARS = "▁▂▃▄▅▆▇█";
  private static final int COLUMNS = 72;
  private static final int ROWS = 24;
  private static final int MARKS = 40;

  @Override
  public void write(Report report, MarkdownPage page) throws IOException {
    page.rule();
    page.heading(2, "Appendix A. Timeline of the incident");
    Timeline timeline = report.timeline();
    if (timeline.slots().isEmpty()) {
      page.paragraph("No log line carries a time, so there is no timeline.");
    } else {
      List<Slot> columns = folded(timeline.slots(), COLUMNS);
      page.paragraph(
          "Times are UTC on the reference clock; requests count where they ended. One column is "
              + Figures.time(width(timeline, columns, COLUMNS))
              + ", from "
              + Figures.second(columns.get(0).startMicros())
              + ".");
      page.fixed(
          List.of(
              "requests "
                  + bars(columns, Slot::requests)
                  + " up to "
                  + most(columns, Slot::requests),
              "failures "
                  + bars(columns, Slot::failures)
                  + " up to "
                  + most(columns, Slot::failures)));
      page.table(
          List.of("From (UTC)", "Requests", "Failed", "Share"),
          folded(timeline.slots(), ROWS).stream()
              .map(
                  s ->
                      List.of(
                          Figures.second(s.startMicros()),
                          Figures.count(s.requests()),
                          Figures.count(s.failures()),
                          Figures.share(s.failures(), s.requests())))
              .toList());
    }
    if (!timeline.marks().isEmpty()) {
      page.paragraph("**Marks:**");
      page.bullets(
          timeline.marks().stream()
              .limit(MARKS)
              .map(
                  m ->
                      Figures.millisecond(m.micros())
                          + ": "
                          + MarkdownEscape.text(m.text())
                          + " "
                          + MarkdownEscape.citation(m.citation()))
              .toList());
    }
    if (timeline.marks().size() > MARKS) {
      page.paragraph("And " + (timeline.marks().size() - MARKS) + " more.");
    }
  }

  /** At most so many slots: neighbours are added up in equal groups. */
  private static List<Slot> folded(List<Slot> slots, int most) {
    int group = group(slots, most);
    List<Slot> sums = new ArrayList<>();
    for (int from = 0; from < slots.size(); from += group) {
      List<Slot> part = slots.subList(from, Math.min(slots.size(), from + group));
      sums.add(
          new Slot(
              part.get(0).startMicros(),
              part.stream().mapToLong(Slot::requests).sum(),
              part.stream().mapToLong(Slot::failures).sum()));
    }
    return sums;
  }

  private static int group(List<Slot> slots, int most) {
    return Math.max(1, (slots.size() + most - 1) / most);
  }

  private static long width(Timeline timeline, List<Slot> columns, int most) {
    return columns.isEmpty() ? 0 : timeline.slotMicros() * group(timeline.slots(), most);
  }

  private static long most(List<Slot> slots, ToLongFunction<Slot> what) {
    return slots.stream().mapToLong(what).max().orElse(0);
  }

  private static String bars(List<Slot> slots, ToLongFunction<Slot> what) {
    long most = most(slots, what);
    StringBuilder line = new StringBuilder(slots.size());
    for (Slot s : slots) {
      long n = what.applyAsLong(s);
      line.append(n == 0 ? '·' : BARS.charAt((int) ((n * BARS.length() - 1) / most)));
    }
    return line.toString();
  }
}
