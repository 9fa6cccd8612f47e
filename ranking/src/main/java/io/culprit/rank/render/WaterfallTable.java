package io.culprit.rank.render;

import io.culprit.rank.Waterfall;
import io.culprit.rank.Waterfall.Step;
import java.io.IOException;
import java.util.List;

/** One request as a table of what its layers said. */
final class WaterfallTable {
  private static final int WIDTH = 24;

  private WaterfallTable() {}

  static void write(Waterfall w, MarkdownPage page) throws IOException {
    page.paragraph(
        "**"
            + MarkdownEscape.text(w.title())
            + "**, begun "
            + Figures.millisecond(w.startMicros())
            + (w.cause().isBlank() ? "" : ", explained by " + MarkdownEscape.text(w.cause())));
    WaterfallScale scale = WaterfallScale.of(w, WIDTH);
    page.table(
        List.of("Layer", "From", "To", "Lasted", "Shape", "What it says", "Line"),
        w.steps().stream().map(s -> row(s, w, scale)).toList());
  }

  private static List<String> row(Step step, Waterfall waterfall, WaterfallScale scale) {
    return List.of(
        MarkdownEscape.text(step.layer().strip()),
        Figures.since(step.fromMicros(), waterfall.startMicros()),
        Figures.since(step.toMicros(), waterfall.startMicros()),
        Figures.lasted(step.fromMicros(), step.toMicros()),
        "`" + scale.bar(step, '\u00b7') + "`",
        MarkdownEscape.quoted(step.text()),
        MarkdownEscape.citation(step.citation()));
  }
}
