package io.culprit.rank.render;

import io.culprit.rank.Citation;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes text inert in Markdown. Log text is hostile: whoever sends a request writes into the log.
 *
 * <p>What comes out is one line that renders as the text that went in: no markup, HTML, link or
 * mention, no cell or line of its own. What cannot be seen is shown as <code>\&#117;{..}</code>.
 *
 * <p>Written by hand because the libraries stop short of that: commonmark-java's renderer escapes
 * what its own parser would read again, but passes control and direction characters on and knows
 * nothing of links that GitHub makes by itself; OWASP's encoders know HTML, not Markdown.
 */
final class MarkdownEscape {
  /** The most that is shown of a log line. */
  static final int QUOTED = 160;

  private static final String MARKUP = "\\`*[]|~$";

  /** What a reader (and the checker of reports) takes for a place in a file. */
  private static final Pattern PLACE = Pattern.compile("[\\w./+-]+\\.\\w+:\\d+");

  /** A backtick that would make such a place of what stands beside it inside a code span. */
  private static final Pattern FORGED =
      Pattern.compile("`(?=" + PLACE.pattern() + ")|(?<=:\\d{1,20})`");

  private MarkdownEscape() {}

  /**
   * Text among text. What stands between two backticks becomes a code span, an address of any kind
   * too.
   */
  static String text(String whole) {
    String raw = withoutBorder(whole);
    StringBuilder out = new StringBuilder(raw.length() + 16);
    int at = 0;
    while (at < raw.length()) {
      int open = raw.indexOf('`', at);
      int close = open < 0 ? -1 : raw.indexOf('`', open + 1);
      if (close < 0) {
        break;
      }
      plain(raw.substring(at, open), at == 0, out);
      if (close == open + 1) {
        out.append("\\`\\`");
      } else {
        span(raw.substring(open + 1, close), out);
      }
      at = close + 1;
    }
    plain(raw.substring(at), at == 0, out);
    return out.toString();
  }

  /** Spaces at the border say nothing, but would undo bold type or begin a block. */
  private static String withoutBorder(String raw) {
    int from = 0;
    int to = raw.length();
    while (from < to && raw.charAt(from) == ' ') {
      from++;
    }
    while (to > from && raw.charAt(to - 1) == ' ') {
      to--;
    }
    return raw.substring(from, to);
  }

  /** A code span. What looks like a citation without being one keeps its number outside. */
  static String code(String raw) {
    if (PLACE.matcher(raw).matches()) {
      int colon = raw.lastIndexOf(':');
      return span(raw.substring(0, colon)) + raw.substring(colon);
    }
    return span(raw);
  }

  /** The beginning of a log line as a code span. */
  static String quoted(String raw) {
    String cut = LogText.cut(raw, QUOTED);
    return code(cut.length() < raw.length() ? cut + "…" : cut);
  }

  /** {@code `nginx/error.log:123`}. */
  static String citation(Citation citation) {
    return span(citation.source() + ":" + citation.line());
  }

  /** Up to {@code most} citations, a space before each; empty for none. */
  static String citations(List<Citation> citations, int most) {
    return citations.stream().limit(most).map(c -> " " + citation(c)).collect(Collectors.joining());
  }

  /** A code span that does not run into the one before. */
  private static void span(String raw, StringBuilder out) {
    if (!out.isEmpty() && out.charAt(out.length() - 1) == '`') {
      out.append(' ');
    }
    out.append(code(raw));
  }

  private static String span(String raw) {
    if (raw.isEmpty()) {
      return "(empty)";
    }
    String text =
        FORGED.matcher(LogText.visible(raw).replace("\\|", "\\u{5c}|")).replaceAll("\\\\u{60}");
    String fence = "`".repeat(longestRun(text) + 1);
    boolean padded =
        text.startsWith("`")
            || text.endsWith("`")
            || (text.startsWith(" ") && text.endsWith(" ") && !text.isBlank());
    String pad = padded ? " " : "";
    return fence + pad + text + pad + fence;
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  private static void plain(String raw, boolean first, StringBuilder out) {
    String text = LogText.visible(raw);
    if (PLACE.matcher(text).matches()) {
      // Between two code spans it would borrow their backticks.
      out.append(text.replace(":", "\\:"));
      return;
    }
    int at = 0;
    while (at < text.length()) {
      int space = text.indexOf(' ', at);
      int end = space < 0 ? text.length() : space;
      String word = text.substring(at, end);
      if (word.contains("://") || word.contains("www.") || word.contains("@")) {
        address(word, out);
      } else {
        word(word, first && at == 0, out);
      }
      if (space >= 0) {
        out.append(' ');
      }
      at = end + 1;
    }
  }

  /** Some renderers make links of addresses, and mail of names: not inside code. */
  private static void address(String word, StringBuilder out) {
    int end = word.length();
    while (end > 1 && ".,;:!?)".indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    int from = word.startsWith("(") && end > 1 ? 1 : 0;
    out.append(word, 0, from);
    span(word.substring(from, end), out);
    out.append(word, end, word.length());
  }

  private static void word(String word, boolean beginsLine, StringBuilder out) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        // Within a line it is no markup: only what it closes would be.
        case '>' -> out.append(beginsLine && i == 0 ? "&gt;" : ">");
        case '&' -> out.append("&amp;");
        default -> {
          boolean escaped =
              MARKUP.indexOf(c) >= 0
                  || (c == '_' && !insideWord(word, i))
                  || (beginsLine && i == 0 && "#-+=".indexOf(c) >= 0)
                  || (beginsLine && (c == '.' || c == ')') && digits(word, i));
          if (escaped) {
            out.append('\\');
          }
          out.append(c);
        }
      }
    }
  }

  private static boolean insideWord(String word, int at) {
    return at > 0
        && at + 1 < word.length()
        && Character.isLetterOrDigit(word.charAt(at - 1))
        && Character.isLetterOrDigit(word.charAt(at + 1));
  }

  /** Whether only digits stand before: {@code 1.} would begin a list. */
  private static boolean digits(String word, int end) {
    return end > 0
        && end <= 9
        && word.substring(0, end).chars().allMatch(d -> d >= '0' && d <= '9');
  }
}
