package io.culprit.parse.source;

import io.culprit.parse.event.Moment;
import java.util.Optional;

/**
 * What container runtimes, collectors and exports put around a server's line. Each constant names
 * one and takes it off; a line that is not so wrapped gives nothing.
 */
public enum Wrapper {
  DOCKER_JSON("docker json-file", true) {
    @Override
    Optional<Unwrapped> open(String line) {
      return json(line, "log", "time");
    }
  },
  LOGCLI_JSON("logcli jsonl", true) {
    @Override
    Optional<Unwrapped> open(String line) {
      return json(line, "line", "timestamp");
    }
  },
  JOURNAL_JSON("journald JSON", true) {
    @Override
    Optional<Unwrapped> open(String line) {
      return json(line, "MESSAGE", "__REALTIME_TIMESTAMP");
    }
  },
  CRI("CRI", true) {
    @Override
    Optional<Unwrapped> open(String line) {
      return cri(line);
    }
  },
  TIMESTAMPS("container timestamps", true) {
    @Override
    Optional<Unwrapped> open(String line) {
      return timestamps(line);
    }
  },
  COMPOSE("docker compose", false) {
    @Override
    Optional<Unwrapped> open(String line) {
      return compose(line);
    }
  },
  KUBECTL_PREFIX("kubectl --prefix", false) {
    @Override
    Optional<Unwrapped> open(String line) {
      int end = line.startsWith("[pod/") ? line.indexOf("] ") : -1;
      return end < 0 ? Optional.empty() : bare(line.substring(end + 2), Optional.empty());
    }
  },
  JOURNAL_ISO("journald short-iso", true) {
    @Override
    Optional<Unwrapped> open(String line) {
      return journal(line);
    }
  },
  SYSLOG("syslog", false) {
    @Override
    Optional<Unwrapped> open(String line) {
      return syslog(line);
    }
  },
  SYSLOG_5424("syslog RFC 5424", true) {
    @Override
    Optional<Unwrapped> open(String line) {
      return syslog5424(line);
    }
  };

  private static final int LONGEST_NAME = 80;

  private final String title;
  private final boolean timed;

  Wrapper(String title, boolean timed) {
    this.title = title;
    this.timed = timed;
  }

  /** The name a person reads. */
  public String title() {
    return title;
  }

  /** Whether it gives each line a time. RFC 3164 has no year, so its time is left. */
  public boolean timed() {
    return timed;
  }

  /** The line inside; empty where the line is not wrapped in this. */
  abstract Optional<Unwrapped> open(String line);

  private static Optional<Unwrapped> bare(String text, Optional<Moment> written) {
    return Optional.of(new Unwrapped(text, written, false));
  }

  private static Optional<Unwrapped> json(String line, String textName, String timeName) {
    if (!line.startsWith("{") || !line.contains("\"" + timeName + "\"")) {
      return Optional.empty();
    }
    String[] found = new String[2];
    boolean whole =
        JsonLine.read(
            line,
            (name, value) -> {
              if (name.equals(textName)) {
                found[0] = value;
              } else if (name.equals(timeName)) {
                found[1] = value;
              }
            });
    String text = found[0];
    String time = found[1];
    if (!whole || text == null || time == null) {
      return Optional.empty();
    }
    Optional<Moment> written =
        timeName.startsWith("__")
            ? Optional.of(new Moment(Math.max(0, Decimals.whole(time)), 1))
            : TimeText.iso(time, 0).map(TimeText::moment);
    // Only docker ends a whole line with its line end; a part of a long line has none.
    boolean partial = textName.equals("log") && !text.endsWith("\n");
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return Optional.of(new Unwrapped(text.substring(0, end), written, partial));
  }

  private static Optional<Unwrapped> cri(String line) {
    Optional<TimeText> time = TimeText.iso(line, 0);
    if (time.isEmpty() || !time.get().zoned()) {
      return Optional.empty();
    }
    int at = time.get().end();
    int tag;
    if (line.startsWith(" stdout ", at) || line.startsWith(" stderr ", at)) {
      tag = at + 8;
    } else {
      return Optional.empty();
    }
    if (tag >= line.length() || (line.charAt(tag) != 'F' && line.charAt(tag) != 'P')) {
      return Optional.empty();
    }
    String text = line.substring(Math.min(tag + 2, line.length()));
    return Optional.of(new Unwrapped(text, time.map(TimeText::moment), line.charAt(tag) == 'P'));
  }

  private static Optional<Unwrapped> timestamps(String line) {
    Optional<TimeText> time = TimeText.iso(line, 0);
    // Runtimes write nanoseconds; an application's own line has three or six decimals at most.
    if (time.isEmpty() || !time.get().zoned() || decimals(line) < 7) {
      return Optional.empty();
    }
    int end = time.get().end();
    if (end < line.length() && line.charAt(end) != ' ') {
      return Optional.empty();
    }
    return bare(line.substring(Math.min(end + 1, line.length())), time.map(TimeText::moment));
  }

  private static int decimals(String line) {
    int count = 0;
    if (line.length() > 20 && line.charAt(19) == '.') {
      while (20 + count < line.length() && Character.isDigit(line.charAt(20 + count))) {
        count++;
      }
    }
    return count;
  }

  private static Optional<Unwrapped> compose(String line) {
    int bar = line.indexOf('|');
    if (bar < 2 || bar > LONGEST_NAME || line.charAt(bar - 1) != ' ') {
      return Optional.empty();
    }
    int end = bar;
    while (end > 0 && line.charAt(end - 1) == ' ') {
      end--;
    }
    boolean lower = false;
    for (int i = 0; i < end; i++) {
      char c = line.charAt(i);
      lower |= Character.isLowerCase(c);
      if (!Character.isLetterOrDigit(c) && "-_.".indexOf(c) < 0) {
        return Optional.empty();
      }
    }
    if (!lower || !Character.isLetter(line.charAt(0))) {
      return Optional.empty();
    }
    int from = bar + 1 < line.length() && line.charAt(bar + 1) == ' ' ? bar + 2 : bar + 1;
    return bare(line.substring(from), Optional.empty());
  }

  private static Optional<Unwrapped> journal(String line) {
    Optional<TimeText> time = TimeText.iso(line, 0);
    if (time.isEmpty() || !time.get().zoned() || line.charAt(10) != 'T') {
      return Optional.empty();
    }
    int host = time.get().end() + 1;
    int tag = word(line, host);
    int text = tag < 0 ? -1 : afterTag(line, tag);
    return text < 0 ? Optional.empty() : bare(line.substring(text), time.map(TimeText::moment));
  }

  private static Optional<Unwrapped> syslog(String line) {
    int at = priority(line);
    if (TimeText.month(line, at) == 0 || TimeText.clock(line, at + 7) < 0) {
      return Optional.empty();
    }
    int host = at + 16;
    int tag = word(line, host);
    int text = tag < 0 ? -1 : afterTag(line, tag);
    if (text < 0) {
      // A local socket's lines name no host.
      text = afterTag(line, host);
    }
    return text < 0 ? Optional.empty() : bare(line.substring(text), Optional.empty());
  }

  private static Optional<Unwrapped> syslog5424(String line) {
    int at = priority(line);
    if (at == 0 || !line.startsWith("1 ", at)) {
      return Optional.empty();
    }
    Optional<TimeText> time = TimeText.iso(line, at + 2);
    if (time.isEmpty()) {
      return Optional.empty();
    }
    int next = time.get().end() + 1;
    for (int i = 0; i < 4 && next >= 0; i++) {
      next = word(line, next);
    }
    if (next < 0 || next >= line.length()) {
      return Optional.empty();
    }
    int end = next;
    if (line.charAt(next) == '[') {
      int close = line.indexOf("] ", next);
      end = close < 0 ? line.length() - 1 : close;
    }
    String text = line.substring(Math.min(end + 2, line.length()));
    return bare(text.startsWith("\ufeff") ? text.substring(1) : text, time.map(TimeText::moment));
  }

  /** Index after {@code <134>}; 0: there is none. */
  private static int priority(String line) {
    if (!line.startsWith("<")) {
      return 0;
    }
    int close = line.indexOf('>');
    return close >= 2 && close <= 4 && Decimals.whole(line, 1, close) >= 0 ? close + 1 : 0;
  }

  /** Index after the word at {@code from} and its space; -1: there is no such word. */
  private static int word(String line, int from) {
    int space = from < line.length() ? line.indexOf(' ', from) : -1;
    return space <= from ? -1 : space + 1;
  }

  /** Index after {@code tag[123]: } or {@code tag: } at {@code from}; -1: no tag stands there. */
  private static int afterTag(String line, int from) {
    int at = from;
    while (at < line.length() && at - from < LONGEST_NAME) {
      char c = line.charAt(at);
      if (c == ':') {
        boolean named = at > from && (at + 1 == line.length() || line.charAt(at + 1) == ' ');
        return named ? Math.min(at + 2, line.length()) : -1;
      }
      if (c == ' ' || c == '"') {
        return -1;
      }
      at++;
    }
    return -1;
  }
}
