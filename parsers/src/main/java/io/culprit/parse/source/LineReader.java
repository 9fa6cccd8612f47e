package io.culprit.parse.source;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts a stream of bytes into lines. Not thread-safe.
 *
 * <p>A line ends with LF or CRLF; a last line without an end is a line too. Memory is bounded by
 * the line limit: of a longer line only the beginning is kept, the rest is skipped. Bytes that are
 * not UTF-8 become replacement characters. UTF-16 with a byte order mark, and text whose lines end
 * with CR alone, are made UTF-8 with LF on the way ({@link Encoding}).
 */
public final class LineReader implements Closeable {
  /**
   * Longest line that is read whole; nginx cuts its own lines far below, applications rarely pass
   * 64 KiB.
   */
  public static final int DEFAULT_LIMIT = 1 << 20;

  /** No line is longer, whatever the limit: it must stand in one array. */
  static final int MOST = 1 << 29;

  /** What is read at once: fits the second-level cache together with what the parser touches. */
  private static final int BUFFER = 1 << 17;

  /** What is kept of a line that is too long, and of any line that is only quoted. */
  private static final int BEGINNING = 4096;

  private InputStream in;
  private final int limit;
  private final boolean verbatim;
  private byte[] buffer = new byte[BUFFER + Octets.PAD];
  private int position;
  private int end;
  private int lineStart;
  private int lineEnd;
  private int odd;
  private boolean zeroes;
  private long number;
  private long before;
  private boolean tooLong;
  private boolean terminated;

  private LineReader(InputStream in, int limit, boolean verbatim) {
    this.in = in;
    this.limit = limit;
    this.verbatim = verbatim;
  }

  /**
   * Lines to be parsed: byte order marks (files that were put one behind the other have some in the
   * middle), and the zero bytes that a truncated file leaves before a line, are dropped.
   */
  public static LineReader parsing(InputStream in, int limit) {
    return new LineReader(in, limit, false);
  }

  /** The same with its lines numbered as if so many stood before them. */
  LineReader from(long linesBefore) {
    before = linesBefore;
    return this;
  }

  /** Lines to be quoted, exactly as they stand in the file. */
  public static LineReader verbatim(InputStream in) {
    return new LineReader(in, BEGINNING, true);
  }

  /**
   * Moves to the next line.
   *
   * @return false at the end of the stream
   * @throws IOException if the stream fails; the bytes of the line that was being read are then in
   *     {@link #text()}
   */
  public boolean next() throws IOException {
    odd = 0;
    zeroes = false;
    tooLong = false;
    terminated = false;
    lineStart = position;
    lineEnd = position;
    if (position == end && !fill()) {
      return false;
    }
    number++;
    if (!verbatim) {
      skipMarks();
    }
    int scan = position;
    lineStart = position;
    while (true) {
      // One pass finds the end and counts what is not plain ASCII text.
      for (scan = Octets.odd(buffer, scan, end); scan < end; ) {
        if (buffer[scan] == '\n') {
          lineEnd = scan;
          position = scan + 1;
          terminated = true;
          tooLong = scan - lineStart > limit;
          dropReturn();
          return true;
        }
        odd++;
        scan = Octets.odd(buffer, scan + 1, end);
      }
      lineEnd = scan;
      if (scan - lineStart >= limit) {
        tooLong = true;
        return skipRest();
      }
      position = scan;
      if (!more()) {
        dropReturn();
        return true;
      }
      scan = lineEnd;
    }
  }

  /** 1-based number of the current line. */
  public long number() {
    return before + number;
  }

  /** Whether the line ended with a line end. */
  public boolean terminated() {
    return terminated;
  }

  /** Whether the line passed the limit; {@link #text()} is then its beginning. */
  public boolean tooLong() {
    return tooLong;
  }

  /**
   * Whether the line is not text: zero bytes only, or a third of it control characters and broken
   * UTF-8.
   */
  public boolean binary() {
    if (odd == 0) {
      return zeroes && lineStart == lineEnd;
    }
    String text = text();
    int bad = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < 0x20 && c != '\t' && c != 0x1b) || c == 0x7f || c == '\ufffd') {
        bad++;
      }
    }
    return bad * 3 > text.length();
  }

  /** Whether the line is ASCII without control characters. */
  boolean plain() {
    return odd == 0;
  }

  /** The line in place, for the duration of a call; {@link Octets#PAD} bytes behind it exist. */
  byte[] buffer() {
    return buffer;
  }

  /** Where the line begins in the buffer. */
  int start() {
    return lineStart;
  }

  /** Where the line ends in the buffer, its line end left out. */
  int end() {
    return lineEnd;
  }

  /** The line without its end. */
  public String text() {
    if (odd == 0) {
      return new String(buffer, lineStart, lineEnd - lineStart, StandardCharsets.ISO_8859_1);
    }
    String text = new String(buffer, lineStart, lineEnd - lineStart, StandardCharsets.UTF_8);
    return !verbatim && text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void skipMarks() throws IOException {
    if (number == 1) {
      while (end - position < 3 && more()) {
        // a byte order mark needs three bytes to be seen
      }
      if (end - position >= 3
          && buffer[position] == (byte) 0xEF
          && buffer[position + 1] == (byte) 0xBB
          && buffer[position + 2] == (byte) 0xBF) {
        position += 3;
      }
    }
    while ((position < end || (zeroes && fill())) && buffer[position] == 0) {
      // A sparse file holds gigabytes of them.
      boolean eight = end - position >= 8 && Octets.word(buffer, position) == 0;
      position += eight ? 8 : 1;
      zeroes = true;
    }
    lineStart = position;
    lineEnd = position;
  }

  private void dropReturn() {
    if (lineEnd > lineStart && buffer[lineEnd - 1] == '\r') {
      lineEnd--;
      odd--;
    }
  }

  /** Reads on past a line that is too long, keeping its beginning at the front of the buffer. */
  private boolean skipRest() throws IOException {
    int kept = Math.min(BEGINNING, lineEnd - lineStart);
    System.arraycopy(buffer, lineStart, buffer, 0, kept);
    lineStart = 0;
    lineEnd = kept;
    byte[] rest = new byte[BUFFER];
    int count;
    while ((count = in.read(rest)) >= 0) {
      for (int i = 0; i < count; i++) {
        if (rest[i] == '\n') {
          terminated = true;
          int left = count - i - 1;
          if (buffer.length < kept + left + Octets.PAD) {
            buffer = Arrays.copyOf(buffer, kept + left + Octets.PAD);
          }
          System.arraycopy(rest, i + 1, buffer, kept, left);
          position = kept;
          end = kept + left;
          return true;
        }
      }
    }
    position = kept;
    end = kept;
    return true;
  }

  /** Fills an empty buffer from its front. */
  private boolean fill() throws IOException {
    position = 0;
    end = 0;
    lineStart = 0;
    lineEnd = 0;
    int count = in.read(buffer, 0, buffer.length - Octets.PAD);
    end = Math.max(0, count);
    if (number == 0 && count > 0) {
      decode();
    }
    return end > 0;
  }

  /** Looks at the first bytes, which have just been read, and reads on as they tell. */
  private void decode() throws IOException {
    while ((end < 2 || Encoding.mayEndWithReturns(buffer, 0, end)) && end < BUFFER && more()) {
      // one byte does not tell, and a LF may still come
    }
    Encoding encoding = Encoding.of(buffer, 0, end);
    if (encoding != Encoding.PLAIN) {
      InputStream begun = new ByteArrayInputStream(Arrays.copyOf(buffer, end));
      in = encoding.plain(new SequenceInputStream(begun, in));
      fill();
    }
  }

  /**
   * Adds bytes behind the line that is being read, moving or growing the buffer; false at the end
   * of the stream.
   */
  private boolean more() throws IOException {
    if (end == buffer.length - Octets.PAD) {
      if (lineStart > 0) {
        int length = end - lineStart;
        System.arraycopy(buffer, lineStart, buffer, 0, length);
        position -= lineStart;
        lineEnd -= lineStart;
        lineStart = 0;
        end = length;
      } else {
        buffer = Arrays.copyOf(buffer, end * 2 + Octets.PAD);
      }
    }
    int count = in.read(buffer, end, buffer.length - Octets.PAD - end);
    if (count <= 0) {
      return false;
    }
    end += count;
    return true;
  }
}
