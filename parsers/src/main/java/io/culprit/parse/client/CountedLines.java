package io.culprit.parse.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;

/**
 * A stream that counts the lines passing through it and remembers where the blank ones were.
 *
 * <p>A line ends with {@code \n}, as everywhere; carriage returns are handed on as spaces.
 */
final class CountedLines extends FilterInputStream {
  /** Runs of blank lines, each its first and last line; those behind the reader are forgotten. */
  private final ArrayDeque<long[]> blanks = new ArrayDeque<>();

  private long line = 1;
  private long blankLines;
  private long filled;
  private boolean content;
  private boolean begun;

  CountedLines(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    if (b < 0) {
      return b;
    }
    byte seen = withoutReturn((byte) b);
    see(seen);
    return seen & 0xff;
  }

  @Override
  public int read(byte[] buffer, int off, int len) throws IOException {
    int n = super.read(buffer, off, len);
    for (int i = 0; i < n; i++) {
      buffer[off + i] = withoutReturn(buffer[off + i]);
      see(buffer[off + i]);
    }
    return n;
  }

  /** Lines that passed; a last line without an end counts as one. */
  long lines() {
    return filled + (begun ? 1 : 0);
  }

  /** Blank lines among all that passed. */
  long blank() {
    return blankLines + (begun && !content ? 1 : 0);
  }

  /** Blank lines from {@code from} on. */
  long blankFrom(long from) {
    long sum = begun && !content && line >= from ? 1 : 0;
    for (long[] run : blanks) {
      sum += Math.max(0, run[1] - Math.max(from, run[0]) + 1);
    }
    return sum;
  }

  /** Forgets the places of blank lines before {@code before}. */
  void forget(long before) {
    while (!blanks.isEmpty() && blanks.peekFirst()[1] < before) {
      blanks.removeFirst();
    }
  }

  /**
   * Jackson counts a lone carriage return as a line end, and nobody else does: it is shown none.
   */
  private static byte withoutReturn(byte b) {
    return b == '\r' ? (byte) ' ' : b;
  }

  private void see(byte b) {
    if (b == '\n') {
      if (!content) {
        blankLines++;
        long[] last = blanks.peekLast();
        if (last != null && last[1] == line - 1) {
          last[1] = line;
        } else {
          blanks.addLast(new long[] {line, line});
        }
      }
      filled++;
      line++;
      content = false;
      begun = false;
      return;
    }
    begun = true;
    content |= b != ' ' && b != '\t';
  }
}
