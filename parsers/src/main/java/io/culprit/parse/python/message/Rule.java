package io.culprit.parse.python.message;

import io.culprit.parse.backend.field.Lapse;
import io.culprit.parse.event.Notice;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way to know what a message is about.
 *
 * <p>The needle is looked for first and is cheap; the pattern, if any, decides and takes out what
 * the message states in groups named {@code n} and {@code u} (a number and its unit), {@code pid},
 * {@code who}.
 *
 * @param kind what such a message is about
 * @param needle lower-case text that it contains; alternatives are parted by {@code |}
 * @param pattern what else must be there; absent: the needle is enough
 * @param amount whether the pattern takes out a time
 * @param pid whether the pattern takes out a process
 * @param who whether the pattern takes out a partner
 */
record Rule(
    Notice kind,
    List<String> needle,
    Optional<Pattern> pattern,
    boolean amount,
    boolean pid,
    boolean who) {
  static Rule of(Notice kind, String needle) {
    return new Rule(kind, needles(needle), Optional.empty(), false, false, false);
  }

  static Rule of(Notice kind, String needle, String regex) {
    return new Rule(
        kind,
        needles(needle),
        Optional.of(Pattern.compile(regex, Pattern.CASE_INSENSITIVE)),
        regex.contains("(?<n>"),
        regex.contains("(?<pid>"),
        regex.contains("(?<who>"));
  }

  /** What the rule makes of a message; empty: it does not apply. */
  Optional<Message> read(String text, String low) {
    if (!mentioned(low)) {
      return Optional.empty();
    }
    if (pattern.isEmpty()) {
      return Optional.of(new Message(kind, -1, -1, ""));
    }
    Matcher found = pattern.get().matcher(text);
    if (!found.find()) {
      return Optional.empty();
    }
    return Optional.of(
        new Message(
            kind,
            amount ? micros(found) : -1,
            pid ? number(found.group("pid")) : -1,
            who ? word(found) : ""));
  }

  private boolean mentioned(String low) {
    for (String each : needle) {
      if (low.contains(each)) {
        return true;
      }
    }
    return false;
  }

  private static long micros(Matcher found) {
    String n = found.group("n");
    String u = found.group("u");
    if (n == null) {
      return -1;
    }
    String text = u == null || u.isEmpty() ? n + "s" : n + u.toLowerCase(Locale.ROOT);
    return Lapse.micros(text, Optional.empty()).orElse(-1);
  }

  private static long number(String digits) {
    return digits == null || digits.length() > 18 ? -1 : Long.parseLong(digits);
  }

  private static String word(Matcher found) {
    String who = found.group("who");
    return who == null ? "" : who;
  }

  private static List<String> needles(String text) {
    return List.of(Pattern.compile("|", Pattern.LITERAL).split(text));
  }
}
