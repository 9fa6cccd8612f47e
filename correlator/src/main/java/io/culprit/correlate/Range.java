package io.culprit.correlate;

/**
 * A half-open range of time in epoch microseconds: {@code from <= t < to}.
 *
 * @param from beginning, inside
 * @param to end, outside; never before {@code from}
 */
public record Range(long from, long to) {
  /** All of time. */
  public static final Range ALL = new Range(Long.MIN_VALUE, Long.MAX_VALUE);

  public Range {
    if (to < from) {
      throw new IllegalArgumentException(
          "a range must not end before it begins: " + from + " to " + to);
    }
  }

  /** Whether an instant lies in it. */
  public boolean contains(long micros) {
    return from <= micros && micros < to;
  }

  /** Whether it is {@link #ALL}. */
  public boolean isAll() {
    return equals(ALL);
  }

  /** Its length in microseconds. */
  public long micros() {
    return to - from;
  }

  /** What both hold; empty (of length 0) where they do not meet. */
  public Range intersect(Range other) {
    long f = Math.max(from, other.from);
    return new Range(f, Math.max(f, Math.min(to, other.to)));
  }
}
