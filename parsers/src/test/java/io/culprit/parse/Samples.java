package io.culprit.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The sample files of the registry's formats and wrappers, opened as a user's files are. */
final class Samples {
  private static final Path RESOURCES =
      Rewritten.module().resolve("src/main/resources/io/culprit/parse");

  private Samples() {}

  /** The sample of a format. */
  static Path of(LogFormat format) {
    return RESOURCES.resolve("formats/" + format.id() + ".sample");
  }

  /** The sample of a constant of some other registry, a wrapper. */
  static Path of(String folder, Enum<?> one) {
    String id = one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return RESOURCES.resolve(folder).resolve(id + ".sample");
  }

  /** The only source in a file. */
  static LogSource open(Path file) {
    assertTrue(Files.exists(file), "a format or wrapper comes with its sample: " + file);
    LogSet set = LogSets.open(List.of(file), ReadOptions.none());
    assertEquals(List.of(), set.problems());
    assertEquals(1, set.sources().size());
    return set.sources().get(0);
  }
}
