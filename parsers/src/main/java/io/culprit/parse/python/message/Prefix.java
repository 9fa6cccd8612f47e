package io.culprit.parse.python.message;

import io.culprit.parse.backend.field.Stamps;
import io.culprit.parse.source.TimeText;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in front of a message: time, level, process, logger, in whatever order and brackets a
 * formatter put them.
 *
 * <p>Read from left to right: {@code 2026-11-20 10:57:33,808 - INFO - }, {@code [2026-11-20
 * 10:57:33 +0000] [41] [INFO] }, {@code WARNING:app.db:}, {@code 2026-11-20 10:24:16.746 | INFO |
 * app:f:8 - }.
 *
 * @param time when it was written; absent: not stated
 * @param level severity, lower case; empty: none
 * @param pid process; -1: not stated
 * @param logger name of the logger; empty: none
 * @param start index of the message's first character
 */
public record Prefix(Optional<TimeText> time, String level, long pid, String logger, int start) {
  private static final Set<String> LEVELS =
      Set.of(
          "DEBUG",
          "INFO",
          "NOTICE",
          "WARNING",
          "WARN",
          "ERROR",
          "CRITICAL",
          "FATAL",
          "TRACE",
          "SUCCESS",
          "EXCEPTION");

  private static final Pattern EDGES = Pattern.compile("^[\\[(<|:-]++|[\\])>|:-]++$");

  /** Tornado's and Jupyter's: {@code [I 261120 10:57:33 web:2348] }, a level of one letter. */
  private static final Pattern TORNADO =
      Pattern.compile(
          "([DIWEC]) (?:(\\d\\d)(\\d\\d)(\\d\\d)|(\\d{4}-\\d\\d-\\d\\d)) (\\d\\d:\\d\\d:\\d\\d(?:\\.\\d++)?+) (\\S++)");

  /** Ruby's: {@code I, [2026-11-20T10:57:33.808123 #41] INFO -- : }, the level's letter first. */
  private static final Pattern RUBY = Pattern.compile("[DIWEFA], (?=\\[\\d{4}-)");

  private static final Pattern CLOCK =
      Pattern.compile(
          "(?:\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,6}+)?+:?|\\[ *+\\d{1,9}+\\.\\d{6}\\])(?= )");

  /** Celery's, behind the time in its brackets: {@code : INFO/MainProcess}. */
  private static final Pattern CELERY = Pattern.compile(": ([A-Z]{4,8})(?:/|$)");

  private static final Map<String, String> LETTERS =
      Map.of("D", "debug", "I", "info", "W", "warning", "E", "error", "C", "critical");

  /** Words that may stand between a time and a level: names of processes and threads, places. */
  private static final int WORDS_BEFORE_LEVEL = 3;

  /** Longest text in brackets that is taken for a part of the prefix. */
  private static final int BRACKETED = 64;

  /** Whether anything was found; a time of day or since the start of a machine is passed over. */
  public boolean isPresent() {
    return start > 0;
  }

  /** Reads the beginning of a line up to {@code to}; nothing found: a prefix of length 0. */
  public static Prefix of(String line, int to) {
    return new Reader(line, Math.min(to, line.length())).read();
  }

  /** Reads the beginning of a line. */
  public static Prefix of(String line) {
    return of(line, line.length());
  }

  /** One pass over one line. */
  private static final class Reader {
    private final String line;
    private final int to;
    private int at;
    private Optional<TimeText> time = Optional.empty();
    private String level = "";
    private String logger = "";
    private long pid = -1;

    Reader(String line, int to) {
      this.line = line;
      this.to = to;
    }

    Prefix read() {
      int clock = clock();
      int start = clock;
      at = clock;
      for (int parts = 0; parts < 8; parts++) {
        separators();
        if (at >= to || !part()) {
          break;
        }
        start = at;
      }
      if (time.isEmpty() && level.isEmpty()) {
        start = clock;
      }
      if (start == 0) {
        return new Prefix(time, "", -1, "", 0);
      }
      at = start;
      separators();
      return new Prefix(time, level, pid, logger, Math.min(at, to));
    }

    /**
     * Index behind {@code 10:57:33,808}, dmesg's {@code [12345.678901]} or Ruby's letter; 0: none
     * is there.
     */
    private int clock() {
      Matcher found = CLOCK.matcher(line).region(0, to);
      if (!found.lookingAt()) {
        found.usePattern(RUBY).region(0, to);
      }
      return found.lookingAt() ? found.end() : 0;
    }

    private boolean part() {
      char c = line.charAt(at);
      if (c == '[') {
        return bracketed();
      }
      if (c >= '0' && c <= '9') {
        return time(at);
      }
      if (time.isPresent() && level.isEmpty() && passedToLevel()) {
        return true;
      }
      if (!Character.isLetter(c) && c != '_') {
        return false;
      }
      int end = at;
      while (end < to && word(line.charAt(end))) {
        end++;
      }
      if (level.isEmpty() && end - at <= 9) {
        String upper = line.substring(at, end).toUpperCase(Locale.ROOT);
        boolean closed = end == to || " :|-,]\t".indexOf(line.charAt(end)) >= 0;
        // In lower case and without a mark behind it, "error" is more likely the first word of the
        // message.
        boolean sure =
            line.charAt(at) < 'a' || (end < to && " :".indexOf(line.charAt(end)) == 1) || bar(end);
        if (closed && sure && LEVELS.contains(upper)) {
          level = upper.toLowerCase(Locale.ROOT);
          at = end;
          return true;
        }
      }
      return (time.isPresent() || !level.isEmpty()) && logger.isEmpty() && logger(end);
    }

    /**
     * Passes over the words between a time and a level, as in {@code MainProcess MainThread INFO};
     * what looks like a logger's name among them is kept.
     */
    private boolean passedToLevel() {
      int from = at;
      String name = "";
      for (int words = 0; words <= WORDS_BEFORE_LEVEL && from < to; words++) {
        int end = line.indexOf(' ', from);
        end = end < 0 || end > to ? to : end;
        String word = line.substring(from, end);
        String bare = EDGES.matcher(word).replaceAll("");
        if (LEVELS.contains(bare)) {
          level = bare.toLowerCase(Locale.ROOT);
          logger = logger.isEmpty() ? name : logger;
          at = end;
          return true;
        }
        if (end - from > BRACKETED || word.indexOf('"') >= 0 || word.indexOf('=') >= 0) {
          return false;
        }
        name = name.isEmpty() && name(bare) && bare.indexOf('.') > 0 ? bare : name;
        from = end;
        while (from < to && line.charAt(from) == ' ') {
          from++;
        }
      }
      return false;
    }

    private boolean bar(int end) {
      return line.startsWith(" - ", end) || line.startsWith(" |", end);
    }

    private boolean logger(int end) {
      int last = end;
      // loguru: module:function:line, where function may be <module>
      while (last + 1 < to
          && line.charAt(last) == ':'
          && (line.charAt(last + 1) == '<' || word(line.charAt(last + 1)))) {
        int next = last + 1;
        while (next < to && (word(line.charAt(next)) || "<>".indexOf(line.charAt(next)) >= 0)) {
          next++;
        }
        String part = line.substring(last + 1, next);
        boolean address = part.charAt(0) <= '9' && part.indexOf('.') > 0;
        if (next == to || line.charAt(next) == '/' || address) {
          break;
        }
        boolean basic = line.charAt(next) == ' ' && !line.startsWith(" - ", next);
        if (basic) {
          break;
        }
        last = next;
      }
      String name = line.substring(at, last);
      boolean marked = last < to && (line.charAt(last) == ':' || bar(last));
      boolean dotted = name.indexOf('.') > 0 || name.indexOf('_') > 0;
      boolean bare = last < to && line.charAt(last) == ' ' && dotted && !level.isEmpty();
      if (name.length() > 80 || name.endsWith(".") || (!marked && !bare)) {
        return false;
      }
      logger = name;
      at = last;
      return true;
    }

    private boolean bracketed() {
      int close = line.indexOf(']', at);
      if (close < 0 || close >= to || close - at > BRACKETED) {
        return false;
      }
      if (time(at + 1)) {
        // A fraction or a zone of an unknown kind may stand between the time and its bracket.
        Matcher celery = CELERY.matcher(line).region(at, close);
        if (level.isEmpty() && celery.lookingAt() && LEVELS.contains(celery.group(1))) {
          level = celery.group(1).toLowerCase(Locale.ROOT);
        }
        at = close + 1;
        return true;
      }
      String text = line.substring(at + 1, close).strip();
      if (time.isEmpty() && level.isEmpty() && tornado(text)) {
        at = close + 1;
        return true;
      }
      String upper = text.toUpperCase(Locale.ROOT);
      if (level.isEmpty() && LEVELS.contains(upper)) {
        level = upper.toLowerCase(Locale.ROOT);
      } else if (pid < 0
          && !text.isEmpty()
          && text.length() <= 10
          && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
        pid = Long.parseLong(text);
      } else if (logger.isEmpty() && (time.isPresent() || !level.isEmpty()) && name(text)) {
        logger = text;
      } else {
        return false;
      }
      at = close + 1;
      return true;
    }

    private boolean tornado(String text) {
      Matcher found = TORNADO.matcher(text);
      if (!found.matches()) {
        return false;
      }
      String day =
          found.group(5) != null
              ? found.group(5)
              : "20" + found.group(2) + '-' + found.group(3) + '-' + found.group(4);
      time = Stamps.at(day + ' ' + found.group(6), 0);
      level = LETTERS.getOrDefault(found.group(1), "");
      logger = found.group(7);
      return true;
    }

    private boolean time(int from) {
      if (time.isPresent()) {
        return false;
      }
      time = Stamps.at(line, from).filter(found -> found.end() <= to);
      time.ifPresent(found -> at = found.end());
      return time.isPresent();
    }

    private void separators() {
      while (at < to) {
        char c = line.charAt(at);
        boolean dash =
            c == '-' && (at + 1 == to || line.charAt(at + 1) == ' ' || line.startsWith("-- ", at));
        boolean colon = c == ':' && at > 0;
        if (c != ' ' && c != '\t' && c != '|' && !dash && !colon) {
          return;
        }
        at++;
      }
    }

    private static boolean name(String text) {
      return !text.isEmpty() && text.chars().allMatch(c -> word((char) c) || c == ':' || c == '-');
    }

    private static boolean word(char c) {
      return Character.isLetterOrDigit(c) || c == '_' || c == '.';
    }
  }
}
