package io.culprit.benchmark;

import io.culprit.parse.Declarations;
import io.culprit.parse.LineParser;
import io.culprit.parse.LogFormat;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A few lines of a format, to be read over and over. */
final class Lines {
  private Lines() {}

  /** The lines kept under a name. */
  static List<String> named(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Lines.class.getResourceAsStream("lines/" + name + ".log"), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  /** The parser of the format that they are recognised as. */
  static LineParser parser(List<String> lines) {
    Sample sample = new Sample(lines, false);
    return Stream.of(LogFormat.values())
        .map(format -> format.recogniser().recognise(sample, Declarations.none()))
        .flatMap(Optional::stream)
        .max(Comparator.comparingDouble(Recognition::confidence))
        .orElseThrow()
        .parser()
        .get();
  }
}
