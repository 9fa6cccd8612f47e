package io.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What strangers put among logs: each line of it is counted, with a reason that is true. */
final class HostileInputTest {
  private static final String RECORD =
      "{\"ts\": \"2026-11-20T10:00:00Z\", \"method\": \"GET\", \"path\": \"/a\", \"status\": 200,"
          + " \"duration_ms\": 7}\n";

  @TempDir private Path temp;

  static Stream<Arguments> records() {
    return Stream.of(
        Arguments.of(RECORD.replace("7}", "9".repeat(10_000) + "}"), "unreadable duration"),
        Arguments.of(RECORD.replace("7}", "1e308}"), "a number from 0 to 31 days"),
        Arguments.of(RECORD.replace("7}", "-7}"), "unreadable duration"),
        Arguments.of(RECORD.replace("200", "99999"), "status: 3 digits, found \"99999\""),
        Arguments.of(RECORD.replace("2026-", "99999-"), "unreadable time"),
        Arguments.of(RECORD.replace("\"2026-11-20T10:00:00Z\"", "-1"), "unreadable time"),
        Arguments.of(RECORD.replace("11-20", "02-30"), "unreadable time"),
        Arguments.of(
            "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000) + "\n",
            "too many levels of nested JSON"),
        Arguments.of("{\"a\":" + "[".repeat(100_000) + "\n", "too many levels of nested JSON"),
        Arguments.of("[".repeat(100_000) + "\n", "broken JSON"),
        Arguments.of("\0\0\0\n", "binary data"),
        Arguments.of("x".repeat(3 << 20) + "\n", "line too long"));
  }

  @ParameterizedTest
  @MethodSource("records")
  void hostileRecord_isOneRefusedLine_withItsReason(String line, String reason) throws IOException {
    Path log = Files.writeString(temp.resolve("app.jsonl"), RECORD.repeat(20) + line);
    Ran ran = Ran.culprit("inspect", log);
    assertEquals(0, ran.code(), ran.err());
    assertTrue(
        ran.out().contains("21 lines = 20 parsed + 0 joined + 0 blank + 1 rejected"), ran.out());
    assertTrue(ran.out().contains(reason), ran.out());
    assertFalse(ran.err().contains("Exception"), ran.err());
  }

  @Test
  void wideAndLongHeaders_areRefusedLineByLine() throws IOException {
    String wide = ",c".repeat(100_000) + "\n" + ",1".repeat(100_000) + "\n";
    Files.writeString(temp.resolve("wide.csv"), "a" + wide);
    Files.writeString(
        temp.resolve("long.csv"), "time,path," + "h".repeat(1_000_000) + "\n1,/a,2\n");
    Ran ran = Ran.culprit("inspect", temp);
    assertTrue(
        ran.out().contains("4 lines = 0 parsed + 0 joined + 0 blank + 4 rejected"), ran.out());
  }

  @Test
  void pipeThatIsNamed_isReadLikeTheStandardInput_andOneInAFolderIsLeftOut() throws Exception {
    Path pipe = temp.resolve("pipe");
    assumeTrue(mkfifo(pipe), "no pipes here");
    Ran folder = Ran.culprit("inspect", temp);
    assertTrue(folder.err().contains("is no regular file"), folder.err());
    Thread writer =
        new Thread(
            () -> {
              try (OutputStream out = Files.newOutputStream(pipe)) {
                out.write(LogFolder.access(30).getBytes(StandardCharsets.UTF_8));
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    writer.start();
    Ran ran = Ran.culprit("inspect", pipe);
    writer.join();
    assertTrue(ran.out().contains("30 lines = 30 parsed"), ran.out() + ran.err());
  }

  @Test
  void rejectsOnTheStandardOutput_tellPlaceReasonAndExpectation() throws IOException {
    Path log = Files.writeString(temp.resolve("access.log"), LogFolder.access(30) + "junk\n");
    Ran ran = Ran.culprit("inspect", log, "--rejects", "-");
    String last = ran.out().strip().lines().reduce((a, b) -> b).orElse("");
    assertTrue(last.matches("access\\.log:31: [^:]+ \\(expected .+\\): junk"), last);
  }

  @Test
  @Tag("slow")
  void sparseFile_isRead_andItsZeroesAreNoLines() throws IOException {
    Path log = Files.writeString(temp.resolve("access.log"), LogFolder.access(30));
    byte[] line = LogFolder.access(1).getBytes(StandardCharsets.UTF_8);
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
      file.seek(2L << 30);
      file.write(line);
    }
    Ran ran = Ran.culprit("inspect", log);
    assertTrue(ran.out().contains("31 lines = 31 parsed"), ran.out());
  }

  private static boolean mkfifo(Path path) throws InterruptedException {
    try {
      return new ProcessBuilder("mkfifo", path.toString()).start().waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }
}
