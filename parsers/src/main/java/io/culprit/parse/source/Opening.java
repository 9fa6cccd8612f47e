package io.culprit.parse.source;

import io.culprit.parse.Limits;
import io.culprit.parse.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The beginning of a file: enough to recognise it.
 *
 * @param file the file
 * @param compression how it is compressed
 * @param wrapping what is around its lines
 * @param sample its first lines, unwrapped
 * @param isEmpty whether it holds no bytes at all
 */
public record Opening(
    InputFile file, Compression compression, Wrapping wrapping, Sample sample, boolean isEmpty) {
  private static final int LINES = 400;
  private static final int CHARACTERS = 4 << 20;

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
        LineReader.parsing(compression.open(file.bytes(), limits), LineReader.DEFAULT_LIMIT)) {
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
    Wrapping wrapping = Wrapping.of(lines);
    List<String> inner = new ArrayList<>();
    StringBuilder whole = new StringBuilder();
    for (String line : lines) {
      Unwrapped part = wrapping.open(line);
      whole.append(part.text());
      if (!part.partial()) {
        if (!whole.toString().isBlank()) {
          inner.add(whole.toString());
        }
        whole.setLength(0);
      }
    }
    return new Opening(file, compression, wrapping, new Sample(inner, wrapping.timed()), !any);
  }

  /**
   * How its bytes are packed, as a person reads it: {@code gzip}, {@code archive entry}; empty: they
   * lie on the disk as they are.
   */
  public String packing() {
    if (compression != Compression.NONE) {
      return compression.title();
    }
    return file.bytes().packed() ? "archived" : "";
  }

  /** A file of which nothing could be read. */
  public static Opening empty(InputFile file) {
    Sample nothing = new Sample(List.of(), false);
    return new Opening(file, Compression.NONE, new Wrapping(List.of()), nothing, true);
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
