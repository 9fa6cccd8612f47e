package io.culprit.parse.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LineReaderTest {
  @Test
  void lines_endWithLfOrCrlfOrTheFile() throws IOException {
    assertEquals(List.of("a", "b", "", "c\rd", "e"), lines("a\nb\r\n\r\nc\rd\ne", 100));
  }

  @Test
  void lines_ofAnEmptyFileAreNone() throws IOException {
    assertEquals(List.of(), lines("", 100));
    assertEquals(List.of(""), lines("\n", 100));
  }

  @Test
  void lastLine_withoutEndIsNotTerminated() throws IOException {
    LineReader reader = reader(bytes("a\nb"), 100);
    assertTrue(reader.next());
    assertTrue(reader.terminated());
    assertTrue(reader.next());
    assertFalse(reader.terminated());
    assertEquals(2, reader.number());
  }

  @Test
  void byteOrderMark_isDroppedForParsingAndKeptForQuoting() throws IOException {
    assertEquals(List.of("a", "b"), lines("\ufeffa\nb\n", 100));
    LineReader verbatim = LineReader.verbatim(new ByteArrayInputStream(bytes("\ufeffa\n")));
    assertTrue(verbatim.next());
    assertEquals("\ufeffa", verbatim.text());
  }

  @Test
  void brokenUtf8_becomesReplacementCharacters() throws IOException {
    LineReader reader = reader(new byte[] {'a', 'b', 'c', (byte) 0xff, 'd', 'e', 'f', '\n'}, 100);
    assertTrue(reader.next());
    assertEquals("abc\ufffddef", reader.text());
    assertFalse(reader.binary());
  }

  @Test
  void zeroBytes_beforeALineAreAHoleAndAloneAreBinary() throws IOException {
    LineReader reader = reader(bytes("\0\0\0\0line\n\0\0\0\n\0\0"), 100);
    assertTrue(reader.next());
    assertEquals("line", reader.text());
    assertFalse(reader.binary());
    assertTrue(reader.next());
    assertTrue(reader.binary());
    assertTrue(reader.next());
    assertTrue(reader.binary());
    assertFalse(reader.next());
  }

  @Test
  void longLine_isCutAndTheNextOneIsRead() throws IOException {
    LineReader reader = reader(bytes("x".repeat(300_000) + "\nshort\n"), 100_000);
    assertTrue(reader.next());
    assertTrue(reader.tooLong());
    assertTrue(reader.text().startsWith("xxx"));
    assertTrue(reader.next());
    assertFalse(reader.tooLong());
    assertEquals("short", reader.text());
    assertEquals(2, reader.number());
    assertFalse(reader.next());
  }

  @Test
  void limit_doesNotDependOnWhereTheBufferEnds() throws IOException {
    for (int length : new int[] {99, 100, 101}) {
      for (int before : new int[] {0, 65_400, 65_500}) {
        LineReader reader =
            reader(bytes("y".repeat(before % 90 + 1) + "\n" + "x".repeat(length) + "\n"), 100);
        assertTrue(reader.next());
        assertTrue(reader.next());
        assertEquals(length > 100, reader.tooLong(), "length " + length);
      }
    }
  }

  @Test
  void lines_areTheSameHoweverTheBytesArrive() throws IOException {
    Random random = new Random(7);
    for (int round = 0; round < 40; round++) {
      List<String> expected = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 200; i++) {
        String line = "é" + "ab".repeat(random.nextInt(1_500));
        expected.add(line);
        text.append(line).append(random.nextBoolean() ? "\n" : "\r\n");
      }
      assertEquals(
          expected,
          all(reader(new Drip(bytes(text.toString()), random), 1 << 20)),
          "round " + round);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void utf16_withAMark_isRead(String charset) throws IOException {
    Random random = new Random(11);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      expected.add("é𝄞" + "x".repeat(random.nextInt(20)));
    }
    byte[] text = ("\ufeff" + String.join("\r\n", expected)).getBytes(Charset.forName(charset));
    assertEquals(expected, all(reader(new Drip(text, random), 1 << 20)));
  }

  @Test
  void marksBetweenLines_areDropped() throws IOException {
    assertEquals(List.of("a", "b", "c\ufeff"), lines("\ufeffa\n\ufeffb\nc\ufeff\n", 100));
  }

  @Test
  void returnsAlone_endLines_whereNothingElseDoes() throws IOException {
    assertEquals(List.of("a", "", "b"), lines("a\r\rb\r", 100));
    assertEquals(List.of("a\rb", "c"), lines("a\rb\nc\r\n", 100));
    assertEquals(List.of("a"), lines("a\r", 100));
  }

  @Test
  void zeroesOfASparseFile_areOneLine() throws IOException {
    LineReader reader = reader(bytes("\0".repeat(1_000_003) + "\na\n" + "\0".repeat(9)), 100);
    assertTrue(reader.next());
    assertTrue(reader.binary());
    assertTrue(reader.next());
    assertEquals("a", reader.text());
    assertTrue(reader.next());
    assertTrue(reader.binary());
    assertFalse(reader.next());
  }

  private static List<String> lines(String text, int limit) throws IOException {
    return all(reader(bytes(text), limit));
  }

  private static List<String> all(LineReader reader) throws IOException {
    List<String> lines = new ArrayList<>();
    while (reader.next()) {
      lines.add(reader.text());
    }
    return lines;
  }

  private static LineReader reader(byte[] bytes, int limit) {
    return reader(new ByteArrayInputStream(bytes), limit);
  }

  private static LineReader reader(InputStream in, int limit) {
    return LineReader.parsing(in, limit);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Gives a few bytes at a time. */
  private static final class Drip extends ByteArrayInputStream {
    private final Random random;

    Drip(byte[] bytes, Random random) {
      super(bytes);
      this.random = random;
    }

    @Override
    public synchronized int read(byte[] into, int from, int length) {
      return super.read(into, from, Math.min(length, 1 + random.nextInt(9_000)));
    }
  }
}
