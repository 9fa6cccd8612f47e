package io.culprit.parse.source;

import io.culprit.parse.event.Moment;
import java.util.Optional;

/** Lines that are one JSON object with a server's line and its time among the members. */
final class JsonMessage {
  private JsonMessage() {}

  /**
   * Docker's {@code json-file}. Only docker ends a whole line with its line end; a line longer than
   * 16 KiB comes in parts that have none.
   */
  static Optional<Unwrapped> docker(String line) {
    return json(line, "log", "time")
        .map(found -> unwrapped(found, time(found[1]), !found[0].endsWith("\n")));
  }

  /** {@code logcli --output=jsonl}. */
  static Optional<Unwrapped> logcli(String line) {
    return json(line, "line", "timestamp").map(found -> unwrapped(found, time(found[1]), false));
  }

  /**
   * {@code journalctl -o json}: microseconds as a string; a message that is no plain text is an
   * array of its bytes (systemd.journal-fields(7), Journal JSON Format).
   */
  static Optional<Unwrapped> journal(String line) {
    Optional<String[]> json = json(line, "MESSAGE", "__REALTIME_TIMESTAMP");
    if (json.isEmpty()) {
      return Optional.empty();
    }
    String[] found = json.get();
    if (line.replace(" ", "").contains("\"MESSAGE\":[")) {
      found[0] = JournalFields.text(found[0]);
    }
    Moment written = new Moment(Math.max(0, Decimals.whole(found[1])), 1);
    return Optional.of(unwrapped(found, Optional.of(written), false));
  }

  private static Optional<Moment> time(String text) {
    return TimeText.iso(text, 0).map(TimeText::moment);
  }

  private static Unwrapped unwrapped(String[] found, Optional<Moment> written, boolean part) {
    String text = found[0];
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return Unwrapped.part(text.substring(0, end), written, part);
  }

  /** The texts of two members; empty: the line is no object with both. */
  private static Optional<String[]> json(String line, String textName, String timeName) {
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
    return whole && found[0] != null && found[1] != null ? Optional.of(found) : Optional.empty();
  }
}
