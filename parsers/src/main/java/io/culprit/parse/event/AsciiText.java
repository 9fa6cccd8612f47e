package io.culprit.parse.event;

import java.nio.charset.StandardCharsets;

/**
 * A text that still lies in a reader's buffer: plain ASCII, valid only until the reader goes on.
 * Mutable, reused from line to line, confined to one thread; who wants to keep it calls {@link
 * #toString}.
 */
public final class AsciiText implements CharSequence {
  private byte[] bytes = {};
  private int from;
  private int to;

  /** Makes it show other bytes. */
  public void show(byte[] buffer, int start, int end) {
    bytes = buffer;
    from = start;
    to = end;
  }

  /** Makes it empty. */
  public void clear() {
    from = 0;
    to = 0;
  }

  @Override
  public int length() {
    return to - from;
  }

  @Override
  public char charAt(int index) {
    return (char) bytes[from + index];
  }

  /** Index of the first such character; -1: none. */
  public int indexOf(char c) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == c) {
        return i - from;
      }
    }
    return -1;
  }

  /** Whether it begins with a text. */
  public boolean startsWith(String text) {
    if (length() < text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (charAt(i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Shows only the characters before {@code length}. */
  public void cut(int length) {
    to = Math.min(to, from + length);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    AsciiText part = new AsciiText();
    part.show(bytes, from + start, from + end);
    return part;
  }

  @Override
  public String toString() {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
