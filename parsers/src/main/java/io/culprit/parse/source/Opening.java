package io.culprit.parse.source;

import io.culprit.parse.Limit;
import io.culprit.parse.Limits;
import io.culprit.parse.Sample;
import io.culprit.parse.event.Moment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The beginning of a file: enough to recognise it.
 *
 * @param file the file
 * @param compression how it is compressed
 * @param lines its first lines as they stand, without the blank ones and without colours
 * @param wrapping what is around its lines
 * @param sample its first lines, unwrapped
 * @param isEmpty whether it holds no bytes at all
 */
public record Opening(
    InputFile file,
    Compression compression,
    List<String> lines,
    Wrapping wrapping,
    Sample sample,
    boolean isEmpty) {
  private static final int LINES = 400;
  private static final int CHARACTERS = 4 << 20;

  public Opening {
    lines = List.copyOf(lines);
  }

  private Opening(
      InputFile file,
      Compression compression,
      List<String> lines,
      Wrapping wrapping,
      boolean isEmpty) {
    this(file, compression, lines, wrapping, sample(lines, wrapping), isEmpty);
  }

  /**
   * Reads the beginning of a file, within the standard limits.
   *
   * @throws IOException if it cannot be read at all
   */
  public static Opening of(InputFile file) throws IOException {
    return of(file, Limits.standard());
  }

  /**
   * Reads the beginning of a file.
   *
   * @throws IOException if it cannot be read at all; of a damaged stream the part before the damage
   *     is taken
   */
  public static Opening of(InputFile file, Limits limits) throws IOException {
    Compression compression = Compression.of(file.bytes());
    List<String> lines = new ArrayList<>();
    boolean packed = compression != Compression.NONE || file.bytes().packed();
    boolean any = packed;
    try (LineReader reader =
        LineReader.parsing(
            compression.open(file.bytes(), limits),
            (int) Math.min(limits.of(Limit.LINE), LineReader.MOST))) {
      long characters = 0;
      while (lines.size() < LINES && characters < CHARACTERS && reader.next()) {
        any = true;
        String text = reader.binary() ? "" : VisibleText.withoutColours(reader.text());
        characters += text.length();
        if (!text.isBlank()) {
          lines.add(text);
        }
      }
    } catch (IOException e) {
      if (!packed) {
        throw e;
      }
    }
    return new Opening(file, compression, lines, Wrapping.of(lines), !any);
  }

  /** The same beginning as an export of a log store; empty: it does not look like one. */
  public Optional<Opening> exported() {
    return wrapping.layers().isEmpty() ? Wrapping.export(lines).map(this::in) : Optional.empty();
  }

  /** The same beginning in other wrappers. */
  private Opening in(Wrapping other) {
    return new Opening(file, compression, lines, other, isEmpty);
  }

  /** The same beginning with what is known of years. */
  public Opening with(Years years) {
    return in(wrapping.with(years));
  }

  /** The first time that the wrapper gives. */
  public Optional<Moment> written() {
    Wrapping.Opener opener = wrapping.opener();
    return lines.stream()
        .map(opener::open)
        .map(Unwrapped::written)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Sample sample(List<String> lines, Wrapping wrapping) {
    Wrapping.Opener opener = wrapping.opener();
    List<String> inner = new ArrayList<>();
    StringBuilder whole = new StringBuilder();
    for (String line : lines) {
      Unwrapped part = opener.open(line);
      whole.append(part.text());
      if (part.part() == Unwrapped.Part.WHOLE) {
        whole.toString().lines().filter(text -> !text.isBlank()).forEach(inner::add);
        whole.setLength(0);
        part.more().stream().flatMap(m -> m.text().lines()).forEach(inner::add);
      }
    }
    inner.removeIf(String::isBlank);
    return new Sample(inner, wrapping.timed());
  }

  /**
   * How its bytes are packed, as a person reads it: {@code gzip}, {@code archive entry}; empty:
   * they lie on the disk as they are.
   */
  public String packing() {
    if (compression != Compression.NONE) {
      return compression.title();
    }
    return file.bytes().packed() ? "archived" : "";
  }

  /** A file of which nothing could be read. */
  public static Opening empty(InputFile file) {
    return new Opening(file, Compression.NONE, List.of(), new Wrapping(List.of()), true);
  }

  /**
   * All lines of the file, at most {@code most}, as they stand; for files that are read whole, like
   * configurations.
   */
  public List<String> allLines(int most) throws IOException {
    List<String> all = new ArrayList<>();
    try (LineReader reader =
        LineReader.parsing(
            compression.open(file.bytes(), Limits.standard()), LineReader.DEFAULT_LIMIT)) {
      while (all.size() < most && reader.next()) {
        all.add(reader.text());
      }
    }
    return all;
  }
}
