package io.culprit.parse.python;

import io.culprit.parse.event.Notice;
import io.culprit.parse.python.message.Message;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The record that is open: its first line was read, and lines that continue it may come.
 *
 * <p>A traceback's last line, {@code Type: text}, may tell more than the first line did: a full
 * pool or a failed look-up behind a mere "Exception in ASGI application".
 */
final class Traceback {
  private final Set<Notice> told = EnumSet.noneOf(Notice.class);
  private boolean record;
  private boolean trace;
  private boolean closed;
  private boolean cut;

  /** A line that continues nothing begins a record. */
  void begin(Notice kind) {
    told.clear();
    told.add(kind);
    record = true;
    trace = false;
    closed = false;
    cut = false;
  }

  /** The record's message was broken off in the middle of a quoted text. */
  void cut() {
    cut = true;
  }

  /** A line that nothing can follow. */
  void end() {
    record = false;
    trace = false;
    cut = false;
  }

  /** Whether a line continues the open record. */
  boolean continues(String line) {
    char c = line.charAt(0);
    if (!record) {
      return false;
    }
    if (cut && (line.strip().equals("\"}") || line.strip().equals("\""))) {
      return true;
    }
    if (c == ' ' || c == '\t') {
      return true;
    }
    if (opens(line)
        || line.startsWith("During handling of the above exception")
        || line.startsWith("The above exception was the direct cause")) {
      trace = true;
      closed = false;
      return true;
    }
    // After the last line of a traceback its message may go on, as SQLAlchemy's does, but so may
    // the log.
    return trace && (!closed || Message.of(line, "").kind() == Notice.OTHER);
  }

  /** What a continuing line tells that was not told yet; empty: nothing. */
  Optional<Message> tells(String line) {
    if (!trace || closed || line.charAt(0) == ' ' || line.charAt(0) == '\t' || !typed(line)) {
      return Optional.empty();
    }
    closed = true;
    Message message = Message.of(line, "error");
    Message kept =
        message.kind() == Notice.OTHER ? new Message(Notice.EXCEPTION, -1, -1, "") : message;
    return told.add(kept.kind()) ? Optional.of(kept) : Optional.empty();
  }

  static boolean opens(String line) {
    return line.startsWith("Traceback (most recent call last)")
        || line.startsWith("  + Exception Group Traceback");
  }

  /** Whether a line is {@code some.Type} or {@code some.Type: text}. */
  private static boolean typed(String line) {
    int end = 0;
    while (end < line.length()
        && (Character.isLetterOrDigit(line.charAt(end)) || "._".indexOf(line.charAt(end)) >= 0)) {
      end++;
    }
    return end > 2 && (end == line.length() || line.charAt(end) == ':');
  }
}
