package io.culprit.parse.nginx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AccessFormatTest {
  @Test
  void spacesAndBrackets_inFreeTextDoNotMislead() {
    Map<Field, String> values =
        scan(
            "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent $http_user_agent $request_time",
            "::1 - joe doe [x] [20/Nov/2026:10:54:15 +0000] \"GET /a b [1] HTTP/1.1\" 200 5 Mozilla/5.0 (X 1) 0.250");
    assertEquals("20/Nov/2026:10:54:15 +0000", values.get(Field.TIME_LOCAL));
    assertEquals("GET /a b [1] HTTP/1.1", values.get(Field.REQUEST));
    assertEquals("Mozilla/5.0 (X 1)", values.get(Field.USER_AGENT));
    assertEquals("0.250", values.get(Field.REQUEST_TIME));
  }

  @Test
  void listsOfTries_keepTheirSpaces() {
    Map<Field, String> values =
        scan(
            "$upstream_addr $upstream_response_length $upstream_response_time $upstream_status $req_id",
            "10.0.0.1:80, 10.0.0.2:80 : unix:/a.sock 0, 5 : - 0.000, 1.002 : 0.010 502, 200 : 404 abc");
    assertEquals("10.0.0.1:80, 10.0.0.2:80 : unix:/a.sock", values.get(Field.UPSTREAM_ADDRESS));
    assertEquals("0.000, 1.002 : 0.010", values.get(Field.RESPONSE_TIME));
    assertEquals("502, 200 : 404", values.get(Field.UPSTREAM_STATUS));
    assertEquals("abc", values.get(Field.REQUEST_ID));
  }

  @Test
  void quotes_areTheValuesOwnWhereTheFormatSaysSo() {
    assertEquals(
        "a \"quoted\" agent",
        scan(
                "escape=json {\"ua\":\"$http_user_agent\",\"s\":$status}",
                "{\"ua\":\"a \\\"quoted\\\" agent\",\"s\":200}")
            .get(Field.USER_AGENT));
    assertEquals(
        "say \"hi\" 1",
        scan("escape=none \"$http_user_agent\" $status", "\"say \"hi\" 1\" 200")
            .get(Field.USER_AGENT));
    assertEquals(
        "a\"b Пр",
        scan("\"$http_user_agent\"", "\"a\\x22b \\xD0\\x9F\\xD1\\x80\"").get(Field.USER_AGENT));
  }

  @Test
  void emptyValues_areEmpty() {
    Map<Field, String> values =
        scan("$msec|$http_origin|$request_completion|$status", "1795172254.478|||200");
    assertEquals("", values.get(Field.ORIGIN));
    assertEquals("", values.get(Field.COMPLETION));
  }

  @Test
  void neighbours_needSomethingBetweenThem() {
    assertEquals(
        "/x?y", scan("$host$request_uri $status", "example.org:80/x?y 200").get(Field.TARGET));
    assertEquals(
        "/x?y",
        scan("${uri}$is_args$args $status".replace("${uri}", "$uri"), "/x?y 200")
            .get(Field.TARGET));
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> AccessFormat.compile("bad", "$status$request_time"));
    assertTrue(String.valueOf(refused.getMessage()).contains("$request_time"));
    assertThrows(IllegalArgumentException.class, () -> AccessFormat.compile("bad", "no variables"));
  }

  @Test
  void otherLines_areRefusedWithTheFieldThatDidNotFit() {
    AccessFormat.Scanner scanner =
        AccessFormat.compile("f", "$remote_addr [$time_local] $status").scanner();
    String line = "10.0.0.1 [20/Nov/2026:10:54:15 +0000] 20x";
    assertFalse(scanner.scan(line, new FieldValues()));
    assertEquals("status, found \"20x\"", scanner.expected(line));
  }

  @Test
  void hostileLines_costNoMoreThanLongOnes() {
    AccessFormat format =
        AccessFormat.compile(
            "f", "$http_user_agent $http_referer $http_origin \"$request\" [$http_x_y] $status");
    for (String part : List.of(" ", "\" ", "a \"b\" [", "] ", " \"] [\"")) {
      String line = part.repeat(1_000_000 / part.length());
      assertTimeoutPreemptively(
          Duration.ofSeconds(5),
          () -> format.scanner().scan(line, new FieldValues()),
          "line of " + part);
    }
  }

  /**
   * Prints random values through random formats as nginx would, and expects to read the same values
   * back.
   */
  @Test
  void anyFormat_readsBackWhatWasPrinted() {
    List<Field> fields = new ArrayList<>(List.of(Field.values()));
    fields.removeIf(f -> !f.used() || Variables.name(f).equals("unknown"));
    for (long seed = 0; seed < 3_000; seed++) {
      Random random = new Random(seed);
      Collections.shuffle(fields, random);
      List<Field> some = fields.subList(0, 3 + random.nextInt(12));
      StringBuilder format = new StringBuilder();
      StringBuilder line = new StringBuilder();
      Map<Field, String> printed = new EnumMap<>(Field.class);
      String between = List.of("|", "\t", ";", " ").get(random.nextInt(4));
      for (Field field : some) {
        String value = value(field, random);
        // Free text is quoted, as anybody does who wants to read it again.
        boolean quoted = field.shape() == Shape.TEXT || random.nextInt(3) == 0;
        String label = random.nextBoolean() ? "" : field.name() + "=";
        String quote = quoted ? "\"" : "";
        format.append(format.length() == 0 ? "" : between).append(label).append(quote);
        line.append(line.length() == 0 ? "" : between).append(label).append(quote);
        format.append('$').append(Variables.name(field)).append(quote);
        line.append(printed(value)).append(quote);
        printed.put(field, value);
      }
      FieldValues values = new FieldValues();
      AccessFormat.Scanner scanner = AccessFormat.compile("random", format.toString()).scanner();
      String what = "seed " + seed + ": " + format + " <- " + line;
      assertTrue(scanner.scan(line.toString(), values), what);
      printed.forEach((field, value) -> assertEquals(value, values.raw(field), what));
    }
  }

  private static String value(Field field, Random random) {
    int n = random.nextInt(1_000);
    return switch (field.shape()) {
      case TIME_LOCAL -> "20/Nov/2026:10:54:" + (10 + n % 50) + " +0530";
      case TIME_ISO -> "2026-11-20T10:54:" + (10 + n % 50) + "+05:30";
      case EPOCH -> (1_795_172_254L + n) + ".478";
      case STATUS -> String.valueOf(100 + n % 500);
      case WHOLE -> n % 7 == 0 ? "-" : String.valueOf(n * 131L);
      case SECONDS -> n / 100 + "." + (100 + n % 900);
      case NUMBERS -> list(random, "0." + (100 + n % 900), "-");
      case LIST -> list(random, "10.0.0." + n % 256 + ":8000", "unix:/run/a.sock");
      case ADDRESS -> n % 2 == 0 ? "10.1.2." + n % 256 : "2001:db8::" + Integer.toHexString(n);
      case WORD -> n % 9 == 0 ? "-" : "w" + Integer.toHexString(n * 7919);
      case TEXT ->
          List.of(
                  "-",
                  "",
                  "Mozilla/5.0 (X11; y) z",
                  "a|b;c\td",
                  "GET /x?q=\"1\" HTTP/1.1",
                  "Приве́т \u0001")
              .get(n % 6);
    };
  }

  private static String list(Random random, String one, String other) {
    return List.of(
            one, other, one + ", " + other, one + " : " + one, one + ", " + one + " : " + other)
        .get(random.nextInt(5));
  }

  /** nginx's default escaping. */
  private static String printed(String value) {
    StringBuilder out = new StringBuilder();
    for (byte b : value.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      int c = b & 0xff;
      if (c < 0x20 || c > 0x7e || c == '"' || c == '\\') {
        out.append(String.format(java.util.Locale.ROOT, "\\x%02X", c));
      } else {
        out.append((char) c);
      }
    }
    return out.toString();
  }

  private static Map<Field, String> scan(String format, String line) {
    FieldValues values = new FieldValues();
    AccessFormat.Scanner scanner = AccessFormat.compile("test", format).scanner();
    assertTrue(scanner.scan(line, values), () -> scanner.expected(line));
    Map<Field, String> out = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      if (values.has(field)) {
        out.put(field, values.raw(field));
      }
    }
    return out;
  }
}
