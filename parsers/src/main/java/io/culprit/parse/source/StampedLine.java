package io.culprit.parse.source;

import io.culprit.parse.event.Moment;
import java.util.Optional;

/** Lines with a time or a name in front, as container runtimes and their clients print them. */
final class StampedLine {
  private static final int LONGEST_NAME = 80;

  /** Decimals of a second that only a runtime writes; an application has three or six at most. */
  private static final int NANOSECONDS = 7;

  private StampedLine() {}

  /** The log files of containerd and CRI-O: {@code TIME stdout F LINE}. */
  static Optional<Unwrapped> cri(String line) {
    Optional<TimeText> time = TimeText.iso(line, 0);
    if (time.isEmpty() || !time.get().zoned()) {
      return Optional.empty();
    }
    int at = time.get().end();
    if (!line.startsWith(" stdout ", at) && !line.startsWith(" stderr ", at)) {
      return Optional.empty();
    }
    int tag = at + 8;
    if (tag >= line.length() || (line.charAt(tag) != 'F' && line.charAt(tag) != 'P')) {
      return Optional.empty();
    }
    String text = line.substring(Math.min(tag + 2, line.length()));
    return Optional.of(Unwrapped.part(text, time.map(TimeText::moment), line.charAt(tag) == 'P'));
  }

  /** {@code kubectl logs --timestamps}, {@code docker logs -t}. */
  static Optional<Unwrapped> timestamps(String line) {
    Optional<TimeText> time = TimeText.iso(line, 0);
    if (time.isEmpty() || !time.get().zoned() || decimals(line) < NANOSECONDS) {
      return Optional.empty();
    }
    int end = time.get().end();
    if (end < line.length() && line.charAt(end) != ' ') {
      return Optional.empty();
    }
    return whole(line.substring(Math.min(end + 1, line.length())), time.map(TimeText::moment));
  }

  /** {@code kubectl logs --prefix}: {@code [pod/NAME/CONTAINER] LINE}. */
  static Optional<Unwrapped> pod(String line) {
    int end = line.startsWith("[pod/") ? line.indexOf("] ") : -1;
    return end < 0 ? Optional.empty() : whole(line.substring(end + 2), Optional.empty());
  }

  /** {@code docker compose logs}, version 1 and 2: {@code api-1 | LINE}. */
  static Optional<Unwrapped> compose(String line) {
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
    return whole(line.substring(from), Optional.empty());
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

  private static Optional<Unwrapped> whole(String text, Optional<Moment> written) {
    return Optional.of(Unwrapped.whole(text, written));
  }
}
