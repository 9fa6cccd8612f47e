package io.culprit.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.backend.Heard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every line of every file ends in exactly one count, whatever its format, wrapper and compression
 * are and whatever happened to it.
 */
final class AccountingTest {
  private static final long SEED = 4;

  private static final Map<String, String> FORMATS =
      Map.of(
          "access",
          lines(
              "203.0.113.%1$d - - [20/Nov/2026:10:00:%2$02d +0000] \"GET /a HTTP/1.1\" 200 1 \"-\" \"x\""),
          "error",
          lines(
              "2026/11/20 10:00:%2$02d [error] 7#7: *%1$d upstream timed out (110: Connection timed out)"
                  + " while connecting to upstream, client: 10.0.0.1, server: , request: \"GET /a HTTP/1.1\""),
          "uvicorn",
          lines("INFO:     203.0.113.%1$d:0 - \"GET /a HTTP/1.1\" 200 OK")
              + "ERROR:    Exception in ASGI application\nTraceback (most recent call last):\n"
              + "  File \"a.py\", line 3, in f\n    g()\nValueError: no\n",
          "jsonl",
          lines(
              "{\"ts\": \"2026-11-20T10:00:%2$02dZ\", \"method\": \"GET\", \"path\": \"/a\", \"status\": 200,"
                  + " \"duration_ms\": %1$d.5}"),
          "spread",
          lines(
              "{\n  \"ts\": \"2026-11-20T10:00:%2$02dZ\",\n  \"method\": \"GET\",\n\n  \"path\": \"/a\",\n"
                  + "  \"status\": 200,\n  \"duration_ms\": %1$d.5\n}"),
          "csv",
          "timestamp,method,path,status,duration_ms,message\n"
              + lines("2026-11-20T10:00:%2$02dZ,GET,/a,200,%1$d.5,\"two%nlines\""),
          "logfmt",
          lines("ts=2026-11-20T10:00:%2$02dZ method=GET path=/a status=200 duration=%1$dms"),
          "har",
          "{\"log\": {\"version\": \"1.2\", \"creator\": {}, \"entries\": [\n"
              + lines(
                  "{\"startedDateTime\": \"2026-11-20T10:00:%2$02dZ\", \"time\": %1$d,%n \"request\": {\"method\":"
                      + " \"GET\", \"url\": \"https://a.example/a\"},%n%n \"response\": {\"status\": 200}},")
              + "{}]}}\n",
          "conf",
          "http {\n  # servers\n\n  server {\n    listen 80;\n    proxy_read_timeout 5s;\n  }\n}\n",
          "prose",
          lines("no log at all %1$d"));

  private static final Map<String, UnaryOperator<String>> WRAPPERS =
      Map.of(
          "bare",
          line -> line,
          "docker",
          line ->
              "{\"log\":\"%s\\n\",\"stream\":\"stdout\",\"time\":\"2026-11-20T10:00:00.000000001Z\"}"
                  .formatted(line.replace("\\", "\\\\").replace("\"", "\\\"")),
          "cri",
          line -> "2026-11-20T10:00:00.000000001Z stdout F " + line,
          "syslog",
          line -> "<134>Nov 20 10:00:00 host app[7]: " + line);

  @TempDir private Path folder;

  @Test
  void countsOfEveryFile_areItsLines() throws IOException {
    Random random = new Random(SEED);
    Map<String, Long> expected = new LinkedHashMap<>();
    for (Map.Entry<String, String> format : FORMATS.entrySet()) {
      for (Map.Entry<String, UnaryOperator<String>> wrapper : WRAPPERS.entrySet()) {
        String text =
            format.getValue().lines().map(wrapper.getValue()).collect(Collectors.joining("\n"));
        String name = format.getKey() + "-" + wrapper.getKey();
        for (Map.Entry<String, byte[]> one : damaged(text, random).entrySet()) {
          byte[] bytes = one.getValue();
          expected.put(put(name + "-" + one.getKey() + ".log", bytes), linesOf(bytes));
          expected.put(put(name + "-" + one.getKey() + ".gz", packed("gz", bytes)), linesOf(bytes));
        }
      }
    }
    for (LogSource source : LogSets.open(List.of(folder), ReadOptions.none()).sources()) {
      LineCount count = read(source);
      assertTrue(count.addsUp(), () -> "seed " + SEED + ": " + source.name() + ": " + count);
      assertEquals(
          expected.get(source.name()),
          count.lines(),
          () -> "seed " + SEED + ": " + source.name() + " as " + source.detected());
    }
  }

  @Test
  void countsOfABrokenStream_addUp_andTheBreakIsARejectedLine() throws IOException {
    byte[] text = FORMATS.get("access").getBytes(StandardCharsets.UTF_8);
    for (String how : List.of("gz", "xz", "bzip2", "zstd")) {
      byte[] whole = packed(how, text);
      for (int length = 12; length < whole.length; length += 7) {
        put(how + length, Arrays.copyOf(whole, length));
      }
      byte[] flipped = whole.clone();
      flipped[whole.length / 2] ^= 0x55;
      put(how + "-flipped", flipped);
    }
    for (LogSource source : LogSets.open(List.of(folder), ReadOptions.none()).sources()) {
      LineCount count = read(source);
      assertTrue(count.addsUp(), () -> source.name() + ": " + count);
      assertTrue(count.rejectedLines() >= 1, () -> source.name() + ": " + count);
    }
  }

  @Test
  void watchedRejects_areAllThatAreCounted() throws IOException {
    put(
        "a.log",
        (FORMATS.get("access") + FORMATS.get("prose").repeat(3)).getBytes(StandardCharsets.UTF_8));
    put("b.har", FORMATS.get("har").replace("]}}", "").getBytes(StandardCharsets.UTF_8));
    for (LogSource source : LogSets.open(List.of(folder), ReadOptions.none()).sources()) {
      List<Long> told = new ArrayList<>();
      try (LogCursor cursor = source.open()) {
        cursor.watch(refused -> told.add(refused.origin().line()));
        while (cursor.next(new Heard())) {
          // read to the end
        }
        assertEquals(cursor.count().rejectedLines(), told.size(), source.name());
        assertTrue(told.size() > LineCount.EXAMPLES_A_REASON || source.name().equals("b.har"));
        assertEquals(told.stream().distinct().sorted().toList(), told, source.name());
      }
    }
  }

  private static LineCount read(LogSource source) throws IOException {
    try (LogCursor cursor = source.open()) {
      while (cursor.next(new Heard())) {
        // read to the end
      }
      return cursor.count();
    }
  }

  /** What may have happened to a text on its way. */
  private static Map<String, byte[]> damaged(String text, Random random) {
    byte[] whole = (text + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] unended = text.getBytes(StandardCharsets.UTF_8);
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    byte[] flipped = whole.clone();
    for (int i = 0; i < 40; i++) {
      int at = 4 + random.nextInt(flipped.length - 4);
      byte other = (byte) random.nextInt();
      if (flipped[at] != '\n' && other != '\n' && other != '\r') {
        flipped[at] = other;
      }
    }
    byte[] blanks = (text.replace("\n", "\n \n\n") + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] returns = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    return Map.of(
        "whole", whole, "unended", unended, "half", half, "flipped", flipped, "blanks", blanks,
        "returns", returns);
  }

  private static long linesOf(byte[] bytes) {
    long ends = IntStream.range(0, bytes.length).filter(i -> bytes[i] == '\n').count();
    return bytes[bytes.length - 1] == '\n' ? ends : ends + 1;
  }

  private String put(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
    return name;
  }

  private static byte[] packed(String how, byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packing =
        new CompressorStreamFactory().createCompressorOutputStream(how, out)) {
      packing.write(bytes);
    } catch (CompressorException e) {
      throw new IOException(e);
    }
    return out.toByteArray();
  }

  private static String lines(String form) {
    return IntStream.range(0, 30)
        .mapToObj(i -> String.format(java.util.Locale.ROOT, form, i + 1, i % 60) + "\n")
        .collect(Collectors.joining());
  }
}
