package io.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.Limit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits of reading on the command line. */
final class LimitFlagsTest {
  @TempDir private Path temp;

  @ParameterizedTest
  @EnumSource
  void help_namesEveryLimit(Limit limit) {
    String help = Ran.culprit("inspect", "--help").out();
    String described = help.substring(help.lastIndexOf("--limit=")).replaceAll("\\s+", " ");
    assertTrue(described.contains(limit.id() + " "), limit.id() + " in " + described);
  }

  @Test
  void longLine_isRefused_namingFileLineLimitAndOption() throws IOException {
    Ran ran = Ran.culprit("inspect", "--limit", "line=4KB", log());
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().contains("access.log: 1 line rejected"), ran.out());
    assertTrue(ran.out().contains("line too long"), ran.out());
    assertTrue(ran.out().contains("line 31: "), ran.out());
    assertTrue(ran.out().contains("at most 4096 bytes of a line (--limit line)"), ran.out());
  }

  @Test
  void longLine_withinARaisedLimit_isRead() throws IOException {
    Ran ran = Ran.culprit("inspect", "--limit", "line=8k", log());
    assertTrue(ran.out().contains("31 lines = 31 parsed"), ran.out());
  }

  @ParameterizedTest
  @CsvSource({
    "depth=2, 'x\": {\"y\": {\"z\": 1}}', 'too many levels of nested JSON', (--limit depth)",
    "fields=6, 'a\": 1, \"b\": 2', 'too many fields of a line', (--limit fields)"
  })
  void deepOrWideJson_isRefused_andReadWithinTheStandard(
      String limit, String more, String reason, String option) throws IOException {
    Path log =
        Files.writeString(
            temp.resolve("app.jsonl"),
            LogFolder.durations(20)
                + LogFolder.durations(1).replace("\"ts", "\"" + more + ", \"ts"));
    assertTrue(Ran.culprit("inspect", log).out().contains("21 lines = 21 parsed"));
    Ran ran = Ran.culprit("inspect", "--limit", limit, log);
    assertTrue(ran.out().contains("21 lines = 20 parsed"), ran.out());
    assertTrue(ran.out().contains(reason), ran.out());
    assertTrue(ran.out().contains(option), ran.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"512", "4KB", "4k", "2MiB", "1gb"})
  void size_isRead(String typed) throws IOException {
    assertEquals(0, Ran.culprit("inspect", "--limit", "line=" + typed, log()).code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"MB", "-1MB", "0", "1e9", "12 parsecs", "999999999999999T"})
  void sizeThatIsNone_isTwo_withAnExample(String typed) {
    Ran ran = Ran.culprit("inspect", "--limit", "line=" + typed, temp);
    assertEquals(2, ran.code(), ran.err());
    assertTrue(ran.err().contains("such as 500 or 4M"), ran.err());
  }

  private Path log() throws IOException {
    String line = LogFolder.access(1);
    return Files.writeString(
        temp.resolve("access.log"),
        LogFolder.access(30) + line.replace("/api/check", "/api/" + "x".repeat(5_000)));
  }
}
