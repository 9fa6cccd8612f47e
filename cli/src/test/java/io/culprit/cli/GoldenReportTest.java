package io.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The report on each sample, byte for byte. {@code -Dgolden.rewrite=true} writes the expected side
 * anew; the difference is then reviewed like code.
 */
final class GoldenReportTest {
  private static final boolean REWRITE = Boolean.getBoolean("golden.rewrite");

  @TestFactory
  List<DynamicTest> report_isTheExpectedOne() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path sample : Samples.all()) {
      tests.add(DynamicTest.dynamicTest(String.valueOf(sample.getFileName()), () -> check(sample)));
    }
    return tests;
  }

  private static void check(Path sample) throws IOException {
    Path logs = sample.resolve("logs");
    Path expected = sample.resolve("expected/report.md");
    assertTrue(Files.isDirectory(logs), "a sample has logs: " + logs);
    Ran ran = Ran.culprit("investigate", logs);
    assertEquals(0, ran.code(), ran.err());
    if (REWRITE) {
      Files.createDirectories(sample.resolve("expected"));
      Files.writeString(expected, ran.out());
    }
    if (!Files.exists(expected)) {
      fail("there is no " + expected + "; -Dgolden.rewrite=true writes it, to be reviewed");
    }
    // First by lines, as the message then shows the first difference; then by bytes.
    List<String> expectedLines = Files.readAllLines(expected);
    List<String> lines = ran.out().lines().toList();
    for (int i = 0; i < Math.min(lines.size(), expectedLines.size()); i++) {
      assertEquals(expectedLines.get(i), lines.get(i), expected + ":" + (i + 1));
    }
    assertEquals(Files.readString(expected), ran.out(), expected.toString());
  }

  @TestFactory
  List<DynamicTest> expectedSide_hasNoOrphans() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path sample : Samples.all()) {
      Path expected = sample.resolve("expected");
      tests.add(
          DynamicTest.dynamicTest(
              String.valueOf(sample.getFileName()),
              () -> {
                if (Files.isDirectory(expected)) {
                  try (Stream<Path> inside = Files.list(expected)) {
                    assertEquals(
                        List.of("report.md"),
                        inside.map(p -> String.valueOf(p.getFileName())).sorted().toList());
                  }
                }
              }));
    }
    return tests;
  }
}
