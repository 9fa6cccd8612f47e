package io.culprit.parse.source;

import io.culprit.parse.Detected;
import io.culprit.parse.Limits;
import io.culprit.parse.LogCursor;
import io.culprit.parse.LogSource;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** A log file on disk or in an archive, recognised. */
public final class FileSource implements LogSource {
  private static final int QUOTED = 200;

  private final int index;
  private final InputFile file;
  private final Compression compression;
  private final Limits limits;
  private final Detected detected;
  private final Content content;
  private final Content lines;

  /**
   * A source.
   *
   * @param index its place in the set
   * @param file where it is and how it is cited
   * @param compression how it is compressed
   * @param limits how much may come of it
   * @param detected what it was recognised as
   * @param content how its decompressed bytes are read
   * @param lines how they are read line by line, which also counts the damage of a stream that
   *     cannot even be opened
   */
  public FileSource(
      int index,
      InputFile file,
      Compression compression,
      Limits limits,
      Detected detected,
      Content content,
      Content lines) {
    this.index = index;
    this.file = file;
    this.compression = compression;
    this.limits = limits;
    this.detected = detected;
    this.content = content;
    this.lines = lines;
  }

  /** A way to read the decompressed bytes of a source. */
  @FunctionalInterface
  public interface Content {
    /** A cursor before the first record. It closes the stream. */
    LogCursor open(int source, InputStream in) throws IOException;

    /** A cursor before the first record of a part, in front of which so many lines stand. */
    default LogCursor open(int source, InputStream in, long linesBefore) throws IOException {
      return open(source, in);
    }

    /** The same, with lines that another source has too counted and not read. */
    default Content without(Repeat repeat) {
      return this;
    }

    /** Whether a reading may begin with this line as if nothing stood before it. */
    default boolean startsAfresh(String line) {
      return false;
    }
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public String name() {
    return file.name();
  }

  @Override
  public Detected detected() {
    return detected;
  }

  @Override
  public LogCursor open() throws IOException {
    InputStream in;
    try {
      in = compression.open(file.bytes(), limits);
    } catch (IOException damaged) {
      if (!packed()) {
        throw damaged;
      }
      return lines.open(index, new BrokenStream(damaged));
    }
    try {
      return content.open(index, content != lines && packed() ? new CutStream(in) : in);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  @Override
  public List<Part> parts(long bytes) throws IOException {
    if (compression != Compression.NONE || !(file.bytes() instanceof Ground ground)) {
      return List.of(linesBefore -> open());
    }
    List<Long> cuts = Cuts.of(ground, ground.size(), bytes, content::startsAfresh);
    if (cuts.size() == 1) {
      return List.of(linesBefore -> open());
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < cuts.size(); i++) {
      long from = cuts.get(i);
      // What is written behind the size seen belongs to the last part, as it does to the whole.
      long length = i + 1 < cuts.size() ? cuts.get(i + 1) - from : Long.MAX_VALUE - from;
      parts.add(before -> content.open(index, ground.part(from, length).open(), before));
    }
    return parts;
  }

  private boolean packed() {
    return compression != Compression.NONE || file.bytes().packed();
  }

  @Override
  public Optional<LogSource> without(LogSource earlier) throws IOException {
    if (content != lines
        || !(earlier instanceof FileSource other)
        || other.content != other.lines) {
      return Optional.empty();
    }
    Optional<Repeat> repeat;
    if (file.bytes().packed() == other.file.bytes().packed() && digest().equals(other.digest())) {
      repeat = Optional.of(new Repeat(1, Long.MAX_VALUE, other.name()));
    } else {
      repeat = Overlap.of(other::texts, other.name(), this::texts);
    }
    return repeat
        .map(lines::without)
        .map(once -> new FileSource(index, file, compression, limits, detected, once, once));
  }

  private LineReader texts() throws IOException {
    return LineReader.parsing(compression.open(file.bytes(), limits), LineReader.DEFAULT_LIMIT);
  }

  @Override
  public Map<Long, String> quote(SortedSet<Long> lines) throws IOException {
    Map<Long, String> quotes = new LinkedHashMap<>();
    Iterator<Long> wanted = lines.iterator();
    if (!wanted.hasNext()) {
      return quotes;
    }
    long next = wanted.next();
    try (LineReader reader = LineReader.verbatim(decompressed())) {
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

  /** The decompressed bytes; none of a stream that cannot even be opened. */
  private InputStream decompressed() throws IOException {
    try {
      return compression.open(file.bytes(), limits);
    } catch (IOException damaged) {
      if (!packed()) {
        throw damaged;
      }
      return new BrokenStream(damaged);
    }
  }

  private boolean more(LineReader reader) throws IOException {
    try {
      return reader.next();
    } catch (IOException e) {
      if (!packed()) {
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

  @Override
  public String digest() throws IOException {
    InputStream whole = file.bytes().open();
    try (InputStream in = file.bytes().packed() ? new CutStream(whole) : whole) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
