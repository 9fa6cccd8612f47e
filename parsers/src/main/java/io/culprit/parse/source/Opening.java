package io.culprit.parse.source;

import io.culprit.parse.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The beginning of a file: enough to recognise it.
 *
 * @param file the file
 * @param compression how it is compressed
 * @param wrapping what is around its lines
 * @param sample its first lines, unwrapped
 * @param rawLines its first lines as they stand, blank ones too
 */
public record Opening(
    InputFile file,
    Compression compression,
    Wrapping wrapping,
    Sample sample,
    List<String> rawLines) {
  private static final int LINES = 400;
  private static final int CHARACTERS = 4 << 20;

  public Opening {
    rawLines = List.copyOf(rawLines);
  }

  /**
   * Reads the beginning of a file.
   *
   * @throws IOException if it cannot be read at all; of a damaged stream the part before the damage
   *     is taken
   */
  public static Opening of(InputFile file) throws IOException {
    Compression compression = Compression.of(file.path());
    List<String> raw = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    try (InputStream in = compression.open(file.path());
        LineReader reader = LineReader.parsing(in, LineReader.DEFAULT_LIMIT)) {
      read(reader, raw, lines);
    } catch (IOException e) {
      if (compression == Compression.NONE) {
        throw e;
      }
    }
    Wrapping wrapping = Wrapping.of(lines);
    List<String> inner = new ArrayList<>();
    for (String line : lines) {
      String text = wrapping.open(line).text();
      if (!text.isBlank()) {
        inner.add(text);
      }
    }
    return new Opening(file, compression, wrapping, new Sample(inner, wrapping.timed()), raw);
  }

  /**
   * All lines of the file, at most {@code most}, as they stand; for files that are read whole, like
   * configurations.
   */
  public List<String> allLines(int most) throws IOException {
    List<String> all = new ArrayList<>();
    try (LineReader reader =
        LineReader.parsing(compression.open(file.path()), LineReader.DEFAULT_LIMIT)) {
      while (all.size() < most && reader.next()) {
        all.add(reader.text());
      }
    }
    return all;
  }

  private static void read(LineReader reader, List<String> raw, List<String> lines)
      throws IOException {
    long characters = 0;
    while (lines.size() < LINES && characters < CHARACTERS && reader.next()) {
      if (reader.binary()) {
        raw.add("");
        continue;
      }
      String text = reader.text();
      characters += text.length();
      raw.add(text);
      if (!text.isBlank()) {
        lines.add(VisibleText.withoutColours(text));
      }
    }
  }
}
