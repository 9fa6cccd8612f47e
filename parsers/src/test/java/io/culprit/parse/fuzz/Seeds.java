package io.culprit.parse.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where the inputs lie that a target is fed with first. */
final class Seeds {
  // Surefire sets basedir to the module.
  private static final Path MODULE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

  /** The resources of the parsers. */
  static final Path MAIN = MODULE.resolve("src/main/resources/io/culprit/parse");

  private static final Path KEPT = MODULE.resolve("src/test/resources/fuzz");

  private Seeds() {}

  /** The samples and the kept inputs of a target, always in the same order. */
  static List<Path> of(FuzzTarget target) {
    List<Path> seeds = new ArrayList<>(target.samples());
    Path folder = folder(target);
    if (Files.isDirectory(folder)) {
      try (Stream<Path> kept = Files.list(folder)) {
        kept.sorted().forEach(seeds::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return seeds;
  }

  /** The folder of a target's kept inputs. */
  static Path folder(FuzzTarget target) {
    return KEPT.resolve(target.name());
  }

  /** A file to write inputs to that can only be read from one; it is gone when the tests end. */
  static Path scratch(String name) {
    try {
      Path folder = Files.createTempDirectory("culprit-fuzz");
      Path file = folder.resolve(name);
      folder.toFile().deleteOnExit();
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
