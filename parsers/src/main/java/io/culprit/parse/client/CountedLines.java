package io.culprit.parse.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;

/**
 * A stream that counts the lines passing through it and remembers where the blank ones were.
 *
 * <p>A line ends with {@code \n}, {@code \r\n} or a lone {@code \r}, as Jackson counts them.
 */
final class CountedLines extends FilterInputStream {
  /** Runs of blank lines, each its first and last line; those behind the reader are forgotten. */
  private final ArrayDeque<long[]> blanks = new ArrayDeque<>();

  private long line = 1;
  private long blankLines;
  private long filled;
  private boolean content;
  private boolean begun;
  private boolean carriage;

  CountedLines(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    if (b >= 0) {
      see((byte) b);
    }
    return b;
  }

  @Override
  public int read(byte[] buffer, int off, int len) throws IOException {
    int n = super.read(buffer, off, len);
    for (int i = 0; i < n; i++) {
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

  private void see(byte b) {
    boolean pair = carriage && b == '\n';
    carriage = b == '\r';
    if (pair) {
      return;
    }
    if (b == '\n' || b == '\r') {
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
