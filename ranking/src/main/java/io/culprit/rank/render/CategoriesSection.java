package io.culprit.rank.render;

import io.culprit.rank.Catalogue;
import io.culprit.rank.Category;
import io.culprit.rank.Cause;
import io.culprit.rank.Report;
import io.culprit.rank.Status;
import io.culprit.rank.Suspect;
import io.culprit.rank.Weighed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Section 2: every cause in its category, with what these logs say of it. */
final class CategoriesSection implements Section {
  private static final int SIGNS = 3;

  @Override
  public void write(Report report, MarkdownPage page) throws IOException {
    page.heading(2, "2. Categorized Analysis");
    for (Category category : Category.values()) {
      page.heading(3, number(category) + " " + category.title());
      page.table(
          List.of("Cause", "How it produces the observed behavior", "Evidence found here"),
          Arrays.stream(Cause.values())
              .filter(c -> c.parts().contains(category))
              .map(c -> row(report, c, category))
              .toList());
    }
    page.rule();
  }

  private static String number(Category category) {
    return switch (category) {
      case NETWORK -> "2.1";
      case BACKEND -> "2.2";
      case HOSTING -> "2.3";
      case FRONTEND -> "2.4";
    };
  }

  private static List<String> row(Report report, Cause cause, Category category) {
    Category home = cause.parts().get(0);
    if (home != category) {
      return List.of(
          Evidence.name(cause),
          "As told in " + number(home) + ".",
          Evidence.of(report, cause)
              .map(s -> Figures.probability(s.probability()) + "; see " + number(home) + ".")
              .orElse(Figures.NONE));
    }
    return List.of(
        Evidence.name(cause),
        MarkdownEscape.text(Catalogue.of(cause).mechanism()),
        Evidence.of(report, cause).map(CategoriesSection::evidence).orElse(Figures.NONE));
  }

  private static String evidence(Suspect suspect) {
    List<String> parts = new ArrayList<>();
    parts.add(
        Figures.probability(suspect.probability()) + ", " + Wording.status(suspect.status()) + ".");
    for (Weighed w : Evidence.speakingFor(suspect).stream().limit(SIGNS).toList()) {
      parts.add("For: " + Evidence.sentence(w.finding(), 2));
    }
    for (Weighed w : Evidence.speakingAgainst(suspect).stream().limit(1).toList()) {
      parts.add("Against: " + Evidence.sentence(w.finding(), 1));
    }
    if (parts.size() == 1 && suspect.untested().isEmpty()) {
      parts.add("No finding speaks for or against it.");
    }
    if (!suspect.untested().isEmpty()
        && (parts.size() == 1 || suspect.status() == Status.UNTESTABLE)) {
      parts.add("Not visible here: " + MarkdownEscape.text(suspect.untested().get(0)));
    }
    return String.join("<br>", parts);
  }
}
