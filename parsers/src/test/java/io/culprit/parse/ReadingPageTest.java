package io.culprit.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page on reading says what the code does. */
final class ReadingPageTest {
  @Test
  void tableOfLimits_isTheCodes() throws IOException {
    List<String> expected =
        Arrays.stream(Limit.values())
            .map(l -> "| `" + l.id() + "` | " + l.standard() + " | " + l.meaning() + " |")
            .toList();
    List<String> rows =
        Files.readAllLines(Path.of("../docs/reading.md")).stream()
            .dropWhile(line -> !line.startsWith("| `--limit`"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .toList();
    assertEquals(expected, rows);
  }
}
