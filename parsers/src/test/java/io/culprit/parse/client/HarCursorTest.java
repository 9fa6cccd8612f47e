package io.culprit.parse.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.LineCount;
import io.culprit.parse.backend.Heard;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.ClientOutcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** HAR files of both dialects, whole, cut and broken. */
final class HarCursorTest {
  private final Heard heard = new Heard();

  @Test
  void next_devTools_everyKindOfEnding() throws IOException {
    LineCount count = read(resource("devtools.har"));

    List<ClientEvent> calls = heard.clients;
    assertEquals(
        List.of(
            ClientOutcome.OK,
            ClientOutcome.OK,
            ClientOutcome.OK,
            ClientOutcome.FAILED,
            ClientOutcome.ABORTED,
            ClientOutcome.LEFT),
        calls.stream().map(ClientEvent::outcome).toList());
    assertTrue(calls.get(0).document());
    ClientEvent preflight = calls.get(1);
    assertTrue(preflight.preflight());
    assertEquals(1_515_429, preflight.dnsMicros());
    assertEquals(4_788, preflight.connectMicros());
    assertEquals(4_565, preflight.tlsMicros());
    ClientEvent fetch = calls.get(2);
    assertFalse(fetch.preflight());
    assertEquals("0a9fe3a1-f8a5-4abe-8f5c-5bd40a0cd8cb", fetch.requestId());
    assertEquals("https://a.example", fetch.pageOrigin());
    assertEquals(Optional.of("https://a.example"), fetch.allowOrigin());
    assertEquals(1_527_299, fetch.blockedMicros());
    assertEquals(1_551_337, fetch.elapsedMicros());
    assertEquals(2_339, fetch.bytes());
    ClientEvent cors = calls.get(3);
    assertEquals(200, cors.status());
    assertEquals("net::ERR_FAILED", cors.error());
    assertEquals(Optional.of(""), cors.allowOrigin());
    assertEquals(-1, calls.get(5).status());
    assertEquals(Optional.empty(), calls.get(5).allowOrigin());
    assertTrue(count.addsUp(), count.toString());
    assertEquals(6, count.parsed());
    assertEquals(0, count.rejectedLines());
    assertEquals(
        "    {\"startedDateTime\"", lineOf("devtools.har", fetch.origin().line()).substring(0, 22));
  }

  @Test
  void next_playwright_tlsNotCountedTwice() throws IOException {
    LineCount count = read(resource("playwright.har"));

    ClientEvent plain = heard.clients.get(0);
    assertEquals(17_420, plain.elapsedMicros());
    assertEquals(-1, plain.tlsMicros());
    assertEquals(-1, plain.blockedMicros());
    ClientEvent secure = heard.clients.get(1);
    assertEquals(30_000, secure.elapsedMicros());
    assertEquals(12_000, secure.tlsMicros());
    ClientEvent reset = heard.clients.get(2);
    assertEquals(ClientOutcome.FAILED, reset.outcome());
    assertEquals("net::ERR_CONNECTION_RESET", reset.error());
    assertEquals(-1, reset.status());
    assertEquals(383_587, reset.elapsedMicros());
    assertEquals(-1, reset.dnsMicros());
    assertEquals(ClientOutcome.FAILED, heard.clients.get(3).outcome());
    assertEquals(200, heard.clients.get(3).status());
    assertEquals(new LineCount(1, 1, 0, 0, count.rejected(), List.of(), ""), count);
  }

  @Test
  void next_cutAnywhere_countsAddUpAndEntriesBeforeAreKept() throws IOException {
    byte[] whole = resource("devtools.har");
    for (int cut = 0; cut < whole.length; cut += 7) {
      Heard some = new Heard();
      byte[] part = java.util.Arrays.copyOf(whole, cut);
      LineCount count = read(part, some);
      assertTrue(count.addsUp(), cut + ": " + count);
      assertEquals(lines(part), count.lines(), "cut at " + cut);
      assertTrue(some.clients.size() <= 6);
    }
    read(java.util.Arrays.copyOf(whole, whole.length - 200), heard);
    assertTrue(heard.clients.size() >= 4);
  }

  @Test
  void next_brokenEntry_restRejectedWithItsLine() throws IOException {
    String har =
        "{\"log\": {\"entries\": [\n"
            + entry(1)
            + ",\n\n"
            + entry(2)
            + ",\n{\"startedDateTime\": oops},\n"
            + entry(3)
            + "\n]}}\n";
    LineCount count = read(har.getBytes(StandardCharsets.UTF_8));
    assertEquals(2, heard.clients.size());
    assertEquals(2, count.parsed());
    assertEquals(1, count.blank());
    assertEquals(3, count.rejectedLines());
    assertTrue(count.damage().contains("line 5"), count.damage());
    assertEquals(5, count.examples().get(0).origin().line());
    assertTrue(count.addsUp());
  }

  @Test
  void next_notAHar_nothingFound() throws IOException {
    assertTrue(read("[1, 2]".getBytes(StandardCharsets.UTF_8)).addsUp());
    assertTrue(read("{\"log\": {\"entries\": 7}}".getBytes(StandardCharsets.UTF_8)).addsUp());
    assertTrue(
        read("{\"log\": {\"entries\": [1, null, {}, {\"request\": 5, \"response\": [], \"timings\": \"x\"}]}}"
                .getBytes(StandardCharsets.UTF_8))
            .addsUp());
    assertTrue(heard.clients.isEmpty());
  }

  @Test
  void next_randomDamage_neverThrows() throws IOException {
    byte[] whole = resource("devtools.har");
    long seed = 20_261_120;
    Random random = new Random(seed);
    for (int round = 0; round < 400; round++) {
      byte[] damaged = whole.clone();
      for (int i = 0; i < 1 + random.nextInt(6); i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      LineCount count = read(damaged, new Heard());
      assertTrue(count.addsUp(), "seed " + seed + " round " + round + ": " + count);
    }
  }

  private LineCount read(byte[] har) throws IOException {
    return read(har, heard);
  }

  private static LineCount read(byte[] har, Heard into) throws IOException {
    try (HarCursor cursor = new HarCursor(3, new ByteArrayInputStream(har))) {
      boolean more = true;
      while (more) {
        more = cursor.next(into);
      }
      assertFalse(cursor.next(into));
      return cursor.count();
    }
  }

  private static long lines(byte[] text) {
    long ends = 0;
    for (byte b : text) {
      ends += b == '\n' ? 1 : 0;
    }
    return ends + (text.length > 0 && text[text.length - 1] != '\n' ? 1 : 0);
  }

  private static String entry(int n) {
    return ("{\"startedDateTime\": \"2026-11-20T12:00:0%d.000Z\", \"time\": 5, \"request\": {\"method\": \"GET\", \"url\":"
            + " \"https://a.example/%d\", \"headers\": []}, \"response\": {\"status\": 200, \"headers\": []}, \"timings\": {}}")
        .formatted(n, n);
  }

  private static String lineOf(String name, long line) {
    return new String(resource(name), StandardCharsets.UTF_8)
        .lines()
        .skip(line - 1)
        .findFirst()
        .orElseThrow();
  }

  private static byte[] resource(String name) {
    try (InputStream in = HarCursorTest.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new AssertionError(name + " is missing");
      }
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
