package io.culprit.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.culprit.parse.backend.Heard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that change between the passes over them. */
final class GrowingFileTest {
  private static final String LINE =
      "203.0.113.1 - - [20/Nov/2026:10:00:00 +0000] \"GET /a HTTP/1.1\" 200 1 \"-\" \"x\"\n";

  @TempDir private Path folder;

  @Test
  void fileThatGrows_isReadAsItWasFound() throws IOException {
    Path log = Files.writeString(folder.resolve("access.log"), LINE.repeat(50));
    LogSource source = LogSets.open(List.of(folder), ReadOptions.none()).sources().get(0);
    String before = source.digest();
    Files.writeString(log, LINE.repeat(7), StandardOpenOption.APPEND);
    assertEquals(50, lines(source));
    assertEquals(before, source.digest());
  }

  @Test
  void fileThatIsTruncated_isReadToItsEnd() throws IOException {
    Path log = Files.writeString(folder.resolve("access.log"), LINE.repeat(50));
    LogSource source = LogSets.open(List.of(folder), ReadOptions.none()).sources().get(0);
    Files.writeString(log, LINE.repeat(7));
    assertEquals(7, lines(source));
  }

  @Test
  void fileThatVanishes_isAFailureToRead() throws IOException {
    Path log = Files.writeString(folder.resolve("access.log"), LINE.repeat(50));
    LogSource source = LogSets.open(List.of(folder), ReadOptions.none()).sources().get(0);
    Files.delete(log);
    assertThrows(IOException.class, source::open);
  }

  private static long lines(LogSource source) throws IOException {
    try (LogCursor cursor = source.open()) {
      while (cursor.next(new Heard())) {
        // read to the end
      }
      return cursor.count().lines();
    }
  }
}
