package io.culprit.parse.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OverlapTest {
  @Test
  void tailThatIsAnothersHead_isShared() throws IOException {
    assertEquals(repeat(1, 60), of(lines(0, 100), lines(40, 200)));
  }

  @Test
  void copyTakenEarlier_isShared() throws IOException {
    assertEquals(repeat(1, 100), of(lines(0, 200), lines(0, 100)));
    assertEquals(repeat(1, 100), of(lines(0, 100), lines(0, 200)));
    assertEquals(repeat(41, 100), of(lines(40, 100), lines(0, 200)));
  }

  @Test
  void copyCutWithinALine_isSharedToTheLineBefore() throws IOException {
    String cut = lines(0, 100).substring(0, lines(0, 100).length() - 5);
    assertEquals(repeat(1, 99), of(cut, lines(0, 200)));
    assertEquals(repeat(1, 99), of(lines(0, 200), cut));
  }

  @Test
  void equalHealthChecks_areAsManyRequests() throws IOException {
    String checks = "GET /health 200\n".repeat(500);
    assertEquals(Optional.empty(), of(checks, checks));
    assertEquals(Optional.empty(), of(lines(0, 100) + checks, checks + lines(100, 200)));
  }

  @Test
  void runThatEndsWithNeitherFile_isChance() throws IOException {
    assertEquals(Optional.empty(), of(lines(0, 100) + "x\n", lines(40, 100) + "y\n"));
    assertEquals(Optional.empty(), of(lines(0, 10), lines(0, 10)));
  }

  private static Optional<Repeat> repeat(long from, long to) {
    return Optional.of(new Repeat(from, to, "a"));
  }

  private static Optional<Repeat> of(String earlier, String later) throws IOException {
    return Overlap.of(() -> reader(earlier), "a", () -> reader(later));
  }

  private static LineReader reader(String text) {
    return LineReader.parsing(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 1 << 20);
  }

  /** Lines of a few routes, a number in each. */
  private static String lines(int from, int to) {
    List<String> routes = List.of("GET /a", "GET /b", "POST /c", "GET /d");
    StringBuilder text = new StringBuilder();
    IntStream.range(from, to)
        .forEach(i -> text.append(i).append(' ').append(routes.get(i % 4)).append(" 200\n"));
    return text.toString();
  }
}
