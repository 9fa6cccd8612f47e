package io.culprit.rank.render;

import io.culprit.rank.Report;
import io.culprit.rank.Waterfall;
import io.culprit.rank.Waterfall.Step;
import java.io.IOException;
import java.util.List;

/** Appendix D: a few failed requests, layer by layer. */
final class SamplesSection implements Section {
  private static final int WIDTH = 24;

  @Override
  public void write(Report report, MarkdownPage page) throws IOException {
    page.heading(2, "Appendix D. Sample requests");
    if (report.samples().isEmpty()) {
      page.paragraph("There is no failed request to show.");
      return;
    }
    for (Waterfall w : report.samples()) {
      page.paragraph(
          "**"
              + MarkdownEscape.text(w.title())
              + "**, begun "
              + Figures.millisecond(w.startMicros())
              + (w.cause().isBlank() ? "" : ", explained by " + MarkdownEscape.text(w.cause())));
      Scale scale = Scale.of(w);
      page.table(
          List.of("Layer", "From", "To", "Lasted", "Shape", "What it says", "Line"),
          w.steps().stream().map(s -> row(s, w, scale)).toList());
    }
  }

  private static List<String> row(Step step, Waterfall waterfall, Scale scale) {
    boolean spanned = step.fromMicros() >= 0 && step.toMicros() > step.fromMicros();
    return List.of(
        MarkdownEscape.text(step.layer()),
        since(step.fromMicros(), waterfall.startMicros()),
        since(step.toMicros(), waterfall.startMicros()),
        spanned ? Figures.time(step.toMicros() - step.fromMicros()) : Figures.NONE,
        "`" + scale.bar(step) + "`",
        MarkdownEscape.quoted(step.text()),
        MarkdownEscape.citation(step.citation()));
  }

  private static String since(long micros, long start) {
    return micros < 0 ? Figures.NONE : Figures.shift(micros - start);
  }

  /** The stretch of time that a bar's width stands for. */
  private record Scale(long from, long to) {
    static Scale of(Waterfall w) {
      long from = w.startMicros();
      long to = w.startMicros() + 1;
      for (Step s : w.steps()) {
        long begin = s.fromMicros() < 0 ? s.toMicros() : s.fromMicros();
        long end = s.toMicros() < 0 ? s.fromMicros() : s.toMicros();
        if (end >= 0) {
          from = Math.min(from, begin);
          to = Math.max(to, end);
        }
      }
      return new Scale(from, to);
    }

    String bar(Step step) {
      long begin = step.fromMicros() < 0 ? step.toMicros() : step.fromMicros();
      long end = step.toMicros() < 0 ? step.fromMicros() : step.toMicros();
      if (end < 0) {
        return "?";
      }
      int first = column(begin);
      int last = Math.max(first, column(end));
      boolean moment = begin == end;
      return "·".repeat(first)
          + (moment ? "◆" : "█".repeat(last - first + 1))
          + "·".repeat(WIDTH - 1 - last);
    }

    private int column(long micros) {
      return (int) Math.min(WIDTH - 1L, (micros - from) * WIDTH / (to - from));
    }
  }
}
