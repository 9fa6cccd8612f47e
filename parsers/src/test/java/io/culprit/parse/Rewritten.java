package io.culprit.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An expected text that lies in the repository. {@code -Dgolden.rewrite=true} writes it anew; the
 * difference is then reviewed like code.
 */
final class Rewritten {
  private static final boolean REWRITE = Boolean.getBoolean("golden.rewrite");

  private Rewritten() {}

  /** Fails where a file of the repository does not hold this text. */
  static void check(Path file, String text) throws IOException {
    if (REWRITE) {
      Files.writeString(file, text);
    }
    assertTrue(
        Files.exists(file), "there is no " + file + "; ./dev formats writes it, to be reviewed");
    assertEquals(Files.readString(file), text, file + "; ./dev formats writes it anew");
  }

  /** The folder of the module, wherever the tests are started. */
  static Path module() {
    // Surefire sets basedir to the module.
    return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  }
}
