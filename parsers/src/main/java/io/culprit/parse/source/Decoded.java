package io.culprit.parse.source;

import io.culprit.parse.Limit;
import io.culprit.parse.Limits;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/**
 * What a decoder makes of bytes that may be broken or hostile: whatever it throws at them is an
 * {@link IOException}, and it does not go on beyond the limits.
 */
final class Decoded extends FilterInputStream {
  private final LongSupplier raw;

  private final Limits limits;
  private long count;
  private boolean ended;

  /** What a decoder makes that was limited already. */
  Decoded(InputStream decoder) {
    this(decoder, () -> Long.MAX_VALUE, Limits.standard());
  }

  /**
   * What a decoder makes.
   *
   * @param decoder the decoder
   * @param raw how many bytes it has read
   * @param limits how much may come of it
   */
  Decoded(InputStream decoder, LongSupplier raw, Limits limits) {
    super(decoder);
    this.raw = raw;
    this.limits = limits;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int n;
    try {
      n = in.read(into, from, length);
    } catch (RuntimeException broken) {
      throw damage(broken);
    }
    ended = n < 0;
    count += Math.max(0, n);
    if (count > limits.of(Limit.UNPACKED)) {
      throw new BeyondLimitException(Limit.UNPACKED, limits);
    }
    if (count > Limits.RATIO_FROM
        && count / Math.max(1, raw.getAsLong()) > limits.of(Limit.RATIO)) {
      throw new BeyondLimitException(Limit.RATIO, limits);
    }
    return n;
  }

  @Override
  public long skip(long n) throws IOException {
    byte[] skipped = new byte[(int) Math.min(Math.max(0, n), 1 << 16)];
    long left = n;
    while (left > 0) {
      int got = read(skipped, 0, (int) Math.min(left, skipped.length));
      if (got < 0) {
        break;
      }
      left -= got;
    }
    return Math.max(0, n - left);
  }

  /** Not 0 before the end: readers of gzip members that follow one another stop at 0. */
  @Override
  public int available() {
    return ended ? 0 : 1;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** What a decoder threw, as a failure to read. */
  static IOException damage(Exception thrown) {
    return thrown instanceof IOException failed
        ? failed
        : new IOException("damaged: " + thrown.getMessage(), thrown);
  }
}
