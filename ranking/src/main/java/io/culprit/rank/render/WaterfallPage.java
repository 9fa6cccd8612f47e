package io.culprit.rank.render;

import io.culprit.rank.Waterfall;
import io.culprit.rank.Waterfall.Step;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Requests step by step, outside of a report. Stateless. */
public final class WaterfallPage {
  /** Columns before the bar: layer, beginning and length. */
  private static final int BEFORE_BAR = 38;

  private static final int NARROWEST_BAR = 12;
  private static final int WIDEST_BAR = 40;
  private static final String ELLIPSIS = "\u2026";

  private WaterfallPage() {}

  /** As Markdown: a table for each. */
  public static String markdown(List<Waterfall> requests) throws IOException {
    StringBuilder out = new StringBuilder();
    MarkdownPage page = new MarkdownPage(out);
    for (Waterfall w : requests) {
      WaterfallTable.write(w, page);
    }
    return out.toString();
  }

  /**
   * For a terminal: bars on one scale, what was said, and the line that said it.
   *
   * @param width columns of the terminal; a line is longer only for its place
   * @param bold whether titles are set off by escape sequences
   */
  public static String text(List<Waterfall> requests, int width, boolean bold) {
    StringBuilder out = new StringBuilder();
    for (Waterfall w : requests) {
      out.append(out.length() == 0 ? "" : "\n");
      String title = LogText.visible(w.title());
      out.append(bold ? "\u001b[1m" + title + "\u001b[0m" : title)
          .append(", begun ")
          .append(Figures.millisecond(w.startMicros()))
          .append('\n');
      int bar = Math.min(WIDEST_BAR, Math.max(NARROWEST_BAR, (width - BEFORE_BAR) / 3));
      WaterfallScale scale = WaterfallScale.of(w, bar);
      w.steps().forEach(step -> line(out, step, w, scale, width));
    }
    return out.toString();
  }

  private static void line(
      StringBuilder out, Step step, Waterfall w, WaterfallScale scale, int width) {
    long first = step.fromMicros() < 0 ? step.toMicros() : step.fromMicros();
    String place = LogText.visible(step.citation().source()) + ":" + step.citation().line();
    int room = Math.max(0, width - BEFORE_BAR - scale.width() - 4 - place.length());
    String text = LogText.visible(step.text());
    String bar = scale.bar(step, ' ');
    out.append(
            String.format(
                Locale.ROOT,
                "  %-13s %10s %10s  ",
                step.layer(),
                Figures.since(first, w.startMicros()),
                Figures.lasted(step.fromMicros(), step.toMicros())))
        .append(bar)
        .append(" ".repeat(Math.max(0, scale.width() - bar.length()) + 2))
        .append(place);
    if (text.length() > room) {
      // no room beside the place: below it
      out.append('\n').append(" ".repeat(BEFORE_BAR));
      room = Math.max(NARROWEST_BAR, width - BEFORE_BAR - 2);
    }
    if (!text.isEmpty()) {
      out.append("  ")
          .append(text.length() <= room ? text : text.substring(0, room - 1) + ELLIPSIS);
    }
    out.append('\n');
  }
}
