package io.culprit.rank.render;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;

/** Log text that tries to be more than text. */
final class Hostile {
  private static final List<String> PIECES =
      List.of(
          "|",
          "\\|",
          "\\",
          "`",
          "``",
          "```",
          "\n",
          "\r\n",
          "\t",
          "<script>alert(1)</script>",
          "<img src=x onerror=y>",
          "<br>",
          "</td>",
          "&lt;",
          "&#124;",
          "[x](javascript:y)",
          "![x](http://evil.example/p)",
          "http://evil.example/a",
          "www.evil.example",
          "root@evil.example",
          "@everyone",
          "*b*",
          "__b__",
          "_i_",
          "~~s~~",
          "# h",
          "## 6. Summary",
          "- [x] done",
          "> quote",
          "1. one",
          "---",
          "===",
          "$x$",
          "\u001b[31mred\u001b[0m",
          "\u001b]0;t\u0007",
          "\u202Egnp.exe",
          "\u2066",
          "\u200B",
          "\uFEFF",
          "\u0085",
          "\u009b31m",
          "\u007f",
          "\u0000",
          "\u2028",
          "\ud800",
          "\udc00",
          "\ud83d\ude00",
          "\uFFFD",
          "nginx/fake.log:1",
          "`nginx/fake.log:1`",
          "127.0.0.1:3003",
          " ",
          "  ",
          "İı",
          "é");

  private Hostile() {}

  static List<String> pieces() {
    return PIECES;
  }

  /** All of them in one line of log. */
  static String line() {
    return String.join(" ", PIECES);
  }

  /** A few at random, touching each other. */
  static String random(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i >= 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  /** What of a piece of Markdown is outside code spans. */
  static String withoutCode(String markdown) {
    // An escaped backtick opens nothing; a fence ends with as many backticks as it began with.
    return Pattern.compile("\\\\\\\\|\\\\`|(?<!`)(`+)(?!`).*?(?<!`)\\1(?!`)")
        .matcher(markdown)
        .replaceAll("");
  }

  /** Code points that must not stand on a page; empty: none. */
  static String hiddenIn(String page) {
    StringBuilder found = new StringBuilder();
    page.codePoints()
        .filter(c -> c != '\n')
        .filter(
            c ->
                switch (Character.getType(c)) {
                  case Character.CONTROL,
                      Character.FORMAT,
                      Character.SURROGATE,
                      Character.LINE_SEPARATOR,
                      Character.PARAGRAPH_SEPARATOR ->
                      true;
                  default -> false;
                })
        .forEach(c -> found.append(String.format(Locale.ROOT, "U+%04X ", c)));
    return found.toString();
  }
}
