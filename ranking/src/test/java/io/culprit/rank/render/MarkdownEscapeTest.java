package io.culprit.rank.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.culprit.parse.event.Origin;
import io.culprit.rank.Citation;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MarkdownEscapeTest {
  private static final Pattern PLACE = Pattern.compile("`([\\w./+-]+\\.\\w+):(\\d+)`");

  @Test
  void text_plain_staysAsItIs() {
    assertEquals(
        "85 of 87 end at 5.00 s (proxy_read_timeout), not at 60 s.",
        MarkdownEscape.text("85 of 87 end at 5.00 s (proxy_read_timeout), not at 60 s."));
  }

  @Test
  void text_markup_isEscaped() {
    assertEquals(
        "\\*a\\* \\_b\\_ \\[c\\](d) \\|e\\| \\~f \\\\g",
        MarkdownEscape.text("*a* _b_ [c](d) |e| ~f \\g"));
    assertEquals("&lt;script> &amp;lt;", MarkdownEscape.text("<script> &lt;"));
  }

  @Test
  void text_lineStart_beginsNoBlock() {
    assertEquals("\\# h", MarkdownEscape.text("# h"));
    assertEquals("\\- x", MarkdownEscape.text("- x"));
    assertEquals("1\\. x", MarkdownEscape.text("1. x"));
    assertEquals("&gt; x", MarkdownEscape.text("> x"));
    assertEquals("1\\. x", MarkdownEscape.text("  1. x "));
    assertEquals("5.00 s", MarkdownEscape.text("5.00 s").replace("5\\.", "5."));
  }

  @Test
  void text_lineBreak_staysOneLine() {
    assertEquals("a\\\\u{a}## 6. Summary", MarkdownEscape.text("a\n## 6. Summary"));
  }

  @Test
  void text_address_isCodeSoThatNobodyLinksIt() {
    assertEquals(
        "see `http://evil.example/a`, now", MarkdownEscape.text("see http://evil.example/a, now"));
    assertEquals("`a@b.example`", MarkdownEscape.text("a@b.example"));
    assertEquals("(`www.b.example`)", MarkdownEscape.text("(www.b.example)"));
  }

  @Test
  void text_betweenBackticks_isCode() {
    assertEquals("route `/api/a_b|c` is slow", MarkdownEscape.text("route `/api/a_b|c` is slow"));
    assertEquals("an odd \\` one", MarkdownEscape.text("an odd ` one"));
  }

  @Test
  void text_neighbouringSpans_stayApart() {
    assertEquals("`a` `b`", MarkdownEscape.text("`a``b`"));
    assertEquals("\\`\\` `a`", MarkdownEscape.text("```a`"));
  }

  @Test
  void code_withBackticks_hasLongerFence() {
    assertEquals("``a`b``", MarkdownEscape.code("a`b"));
    assertEquals("``` ``a ```", MarkdownEscape.code("``a"));
    assertEquals("`` ` ``", MarkdownEscape.code("`"));
  }

  @Test
  void code_control_isVisible() {
    assertEquals("`\\u{1b}[31m\\u{202e}\\u{a}`", MarkdownEscape.code("\u001b[31m\u202e\n"));
    assertEquals("`\\u{d800}`", MarkdownEscape.code("\ud800"));
    assertEquals("`\ud83d\ude00`", MarkdownEscape.code("\ud83d\ude00"));
  }

  @Test
  void code_thatLooksLikeACitation_isNone() {
    assertEquals("`nginx/fake.log`:1", MarkdownEscape.code("nginx/fake.log:1"));
    assertFalse(PLACE.matcher(MarkdownEscape.code("127.0.0.1:3003")).find());
  }

  @Test
  void citation_hasExactlyTheForm() {
    Citation c = new Citation(new Origin(0, 123), "nginx/error.log", "");
    assertEquals("`nginx/error.log:123`", MarkdownEscape.citation(c));
    assertEquals(" `nginx/error.log:123`", MarkdownEscape.citations(List.of(c, c), 1));
    assertEquals(
        "`a\\u{60}b.log:123`",
        MarkdownEscape.citation(new Citation(new Origin(0, 123), "a`b.log", "")));
  }

  @Test
  void quoted_long_isCutWithoutHalfAPair() {
    String quoted = MarkdownEscape.quoted("x".repeat(159) + "\ud83d\ude00" + "y");
    assertEquals("`" + "x".repeat(159) + "…`", quoted);
  }

  @Test
  void anything_hostile_staysOneInertLine() {
    Random random = new Random(20_261_120);
    for (int i = 0; i < 20_000; i++) {
      String raw = Hostile.random(random);
      String at = "round " + i;
      for (String page : List.of(MarkdownEscape.text(raw), MarkdownEscape.code(raw))) {
        assertEquals("", Hostile.hiddenIn(page), at);
        assertFalse(page.contains("\n"), at);
        assertFalse(PLACE.matcher(page).find(), at + page);
        assertFalse(Hostile.withoutCode(page).matches("(?s).*<.*"), at + page);
        assertFalse(Hostile.withoutCode(page).contains("://"), at + page);
      }
    }
  }
}
