package io.culprit.rank.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.rank.Assumptions;
import io.culprit.rank.Cause;
import io.culprit.rank.Report;
import io.culprit.rank.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MarkdownWriterTest {
  private static final List<String> IN_ORDER =
      List.of(
          "# Investigation Report: ",
          "**Classification:** Root-cause analysis only",
          "**Context:**",
          "> **Verdict: ",
          "## 1. All Possible Root Causes",
          "## 2. Categorized Analysis",
          "### 2.1 Network layer issues",
          "### 2.2 Backend runtime issues",
          "### 2.3 Hosting / deployment issues",
          "### 2.4 Frontend-side causes",
          "## 3. How Each Suspected Cause Produces the Exact Observed Behavior",
          "## 4. Ranked Probability of Causes",
          "## 5. Monitoring Checklist",
          "### 5.1 Logs",
          "### 5.2 Metrics",
          "### 5.3 Tracing / signals",
          "### 5.4 Quick validation",
          "## 6. Summary",
          "## Appendix A. Timeline",
          "## Appendix B. Timeout chain",
          "## Appendix C. Where the time went",
          "## Appendix D. Sample requests",
          "## Appendix E. Counter-evidence",
          "## Appendix F. Data quality",
          "## Appendix G. Method");

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void write_anyVerdict_hasTheSectionsInOrder(Verdict verdict) {
    String page = Rendered.markdown(Reports.incident().verdict(verdict).build());
    int at = -1;
    for (String heading : IN_ORDER) {
      int next = ("\n" + page).indexOf("\n" + heading, at + 1);
      assertTrue(next > at, heading + " is missing or out of order");
      at = next;
    }
    long headings = page.lines().filter(l -> l.matches("#{1,6} .*")).count();
    assertEquals(IN_ORDER.stream().filter(h -> h.startsWith("#")).count(), headings);
  }

  @Test
  void write_allCauses_areTwelveRowsWithTheirNumbers() {
    List<String> rows =
        table(Rendered.markdown(Reports.incident().build()), "| # | Cause | Category |");
    assertEquals(12, rows.size());
    for (Cause cause : Cause.values()) {
      String row = rows.get(cause.number() - 1);
      assertTrue(row.startsWith("| " + cause.number() + " | "), row);
      assertTrue(row.contains("`" + cause.slug() + "`"), row);
      assertTrue(row.contains("| " + cause.category() + " |"), row);
      assertTrue(row.endsWith(" % |"), row);
    }
  }

  @Test
  void write_categories_holdEveryCauseInAllItsParts() {
    String page = Rendered.markdown(Reports.incident().build());
    String part = page.substring(page.indexOf("## 2. "), page.indexOf("## 3. "));
    for (Cause cause : Cause.values()) {
      long rows =
          part.lines()
              .filter(l -> l.startsWith("| **") && l.contains("(`" + cause.slug() + "`)"))
              .count();
      assertEquals(cause.parts().size(), rows, cause.slug());
    }
  }

  @Test
  void write_culprit_answersFirst() {
    String page = Rendered.markdown(Reports.incident().build());
    String box = page.substring(page.indexOf("> **Verdict"), page.indexOf("## 1. "));
    assertTrue(
        box.contains("Reverse proxy read/send timeout (`proxy-timeout`), 97 %, very likely"), box);
    assertTrue(box.contains("87 of 871 requests (10 %)"), box);
    assertTrue(box.contains("61 of 87 (70 %)"), box);
    assertTrue(box.contains("`nginx/error.log:123` `2026/11/20 10:00:07 [error]"), box);
    assertTrue(box.contains("**What would change it:**"), box);
  }

  @Test
  void write_nothingWrong_accusesNobody() {
    String page = Rendered.markdown(Reports.healthy().build());
    assertTrue(page.contains("> **Verdict: nothing wrong."), page);
    assertFalse(page.contains("Most likely"), page);
    assertFalse(page.contains("Proof"), page);
    assertFalse(page.contains("Ledger"), page);
    assertFalse(page.contains("The candidates"), page);
  }

  @Test
  void write_undecided_namesCandidatesAndNoCulprit() {
    String page =
        Rendered.markdown(Reports.incident().verdict(Verdict.UNDECIDED).probability(0.41).build());
    assertTrue(
        page.contains("> **Verdict: undecided. Nearest: Reverse proxy read/send timeout (41 %)"),
        page);
    assertTrue(page.contains("**Candidate:**"), page);
    assertFalse(page.contains("Most likely"), page);
    assertFalse(page.contains("**Proof:**"), page);
  }

  @Test
  void write_otherCauses_areArguedAgainst() {
    String page = Rendered.markdown(Reports.incident().build());
    String part = page.substring(page.indexOf("**Why not the others:**"), page.indexOf("## 4. "));
    assertTrue(part.contains("(`event-loop-saturation`): <1 %. `queue-wait` is absent."), part);
  }

  @Test
  void write_ledger_sumsToThePrintedOdds() {
    Assumptions made = new Assumptions(Map.of(Cause.PROXY_TIMEOUT, 3.0), Set.of());
    for (double p : new double[] {0.0004, 0.2, 0.5, 0.971, 0.9996}) {
      boolean assumed = p == 0.2;
      Assumptions of = assumed ? made : Assumptions.none();
      String page = Rendered.markdown(Reports.incident().probability(p).assumed(of).build());
      assertEquals(assumed, page.contains("| Assumed by the user | +4.8 |"), page);
      List<String> rows = table(page, "| Item | dB |");
      double sum = 0;
      for (String row : rows.subList(0, rows.size() - 1)) {
        sum += number(row);
      }
      String last = rows.get(rows.size() - 1);
      assertTrue(last.startsWith("| **Sum** |"), last);
      assertEquals(number(last), sum, 0.05 * rows.size(), page);
      assertEquals(10 * Math.log10(p / (1 - p)), number(last), 0.051);
    }
  }

  @Test
  void write_probability_isNeverNoughtNorAll() {
    for (double p : new double[] {1e-12, 1 - 1e-12}) {
      String page = Rendered.markdown(Reports.incident().probability(p).build());
      String part = page.substring(page.indexOf("## 4. "), page.indexOf("**Ledger"));
      assertFalse(Pattern.compile("\\| (0|100) % \\|").matcher(part).find(), part);
    }
  }

  @Test
  void write_citations_haveTheFormThatIsFoundAgain() {
    String page = Rendered.markdown(Reports.incident().build());
    Matcher place = Pattern.compile("`([\\w./+-]+\\.\\w+):(\\d+)`").matcher(page);
    int found = 0;
    while (place.find()) {
      assertEquals("nginx/error.log", place.group(1));
      found++;
    }
    assertTrue(found >= 10, "only " + found + " citations");
  }

  @Test
  void write_hostileText_changesNothingButTheText() {
    String plain =
        Rendered.markdown(Reports.incident().logText("quiet").findingText("quiet").build());
    for (String piece : Hostile.pieces()) {
      Report report = Reports.incident().title(piece).logText(piece).findingText(piece).build();
      String page = Rendered.markdown(report);
      assertEquals("", Hostile.hiddenIn(page), piece);
      assertEquals(shape(plain), shape(page), "shape of the page with " + piece);
      for (String line : page.lines().toList()) {
        String outside = Hostile.withoutCode(line).replace("<br>", "").replace("<1 %", "");
        assertFalse(outside.contains("<"), "HTML by " + piece + ": " + line);
      }
    }
    String all = Hostile.line();
    String page =
        Rendered.markdown(Reports.incident().title(all).logText(all).findingText(all).build());
    assertEquals("", Hostile.hiddenIn(page));
    assertEquals(shape(plain), shape(page));
    assertFalse(page.contains("`nginx/fake.log:1`"));
  }

  @Test
  void write_hostileFileName_isInert() {
    String page = Rendered.markdown(Reports.incident().file("a`|b\n<i>.log").build());
    assertEquals("", Hostile.hiddenIn(page));
    assertEquals(shape(Rendered.markdown(Reports.incident().build())), shape(page));
  }

  @Test
  void write_sameReport_sameCharacters() {
    assertEquals(
        Rendered.markdown(Reports.incident().build()),
        Rendered.markdown(Reports.incident().build()));
  }

  /**
   * What the lines are, without what they say: heading, quote, item, table row with its number of
   * cells.
   */
  private static List<String> shape(String page) {
    return page.lines()
        .map(
            l -> {
              Matcher mark =
                  Pattern.compile("^(#{1,6} |> - |> |>$|- \\[[x ]\\] |- |---$|```text|```$|\\|)?")
                      .matcher(l);
              String begin = mark.find() ? mark.group() : "";
              return begin.equals("|") ? "|" + cells(l) : begin + (l.isEmpty() ? "" : ".");
            })
        .toList();
  }

  private static int cells(String row) {
    int bars = 0;
    for (int i = 0; i < row.length(); i++) {
      if (row.charAt(i) == '\\') {
        i++;
      } else if (row.charAt(i) == '|') {
        bars++;
      }
    }
    return bars - 1;
  }

  private static List<String> table(String page, String head) {
    return page.lines()
        .dropWhile(l -> !l.startsWith(head))
        .skip(2)
        .takeWhile(l -> l.startsWith("|"))
        .toList();
  }

  /** The number in the second cell. */
  private static double number(String row) {
    String cell = row.split("\\|", -1)[2].replace("*", "").replace('−', '-').trim();
    return Double.parseDouble(cell);
  }
}
