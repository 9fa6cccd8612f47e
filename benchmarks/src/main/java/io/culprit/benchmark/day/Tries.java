package io.culprit.benchmark.day;

/**
 * The upstream times of one request, a value a try, as nginx's {@code $upstream_*_time} list them.
 * Not thread-safe.
 */
final class Tries {
  /** The times of a request that never reached an upstream. */
  static final Tries NONE = new Tries();

  private final StringBuilder connect = new StringBuilder();
  private final StringBuilder header = new StringBuilder();
  private final StringBuilder response = new StringBuilder();

  /** Adds a try that got its answer. */
  Tries answered(long connectMicros, long headerMicros, long responseMicros) {
    add(connect, connectMicros);
    add(header, headerMicros);
    add(response, responseMicros);
    return this;
  }

  /** Adds a try that ended without a response header. */
  Tries cut(long connectMicros, long micros) {
    return answered(connectMicros, -1, micros);
  }

  void write(StringBuilder out) {
    out.append(" uct=\"").append(text(connect));
    out.append("\" uht=\"").append(text(header));
    out.append("\" urt=\"").append(text(response)).append('"');
  }

  private static void add(StringBuilder list, long micros) {
    if (!list.isEmpty()) {
      list.append(", ");
    }
    if (micros < 0) {
      list.append('-');
    } else {
      DayTime.seconds(list, micros);
    }
  }

  private static CharSequence text(StringBuilder list) {
    return list.isEmpty() ? "-" : list;
  }
}
