package io.culprit.parse.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes good input a little, with what readers stumble over. Seeded. */
final class Mutations {
  /** Pieces that parsers look for, so that a changed line gets deep into them. */
  private static final List<String> PIECES =
      List.of(
          "\"",
          "\"\"",
          "\\\"",
          "\\x22",
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
          "\n",
          "\r\n",
          "\n\n",
          "\u0000",
          "\u001b[32m",
          "\ufeff",
          "\ufffd",
          "\u00e9",
          "\ud83d\ude00",
          "\u0130",
          "GET",
          "GET /x HTTP/1.1",
          " HTTP/",
          "\"GET /x HTTP/1.1\" 200",
          "INFO:     ",
          "[error] 7#7: *1 ",
          "ERROR",
          "2026-11-20",
          "2026-13-45T99:99:99Z",
          "2026-11-20 10:57:33,808",
          "[20/Nov/2026:11:00:28 +0000]",
          "1795172063",
          "99999999999999999999",
          "1e999",
          "-1",
          "-",
          "0.5",
          "61.2s",
          "12 ms",
          "NaN",
          "null",
          "true",
          "duration_ms",
          "status=200",
          "path=/x",
          "https://a.example/x",
          "Traceback (most recent call last):",
          "  File \"x\"",
          "took ",
          "request_id=",
          "net::ERR_FAILED",
          "Failed to fetch",
          "\"time\":",
          "\"message\":\"",
          "->",
          "127.0.0.1:5",
          "::1:5",
          " stdout P ",
          "<134>",
          "while reading response header from upstream, client: ");

  private static final int LONGEST_RANGE = 24;

  private final Random random;
  private final List<byte[]> seeds;

  /**
   * Changes seeds.
   *
   * @param seeds good input, at least one
   */
  Mutations(Random random, List<byte[]> seeds) {
    this.random = random;
    this.seeds = List.copyOf(seeds);
  }

  /** A seed with one to four changes. */
  byte[] next() {
    byte[] input = one();
    for (int k = 1 + random.nextInt(4); k > 0; k--) {
      input = changed(input);
    }
    return input;
  }

  private byte[] one() {
    return seeds.get(random.nextInt(seeds.size()));
  }

  private byte[] changed(byte[] input) {
    int from = random.nextInt(input.length + 1);
    int to = Math.min(input.length, from + random.nextInt(LONGEST_RANGE));
    return switch (random.nextInt(7)) {
      case 0 -> joined(input, from, new byte[0], to);
      case 1 -> joined(input, from, piece(), from);
      case 2 -> joined(input, from, piece(), to);
      case 3 -> joined(input, to, Arrays.copyOfRange(input, from, to), to);
      case 4 -> joined(input, from, new byte[] {(byte) random.nextInt(256)}, to);
      case 5 -> Arrays.copyOf(input, from);
      default -> {
        // The beginning of one, the end of another.
        byte[] other = one();
        int at = random.nextInt(other.length + 1);
        yield joined(input, from, Arrays.copyOfRange(other, at, other.length), input.length);
      }
    };
  }

  private byte[] piece() {
    return PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[] input, int before, byte[] middle, int after) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(input, 0, before);
    out.writeBytes(middle);
    out.write(input, after, input.length - after);
    return out.toByteArray();
  }
}
