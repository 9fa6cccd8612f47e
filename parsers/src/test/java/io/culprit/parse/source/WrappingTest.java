package io.culprit.parse.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WrappingTest {
  private static final long AT = 1_795_170_096_123_456L;

  @Test
  void dockerJsonFile_givesLineAndTime() {
    Unwrapped line =
        open(
            "{\"log\":\"INFO:  \\\"GET /\\\" 200\\u001b[0m\\n\",\"stream\":\"stdout\",\"time\":\"2026-11-20T10:21:36.123456789Z\"}");
    assertEquals("INFO:  \"GET /\" 200", line.text());
    assertEquals(AT, line.written().orElseThrow().micros());
    assertEquals(1, line.written().orElseThrow().precisionMicros());
    assertEquals(false, line.partial());
  }

  @Test
  void dockerJsonFile_withoutLineEndIsPartial() {
    assertTrue(
        open("{\"log\":\"half\",\"stream\":\"stdout\",\"time\":\"2026-11-20T10:21:36.1Z\"}")
            .partial());
  }

  @Test
  void cri_knowsPartialLinesAndOffsets() {
    Unwrapped line = open("2026-11-20T05:21:36.123456789-05:00 stdout P part");
    assertEquals("part", line.text());
    assertTrue(line.partial());
    assertEquals(AT, line.written().orElseThrow().micros());
  }

  @Test
  void timestamps_areTakenOffOnlyInNanoseconds() {
    assertEquals("INFO: x", open("2026-11-20T10:21:36.123456789Z INFO: x").text());
    String own = "2026-11-20T10:21:36.123Z INFO: x";
    assertEquals(own, open(own).text());
  }

  @Test
  void layers_areTakenOffOneByOne() {
    Unwrapped line = open("\u001b[36mapi-1  |\u001b[0m 2026-11-20T10:21:36.123456789Z INFO: x | y");
    assertEquals("INFO: x | y", line.text());
    assertEquals(AT, line.written().orElseThrow().micros());
    assertEquals(
        "docker compose + container timestamps",
        wrapping("api-1  | 2026-11-20T10:21:36.123456789Z x").title());
  }

  @Test
  void journaldAndSyslog_areTakenOff() {
    assertEquals("x: y", open("2026-11-20T10:21:36+0000 web1 nginx[12]: x: y").text());
    assertEquals("1.2.3.4:5 [", open("Nov 20 10:52:09 lb1 haproxy[50]: 1.2.3.4:5 [").text());
    assertEquals("1.2.3.4:5 [", open("<134>Nov  9 10:52:09 haproxy[50]: 1.2.3.4:5 [").text());
    assertEquals(
        "msg", open("<165>1 2026-11-20T10:21:36.123456Z host app 1 ID [a b=\"c\"] msg").text());
    Unwrapped json = open("{\"__REALTIME_TIMESTAMP\":\"1795170096123456\",\"MESSAGE\":\"hello\"}");
    assertEquals("hello", json.text());
    assertEquals(AT, json.written().orElseThrow().micros());
  }

  @Test
  void logLines_areNotMistakenForWrappers() {
    for (String line :
        List.of(
            "2026-11-20 10:21:36,123 - INFO - x",
            "2026/11/20 10:21:36 [error] 7#7: *1 upstream timed out",
            "1795172254.478|6a1b|198.18.3.143|GET|/",
            "{\"time\":\"2026-11-20T10:21:36+00:00\",\"status\":200}",
            "GET | /x")) {
      assertEquals("", wrapping(line).title(), line);
    }
  }

  @Test
  void wrapper_needsNineLinesOfTen() {
    String wrapped = "2026-11-20T10:21:36.123456789Z x";
    assertEquals("", Wrapping.of(List.of(wrapped, wrapped, wrapped, "other")).title());
    assertEquals(Optional.empty(), new Wrapping(List.of(Wrapper.CRI)).open("other").written());
    assertEquals("other", new Wrapping(List.of(Wrapper.CRI)).open("other").text());
  }

  private static Unwrapped open(String line) {
    return wrapping(VisibleText.withoutColours(line)).open(line);
  }

  private static Wrapping wrapping(String line) {
    return Wrapping.of(List.of(line));
  }
}
