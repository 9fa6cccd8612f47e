package io.culprit.parse.source;

import static io.culprit.parse.source.ArchiveFiles.files;
import static io.culprit.parse.source.ArchiveFiles.packed;
import static io.culprit.parse.source.ArchiveFiles.tar;
import static io.culprit.parse.source.ArchiveFiles.zip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.Limit;
import io.culprit.parse.Limits;
import io.culprit.parse.LineCount;
import io.culprit.parse.LogCursor;
import io.culprit.parse.LogFormat;
import io.culprit.parse.LogSet;
import io.culprit.parse.LogSets;
import io.culprit.parse.LogSource;
import io.culprit.parse.Problem;
import io.culprit.parse.ReadOptions;
import io.culprit.parse.backend.Heard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ArchivesTest {
  private static final String LINE =
      "192.0.2.92 - - [20/Nov/2026:10:54:15 +0000] \"GET /a HTTP/1.1\" 200 555 \"-\" \"Mozilla/5.0\"\n";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(
      value = Compression.class,
      names = {"NONE", "GZIP", "ZSTD", "XZ", "BZIP2"})
  void tar_isReadEntryByEntry(Compression how) throws IOException {
    Map<String, byte[]> logs =
        files(
            "nginx/access.log",
            LINE + LINE,
            "nginx/access.log.1",
            LINE,
            "nginx/access.log.2.gz",
            packed(LINE.repeat(3).getBytes(StandardCharsets.UTF_8), Compression.GZIP));
    assertRead(packed(tar(logs), how), "3 1 2");
  }

  @Test
  void zip_isReadEntryByEntry() throws IOException {
    Map<String, byte[]> logs =
        files(
            "nginx/access.log",
            LINE + LINE,
            "nginx/access.log.1",
            LINE,
            "nginx/access.log.2.gz",
            packed(LINE.repeat(3).getBytes(StandardCharsets.UTF_8), Compression.GZIP));
    assertRead(zip(logs), "3 1 2");
    assertRead(zip(logs, false), "3 1 2");
  }

  @Test
  void archivesInArchives_areReadToTheLimit() throws IOException {
    byte[] inner = zip(files("access.log", LINE));
    byte[] middle = packed(tar(files("a.zip", inner)), Compression.GZIP);
    LogSet set = open(zip(files("../m.tgz", middle)), ReadOptions.none());
    assertEquals(List.of("x!m.tgz!a.zip!access.log"), names(set));
    assertEquals(1, count(set.sources().get(0)).parsed());
    Limits two = new Limits(Map.of(Limit.NESTING, 2L));
    LogSet cut = open(zip(files("m.tgz", middle)), ReadOptions.none().within(two));
    assertEquals(List.of(), names(cut));
    assertProblem(cut, "x!m.tgz!a.zip", "too deep");
  }

  @Test
  void namesThatLeadOut_areHarmlessAndUnique() throws IOException {
    byte[] bytes =
        tar(
            files(
                "../../etc/access.log", LINE,
                "/etc/access.log", LINE,
                "C:\\logs\\b.log", LINE,
                "ba\u001b[31md\u202e.log", LINE,
                ".hidden/c.log", LINE));
    LogSet set = open(bytes, ReadOptions.none());
    assertEquals(
        List.of(
            "x!ba\\u001b[31md\\u202e.log",
            "x!etc/access.log",
            "x!etc/access.log~2",
            "x!logs/b.log"),
        names(set));
  }

  @Test
  void linksAndLockedEntries_areNamedAndLeftOut() throws IOException {
    for (byte[] bytes :
        List.of(
            tar(files("a.link", "", "access.log", LINE)),
            zip(files("a.link", "/etc/passwd", "access.log", LINE)))) {
      LogSet set = open(bytes, ReadOptions.none());
      assertEquals(List.of("x!access.log"), names(set));
      assertProblem(set, "x", "1 entry that is a link, left out: a.link");
    }
    byte[] locked = zip(files("access.log", LINE));
    locked[6] |= 1;
    locked[indexOf(locked, "PK\u0001\u0002") + 8] |= 1;
    assertProblem(open(locked, ReadOptions.none()), "x", "is encrypted");
    byte[] odd = zip(files("access.log", LINE));
    odd[8] = 98;
    odd[indexOf(odd, "PK\u0001\u0002") + 10] = 98;
    assertProblem(open(odd, ReadOptions.none()), "x", "method that is not read (ppmd)");
  }

  @Test
  void entriesBeyondTheLimit_areCounted() throws IOException {
    Map<String, byte[]> logs = files("1.log", LINE, "2.log", LINE, "3.log", LINE);
    ReadOptions two = ReadOptions.none().within(new Limits(Map.of(Limit.ENTRIES, 2L)));
    LogSet tar = open(tar(logs), two);
    assertEquals(List.of("x!1.log", "x!2.log"), names(tar));
    assertProblem(tar, "x", "1 more files in it are left out: at most 2");
    assertProblem(open(zip(logs), two), "x", "holds 3 files and is left out: at most 2");
  }

  @Test
  void contentBeyondTheLimit_isSaid() throws IOException {
    String text = LINE.repeat(100);
    ReadOptions few = ReadOptions.none().within(new Limits(Map.of(Limit.UNPACKED, 1000L)));
    assertProblem(open(zip(files("access.log", text)), few), "x", "--limit unpacked");
    byte[] gz = packed(text.getBytes(StandardCharsets.UTF_8), Compression.GZIP);
    LogSet set = open(gz, few);
    LineCount count = count(set.sources().get(0));
    assertEquals(Map.of("beyond a limit", 1L), count.rejected());
    assertTrue(count.damage().contains("at most 1000 bytes"), count.damage());
    assertTrue(count.addsUp());
    assertProblem(open(packed(tar(files("a.log", text)), Compression.XZ), few), "x", "unpacked");
  }

  @Test
  void bomb_isCutByItsRatio() throws IOException {
    byte[] zeros = packed(new byte[300 << 20], Compression.GZIP);
    LogSet set = open(zeros, ReadOptions.none());
    LineCount count = count(set.sources().get(0));
    assertTrue(count.damage().contains("--limit ratio"), count.damage());
    assertTrue(count.addsUp());
  }

  @Test
  void cutArchive_isReadToItsDamage() throws IOException {
    byte[] whole =
        packed(tar(files("a.log", LINE.repeat(5), "b.log", random(40_000))), Compression.GZIP);
    LogSet set = open(Arrays.copyOf(whole, whole.length - 15_000), ReadOptions.none());
    assertEquals(5, count(set.sources().get(0)).parsed());
    LineCount cut = count(set.sources().get(1));
    assertEquals(1L, cut.rejected().get("truncated archived stream"));
    assertTrue(cut.addsUp());
    assertProblem(set, "x", "is damaged behind entry 2");
    byte[] zip = zip(files("a.log", LINE));
    assertProblem(
        open(Arrays.copyOf(zip, zip.length - 30), ReadOptions.none()), "x", "damaged zip archive");
  }

  @Test
  void changedByte_isDamageOfTheEntry() throws IOException {
    byte[] zip = zip(files("a.log", random(40_000) + "\n", "b.log", LINE));
    zip[5000] ^= 0x55;
    LogSet set = open(zip, ReadOptions.none());
    assertTrue(!count(set.sources().get(0)).damage().isEmpty());
    assertEquals(1, count(set.sources().get(1)).parsed());
  }

  @Test
  void entriesWithoutRoomInMemory_areReadByGoingThroughTheArchive() throws IOException {
    byte[] bytes = packed(tar(files("a.log", LINE, "b.log", LINE + LINE)), Compression.GZIP);
    Path file = Files.write(folder.resolve("solid"), bytes);
    Entries entries =
        TarListing.of(
            DiskBytes.whole(file), Compression.GZIP, Limits.standard(), new Memory(0), 10);
    assertTrue(entries.files().get(1).bytes() instanceof TarBytes);
    assertEquals(
        LINE + LINE,
        new String(entries.files().get(1).bytes().open().readAllBytes(), StandardCharsets.UTF_8));
  }

  @Test
  void labelledIncident_showsOnlyItsLogs() throws IOException {
    LogSet set =
        open(zip(files("inc/truth.json", "{}", "inc/logs/access.log", LINE)), ReadOptions.none());
    assertEquals(List.of("x!inc/logs/access.log"), names(set));
  }

  @Test
  void otherArchives_areSaid() throws IOException {
    byte[] seven = {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c, 0, 4};
    assertProblem(open(seven, ReadOptions.none()), "x", "expected zip or tar");
    assertProblem(open(zip(files()), ReadOptions.none()), "x", "empty archive");
  }

  private void assertRead(byte[] bytes, String expected) throws IOException {
    LogSet set = open(bytes, ReadOptions.none());
    assertEquals(
        List.of("x!nginx/access.log.2.gz", "x!nginx/access.log.1", "x!nginx/access.log"),
        names(set));
    assertEquals(List.of(), set.problems());
    StringBuilder parsed = new StringBuilder();
    for (LogSource source : set.sources()) {
      assertEquals(LogFormat.NGINX_ACCESS, source.detected().format());
      parsed.append(' ').append(count(source).parsed());
      assertEquals(LINE.strip(), source.quote(new TreeSet<>(List.of(1L))).getOrDefault(1L, ""));
      assertEquals(64, source.digest().length());
    }
    assertEquals(expected, parsed.toString().strip());
  }

  private LogSet open(byte[] bytes, ReadOptions options) throws IOException {
    return LogSets.open(List.of(Files.write(folder.resolve("x"), bytes)), options);
  }

  private static List<String> names(LogSet set) {
    return set.sources().stream().map(LogSource::name).toList();
  }

  private static void assertProblem(LogSet set, String file, String text) {
    assertTrue(
        set.problems().stream().anyMatch(p -> p.file().equals(file) && p.text().contains(text)),
        () -> set.problems().stream().map(Problem::toString).toList().toString());
  }

  private static LineCount count(LogSource source) throws IOException {
    try (LogCursor cursor = source.open()) {
      Heard heard = new Heard();
      while (cursor.next(heard)) {
        // to its end
      }
      return cursor.count();
    }
  }

  /** Text that does not compress much. */
  private static String random(int length) {
    StringBuilder text = new StringBuilder();
    new java.util.Random(7)
        .ints(length, 'a', 'z' + 1)
        .forEach(c -> text.append((char) c).append(c % 9 == 0 ? "\n" : ""));
    return text.toString();
  }

  private static int indexOf(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
  }
}
