package io.culprit.parse.source;

import io.culprit.parse.event.Moment;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads {@code journalctl -o export}: a field a line, blank lines between the entries. A field that
 * is no plain text is its name alone, then eight bytes of length, then the value, which may run
 * over lines (Journal Export Format). Not thread-safe.
 *
 * <p>The line of the message is the server's line; the other fields are the wrapper's own. Where a
 * message of several lines ends is told by the next field.
 */
final class JournalFields implements Layer.Unwrapping {
  private static final Pattern FIELD = Pattern.compile("[A-Z_][A-Z0-9_]{0,63}(?:=.*)?");
  private static final String MESSAGE = "MESSAGE";
  private static final String TIME = "__REALTIME_TIMESTAMP=";
  private static final int LENGTH_BYTES = 8;

  private Optional<Moment> written = Optional.empty();

  /** Whether the value of a field that is no plain text goes on, and whether it is the message. */
  private boolean inValue;

  private boolean inMessage;
  private int lengthLeft;

  @Override
  public Optional<Unwrapped> open(String line) {
    if (inValue) {
      if (lengthLeft > 0) {
        return value(withoutLength(line));
      }
      if (!line.isEmpty() && !FIELD.matcher(line).matches()) {
        return value(line);
      }
      inValue = false;
    }
    if (line.startsWith(TIME)) {
      long micros = Decimals.whole(line, TIME.length(), line.length());
      written = micros < 0 ? Optional.empty() : Optional.of(new Moment(micros, 1));
      return Optional.of(Unwrapped.NOTHING);
    }
    if (line.startsWith(MESSAGE + "=")) {
      return Optional.of(Unwrapped.whole(line.substring(MESSAGE.length() + 1), written));
    }
    if (line.isEmpty()) {
      written = Optional.empty();
      return Optional.of(Unwrapped.whole("", written));
    }
    if (!FIELD.matcher(line).matches()) {
      return Optional.empty();
    }
    inValue = line.indexOf('=') < 0;
    inMessage = line.equals(MESSAGE);
    lengthLeft = inValue ? LENGTH_BYTES : 0;
    return Optional.of(Unwrapped.NOTHING);
  }

  /** The text of an array of bytes that was read as a list of numbers. */
  static String text(String numbers) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String number : numbers.split(",", -1)) {
      long value = Decimals.whole(number.strip());
      if (value < 0 || value > 255) {
        return numbers;
      }
      bytes.write((int) value);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private Optional<Unwrapped> value(String text) {
    boolean told = inMessage && !text.isEmpty();
    return Optional.of(told ? Unwrapped.whole(text, written) : Unwrapped.NOTHING);
  }

  /**
   * The value behind the bytes of its length. A byte that is no text was read as one replacement
   * character; one that is a line end has cut the line.
   */
  private String withoutLength(String line) {
    int at = 0;
    while (at < line.length() && lengthLeft > 0) {
      int c = line.codePointAt(at);
      at += Character.charCount(c);
      lengthLeft -= c < 0x80 || c == 0xfffd ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
    if (lengthLeft > 0) {
      lengthLeft--;
    }
    lengthLeft = Math.max(0, lengthLeft);
    return line.substring(at);
  }
}
