package io.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the README shows is what the product writes. */
final class ReadmeTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  @Test
  void excerpt_isTheBeginningOfTheSamplesReport() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    String report =
        Files.readString(ROOT.resolve("samples/event-loop-saturation/expected/report.md"));
    assertEquals(verdictBox(report), verdictBox(readme));
  }

  @Test
  void readme_namesTheTestCommandThatCiRuns() throws IOException {
    String ci = Files.readString(ROOT.resolve(".ci/run"));
    assertTrue(ci.contains("mvn -B verify"), ci);
    assertTrue(Files.readString(ROOT.resolve("README.md")).contains("mvn -B verify"));
  }

  /** The quoted lines from the verdict on. */
  private static String verdictBox(String page) {
    int from = page.indexOf("> **Verdict");
    assertTrue(from >= 0, "no verdict box");
    int to = page.indexOf("\n\n", from);
    return page.substring(from, to);
  }
}
