package io.culprit.parse.nginx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.LineResult;
import io.culprit.parse.backend.Heard;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AccessRow;
import io.culprit.parse.event.Origin;
import io.culprit.parse.source.Octets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast reading of access lines against the plain one, its oracle. */
class ByteScannerTest {
  private static final String COMBINED =
      "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent"
          + " \"$http_referer\" \"$http_user_agent\"";
  private static final String TIMED =
      COMBINED
          + " rt=$request_time uct=\"$upstream_connect_time\" uht=\"$upstream_header_time\""
          + " urt=\"$upstream_response_time\" rid=$request_id";
  private static final String JSON =
      "escape=json {\"time\":\"$time_iso8601\",\"msec\":\"$msec\",\"request_id\":\"$request_id\","
          + "\"remote_addr\":\"$remote_addr\",\"method\":\"$request_method\",\"uri\":\"$request_uri\","
          + "\"status\":$status,\"bytes\":\"$body_bytes_sent\",\"request_time\":\"$request_time\","
          + "\"upstream_addr\":\"$upstream_addr\",\"upstream_time\":\"$upstream_response_time\","
          + "\"agent\":\"$http_user_agent\"}";
  private static final String BARE =
      "$msec|$status|$request|$remote_addr|$http_x_forwarded_for|$upstream_addr|$upstream_status|"
          + "$http_traceparent|$host|$request_time";

  @ParameterizedTest
  @ValueSource(strings = {COMBINED, TIMED, JSON, BARE})
  void scan_generatedAndDamagedLines_givesTheEventsOfThePlainScanner(String format) {
    AccessFormat compiled = AccessFormat.compile("f", format);
    Twins twins = new Twins(compiled);
    long seed = 20_240_907;
    Random random = new Random(seed);
    AccessLines lines = new AccessLines(format, random);
    int fast = 0;
    int count = 6_000;
    for (int i = 0; i < count; i++) {
      String line = lines.next();
      fast += twins.agree(line, seed) ? 1 : 0;
      twins.agree(AccessLines.damaged(line, random), seed);
    }
    // It must be the path that ordinary lines take: only escapes and lists are left to the other.
    assertTrue(fast > count * 0.6, fast + " of " + count + " lines read by the fast path");
  }

  @Test
  void scan_linesThatLeaveAChoice_areLeftToThePlainScanner() {
    Twins twins = new Twins(AccessFormat.compile("f", TIMED));
    String line =
        "192.0.2.7 - - [28/Sep/2026:12:00:00 +0600] \"GET /a HTTP/1.1\" 200 5 \"-\" \"x\""
            + " rt=0.004 uct=\"0.000\" uht=\"0.003\" urt=\"0.003\" rid=7f";
    assertTrue(twins.fast(line));
    for (String other :
        List.of(
            line.replace("/a", "/a\\x22"),
            line.replace("\"x\"", "\"x\\\""),
            line.replace("urt=\"0.003\"", "urt=\"0.001, 0.002\""),
            line.replace("urt=\"0.003\"", "urt=\"0.001 : 0.002\""),
            line.replace("192.0.2.7", "192.0.2.7:51022"),
            line.replace("+0600]", "+06]"))) {
      assertEquals(false, twins.fast(other), other);
      twins.agree(other, 0);
    }
  }

  @Test
  void scan_escapesInWhatTheRowDoesNotShow_areReadAndUndoneInTheEvent() {
    Twins twins = new Twins(AccessFormat.compile("f", TIMED));
    String line =
        "192.0.2.7 - - [28/Sep/2026:12:00:00 +0600] \"GET /a HTTP/1.1\" 200 5 \"\\x2D\""
            + " \"\\xD0\\x9B \\x22x\\x22 \\n\" rt=0.004 uct=\"-\" uht=\"-\" urt=\"-\" rid=7f";
    assertTrue(twins.agree(line, 0));
  }

  @Test
  void of_formatsThatNeedMoreThanFirstChoices_areNotCompiled() {
    for (String format :
        List.of(
            "$remote_addr $request $status",
            "[$time_local] $host$request_uri $status",
            "[$time_local] $uri $args $status",
            "[$time_local] \"$request\" $status $realip_remote_addr",
            "[$time_local]\t\"$request\"\t$status")) {
      assertTrue(AccessFormat.compile("f", format).byteScanner().isEmpty(), format);
    }
  }

  /** Both readings of one format. */
  private static final class Twins {
    private final AccessParser plain;
    private final ByteScanner bytes;

    Twins(AccessFormat format) {
      plain = new AccessParser(List.of(format));
      bytes = format.byteScanner().orElseThrow();
    }

    boolean fast(String line) {
      byte[] buffer = padded(line);
      return ascii(buffer, line.length()) && bytes.scan(3, 11, buffer, 5, 5 + line.length());
    }

    /** Fails where the fast reading of a line is not the plain one's. */
    boolean agree(String line, long seed) {
      if (!fast(line)) {
        return false;
      }
      Heard heard = new Heard();
      LineResult result = plain.parse(new Origin(3, 11), line, Optional.empty(), heard);
      String what = "seed " + seed + ": " + line;
      assertEquals(LineResult.PARSED, result, what);
      AccessEvent event = heard.accesses.get(0);
      AccessRow row = bytes.row();
      assertEquals(event, row.event(), what);
      assertEquals(event.end().micros(), row.endMicros(), what);
      assertEquals(event.end().precisionMicros(), row.precisionMicros(), what);
      assertEquals(event.durationMicros(), row.durationMicros(), what);
      assertEquals(event.status(), row.status(), what);
      assertEquals(event.bytes(), row.bytes(), what);
      assertEquals(event.method(), row.method().toString(), what);
      assertEquals(event.target(), row.target().toString(), what);
      assertEquals(event.client(), row.client().toString(), what);
      assertEquals(event.host(), row.host().toString(), what);
      assertEquals(event.requestId(), row.requestId().toString(), what);
      assertEquals(event.forwardedFor(), row.forwardedFor().toString(), what);
      assertEquals(event.upstreamLogged(), row.upstreamLogged(), what);
      assertEquals(!event.attempts().isEmpty(), row.attempted(), what);
      return true;
    }

    private static boolean ascii(byte[] buffer, int length) {
      return Octets.odd(buffer, 5, 5 + length) == 5 + length;
    }

    private static byte[] padded(String line) {
      byte[] text = line.getBytes(StandardCharsets.UTF_8);
      byte[] buffer = new byte[5 + text.length + 1 + Octets.PAD];
      System.arraycopy(text, 0, buffer, 5, text.length);
      buffer[5 + text.length] = '\n';
      return buffer;
    }
  }
}
