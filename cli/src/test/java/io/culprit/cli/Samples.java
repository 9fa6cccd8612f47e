package io.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The recorded incidents at the root of the repository. */
final class Samples {
  private Samples() {}

  /** Folders of all samples, sorted. */
  static List<Path> all() throws IOException {
    Path root = root();
    assertTrue(
        Files.isDirectory(root), "the samples belong to the repository, but there is no " + root);
    try (Stream<Path> inside = Files.list(root)) {
      List<Path> found = inside.filter(Files::isDirectory).sorted().toList();
      assertTrue(!found.isEmpty(), root + " is empty");
      return found;
    }
  }

  /** One sample. */
  static Path of(String name) {
    Path folder = root().resolve(name);
    assertTrue(Files.isDirectory(folder.resolve("logs")), "there is no sample " + folder);
    return folder;
  }

  private static Path root() {
    // Surefire sets basedir to the module; an IDE may start elsewhere below the repository.
    Path at = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    while (at.getParent() != null && !Files.isDirectory(at.resolve("engines"))) {
      at = at.getParent();
    }
    return at.resolve("samples");
  }
}
