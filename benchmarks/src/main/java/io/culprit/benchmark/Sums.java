package io.culprit.benchmark;

/**
 * What a reading of an access log adds up to. Whoever reads the same lines and understands the same
 * fields gets the same sums. Not thread-safe.
 */
public final class Sums {
  private long lines;
  private long refused;
  private long statuses;
  private long bytes;
  private long micros;

  /** A line that was understood; a number below 0 is absent. */
  public void line(long status, long size, long duration) {
    lines++;
    statuses += Math.max(0, status);
    bytes += Math.max(0, size);
    micros += Math.max(0, duration);
  }

  /** Lines that were not. */
  public void refused(long count) {
    lines += count;
    refused += count;
  }

  /** Adds what another reader found. */
  public void add(Sums other) {
    lines += other.lines;
    refused += other.refused;
    statuses += other.statuses;
    bytes += other.bytes;
    micros += other.micros;
  }

  @Override
  public String toString() {
    return "lines %d, refused %d, statuses %d, bytes %d, microseconds %d"
        .formatted(lines, refused, statuses, bytes, micros);
  }
}
