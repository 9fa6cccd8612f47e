package io.culprit.parse.source;

import io.culprit.parse.Detected;
import io.culprit.parse.LogCursor;
import io.culprit.parse.LogSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;

/** A log file on disk, recognised. */
public final class FileSource implements LogSource {
  private static final int QUOTED = 200;

  private final int index;
  private final Opening opening;
  private final Detected detected;
  private final Content content;

  /**
   * A source.
   *
   * @param index its place in the set
   * @param opening the file and how it is packed
   * @param detected what it was recognised as
   * @param content how its decompressed bytes are read
   */
  public FileSource(int index, Opening opening, Detected detected, Content content) {
    this.index = index;
    this.opening = opening;
    this.detected = detected;
    this.content = content;
  }

  /** A way to read the decompressed bytes of a source. */
  @FunctionalInterface
  public interface Content {
    /** A cursor before the first record. It closes the stream. */
    LogCursor open(int source, InputStream in) throws IOException;
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public String name() {
    return opening.file().name();
  }

  @Override
  public Detected detected() {
    return detected;
  }

  @Override
  public LogCursor open() throws IOException {
    InputStream in = opening.compression().open(opening.file().path());
    try {
      return content.open(index, in);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  @Override
  public Map<Long, String> quote(SortedSet<Long> lines) throws IOException {
    Map<Long, String> quotes = new LinkedHashMap<>();
    Iterator<Long> wanted = lines.iterator();
    if (!wanted.hasNext()) {
      return quotes;
    }
    long next = wanted.next();
    try (LineReader reader =
        LineReader.verbatim(opening.compression().open(opening.file().path()))) {
      while (more(reader)) {
        if (reader.number() < next) {
          continue;
        }
        quotes.put(next, beginning(reader.text()));
        if (!wanted.hasNext()) {
          break;
        }
        next = wanted.next();
      }
    }
    return quotes;
  }

  private boolean more(LineReader reader) throws IOException {
    try {
      return reader.next();
    } catch (IOException e) {
      if (opening.compression() == Compression.NONE) {
        throw e;
      }
      return false;
    }
  }

  private static String beginning(String text) {
    if (text.length() <= QUOTED) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(QUOTED - 1)) ? QUOTED - 1 : QUOTED;
    return text.substring(0, end);
  }
}
