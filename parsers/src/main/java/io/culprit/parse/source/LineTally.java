package io.culprit.parse.source;

import io.culprit.parse.LineCount;
import io.culprit.parse.LineResult;
import io.culprit.parse.Rejection;
import io.culprit.parse.event.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Counts what becomes of each line of one source, and keeps a few rejected ones. Not thread-safe.
 */
public final class LineTally {
  private final TreeMap<String, Long> rejected = new TreeMap<>();
  private final List<Rejection> examples = new ArrayList<>();
  private long lines;
  private long parsed;
  private long joined;
  private long blank;
  private String damage = "";
  private Consumer<Rejection> watcher = refused -> {};
  private boolean watched;

  /** Counts an empty line. */
  public void blank() {
    lines++;
    blank++;
  }

  /** Counts a line that begins a record. */
  public void parsed() {
    lines++;
    parsed++;
  }

  /** Counts lines that continue a record. */
  public void joined(long count) {
    lines += count;
    joined += count;
  }

  /** Counts what a parser said of a line. */
  public void result(LineResult result, Origin origin, String line) {
    switch (result.kind()) {
      case PARSED -> parsed();
      case JOINED -> joined(1);
      case REJECTED -> rejected(result.reason(), result.expected(), origin, line);
    }
  }

  /** Counts a refused line. */
  public void rejected(String reason, String expected, Origin origin, String line) {
    lines++;
    long soFar = rejected.merge(reason, 1L, Long::sum);
    boolean example = soFar <= LineCount.EXAMPLES_A_REASON && examples.size() < LineCount.EXAMPLES;
    if (example || watched) {
      Rejection refused = new Rejection(origin, reason, expected, VisibleText.of(line));
      if (example) {
        examples.add(refused);
      }
      watcher.accept(refused);
    }
  }

  /** Tells of every line that is refused from here on. */
  void watch(Consumer<Rejection> refused) {
    watcher = refused;
    watched = true;
  }

  /** Notes what is wrong with the file as a whole. */
  public void damaged(String what) {
    damage = what;
  }

  /** The counts so far. */
  public LineCount count() {
    return new LineCount(lines, parsed, joined, blank, rejected, examples, damage);
  }
}
