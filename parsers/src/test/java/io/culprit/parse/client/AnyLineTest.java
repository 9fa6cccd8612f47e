package io.culprit.parse.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.Declarations;
import io.culprit.parse.LineResult;
import io.culprit.parse.Recogniser;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import io.culprit.parse.backend.CsvRecogniser;
import io.culprit.parse.backend.GrokTextRecogniser;
import io.culprit.parse.backend.Heard;
import io.culprit.parse.backend.JsonLinesRecogniser;
import io.culprit.parse.backend.LogfmtRecogniser;
import io.culprit.parse.python.GunicornAccessRecogniser;
import io.culprit.parse.python.ServerLogRecogniser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a file holds, each of its lines has one fate, and no reader stumbles. */
final class AnyLineTest {
  private static final long SEED = 424_242;
  private static final int ROUNDS = 4_000;

  /** Pieces that parsers look for, so that random lines get deep into them. */
  private static final String[] TOKENS = {
    "\"",
    "\"\"",
    "{",
    "}",
    "{\"",
    "[",
    "]",
    ",",
    ";",
    "=",
    ":",
    "|",
    " - ",
    " ",
    "\t",
    "\\",
    "\u0000",
    "\u001b[32m",
    "\uFFFD",
    "é",
    "😀",
    "GET",
    "POST /x",
    "GET /x HTTP/1.1",
    "\"GET /x HTTP/1.1\" 200",
    " HTTP/",
    "INFO",
    "INFO:     ",
    "ERROR",
    "2026-11-20",
    "2026-13-45T99:99:99Z",
    "2026-11-20 10:57:33,808",
    "[20/Nov/2026:11:00:28 +0000]",
    "1795172063",
    "99999999999999999999",
    "1e999",
    "-1",
    "0.5",
    "61.2s",
    "12 ms",
    "duration_ms",
    "status=200",
    "path=/x",
    "https://a.example/x",
    "Traceback (most recent call last):",
    "  File \"x\"",
    "took ",
    "dns 3ms",
    "request_id=",
    "net::ERR_FAILED",
    "Failed to fetch",
    "null",
    "true",
    "\"time\":",
    "\"url\":",
    "\"message\":\"",
    "->",
    "127.0.0.1:5",
    "::1:5"
  };

  static Stream<Arguments> formats() {
    return Stream.of(
        Arguments.of(
            ServerLogRecogniser.ofServers(),
            List.of(
                "INFO:     127.0.0.1:5 - \"GET /x HTTP/1.1\" 200 OK",
                "2026-11-20 10:00:00,000 INFO web Request finished: 45c2399bb5febdd2 GET /y 200")),
        Arguments.of(
            new GunicornAccessRecogniser(),
            List.of(
                "127.0.0.1 - - [20/Nov/2026:11:00:28 +0000] \"GET /x HTTP/1.0\" 200 2545 \"-\" \"curl\" 0.436348")),
        Arguments.of(
            new CsvRecogniser(),
            List.of(
                "timestamp,method,path,status,duration_ms",
                "2026-11-20T10:54:23.838Z,GET,/x,200,5.1")),
        Arguments.of(
            new JsonLinesRecogniser(),
            List.of(
                "{\"ts\":\"2026-11-20T10:54:23Z\",\"method\":\"GET\",\"path\":\"/x\",\"status\":200,\"duration_ms\":3}")),
        Arguments.of(
            new LogfmtRecogniser(),
            List.of(
                "ts=2026-11-20T10:54:23.838Z method=GET path=/x status=200 duration=0.2s msg=\"a b\"")),
        Arguments.of(
            new GrokTextRecogniser(),
            List.of(
                "2026-11-20 10:53:34,379 WARNING timeout_watch Slow request: 63.86s POST /api/validate")),
        Arguments.of(
            new ReportCsvRecogniser(),
            List.of(
                "time,origin,url,elapsed_ms,outcome",
                "2026-11-20T12:17:15.539Z,https://a.example,https://b.example/x,22,ok")),
        Arguments.of(
            new ReportJsonRecogniser(),
            List.of(
                "{\"time\":\"2026-11-20T12:17:15Z\",\"url\":\"https://a.example/x\",\"elapsed_ms\":5,\"outcome\":\"ok\"}")));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void parse_anyLine_hasOneFate(Recogniser recogniser, List<String> good) {
    Recognition recognition =
        recogniser.recognise(new Sample(good, false), Declarations.none()).orElseThrow();
    Random random = new Random(SEED);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      String line =
          random.nextInt(3) == 0
              ? made(random)
              : damaged(good.get(random.nextInt(good.size())), random);
      if (!line.isBlank()) {
        lines.add(line);
      }
    }
    lines.add("x".repeat(1_000_000));
    lines.add("{\"a\":".repeat(5_000));
    lines.add("\"".repeat(100_001));
    lines.addAll(good);

    Heard heard = Heard.by(recognition.parser().get(), lines, Optional.empty());

    assertEquals(lines.size(), heard.results.size());
    for (int i = 0; i < lines.size(); i++) {
      LineResult result = heard.results.get(i);
      boolean rejected = result.kind() == LineResult.Kind.REJECTED;
      assertEquals(rejected, !result.reason().isEmpty(), "seed " + SEED + " line " + i);
      assertEquals(rejected, !result.expected().isEmpty(), "seed " + SEED + " line " + i);
    }
    assertFalse(
        heard.results.get(lines.size() - 1).kind() == LineResult.Kind.REJECTED,
        "a good line after all that");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void recognise_anySample_noThrow(Recogniser recogniser, List<String> good) {
    Random random = new Random(SEED);
    for (int i = 0; i < 500; i++) {
      List<String> lines = new ArrayList<>(random.nextBoolean() ? good : List.of());
      for (int k = random.nextInt(6); k > 0; k--) {
        String line = random.nextBoolean() ? made(random) : damaged(good.get(0), random);
        if (!line.isBlank()) {
          lines.add(line);
        }
      }
      double confidence =
          recogniser
              .recognise(new Sample(lines, false), Declarations.none())
              .map(Recognition::confidence)
              .orElse(0.0);
      assertTrue(
          confidence >= 0 && confidence <= 1, "seed " + SEED + " round " + i + ": " + confidence);
    }
  }

  private static String made(Random random) {
    StringBuilder line = new StringBuilder();
    for (int k = 1 + random.nextInt(14); k > 0; k--) {
      line.append(TOKENS[random.nextInt(TOKENS.length)]);
    }
    return line.toString();
  }

  private static String damaged(String line, Random random) {
    StringBuilder text = new StringBuilder(line);
    for (int k = 1 + random.nextInt(3); k > 0 && text.length() > 0; k--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(5)) {
        case 0 -> text.setLength(at);
        case 1 -> text.deleteCharAt(at);
        case 2 -> text.insert(at, TOKENS[random.nextInt(TOKENS.length)]);
        case 3 -> text.setCharAt(at, (char) random.nextInt(0x3000));
        default ->
            text.replace(
                at, Math.min(text.length(), at + 5), TOKENS[random.nextInt(TOKENS.length)]);
      }
    }
    return text.toString();
  }
}
