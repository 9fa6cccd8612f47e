package io.culprit.benchmark.day;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.PriorityQueue;

/**
 * A log file whose lines come out in the order of their times, whatever the order they are handed
 * in. Holds only the lines that something earlier may still precede. Not thread-safe.
 */
final class OrderedLog implements Closeable {
  private final OutputStream out;
  private final PriorityQueue<Line> waiting = new PriorityQueue<>();
  private long serial;

  OrderedLog(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 18);
  }

  /** Takes a line, ASCII and with its line end. */
  void add(long micros, String text) {
    waiting.add(new Line(micros, serial++, text));
  }

  /** Writes what is earlier than a time, before which nothing more will come. */
  void writeBefore(long micros) throws IOException {
    for (Line next = waiting.peek(); next != null && next.micros < micros; next = waiting.peek()) {
      out.write(next.text.getBytes(StandardCharsets.ISO_8859_1));
      waiting.remove();
    }
  }

  @Override
  public void close() throws IOException {
    writeBefore(Long.MAX_VALUE);
    out.close();
  }

  private record Line(long micros, long serial, String text) implements Comparable<Line> {
    @Override
    public int compareTo(Line other) {
      return micros == other.micros
          ? Long.compare(serial, other.serial)
          : Long.compare(micros, other.micros);
    }
  }
}
