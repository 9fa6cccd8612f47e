package io.culprit.parse.nginx;

import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes lines of a {@code log_format}: ordinary values mostly, odd ones now and then. Seeded. */
final class AccessLines {
  private static final Pattern VARIABLE = Pattern.compile("\\$([a-z0-9_]+)");

  private final String format;
  private final boolean json;
  private final Random random;

  AccessLines(String format, Random random) {
    this.json = format.startsWith("escape=json ");
    this.format = json ? format.substring("escape=json ".length()) : format;
    this.random = random;
  }

  String next() {
    Matcher matcher = VARIABLE.matcher(format);
    StringBuilder line = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(line, Matcher.quoteReplacement(value(matcher.group(1))));
    }
    return matcher.appendTail(line).toString();
  }

  /** The line with a byte replaced, left out or doubled, or cut short. */
  static String damaged(String line, Random random) {
    int at = random.nextInt(line.length());
    String odd = " \"\\-:,[]|0a/\u00e9";
    return switch (random.nextInt(4)) {
      case 0 -> line.substring(0, at);
      case 1 -> line.substring(0, at) + line.substring(at + 1);
      case 2 ->
          line.substring(0, at) + odd.charAt(random.nextInt(odd.length())) + line.substring(at);
      default ->
          line.substring(0, at) + odd.charAt(random.nextInt(odd.length())) + line.substring(at + 1);
    };
  }

  private String value(String variable) {
    boolean odd = random.nextInt(40) == 0;
    return switch (variable) {
      case "time_local" ->
          String.format(
              java.util.Locale.ROOT,
              "%02d/Feb/2026:%02d:%02d:%02d +0600",
              1 + random.nextInt(28),
              random.nextInt(24),
              random.nextInt(60),
              random.nextInt(60));
      case "time_iso8601" ->
          odd ? "2026-02-01T00:00:00Z" : "2026-02-01T00:00:0" + random.nextInt(10) + "+06:00";
      case "msec" ->
          "17951699"
              + random.nextInt(10)
              + random.nextInt(10)
              + (odd ? "" : "." + (100 + random.nextInt(900)));
      case "status" ->
          odd
              ? one("000", "-", "12", "4040")
              : one("200", "204", "301", "404", "499", "502", "504");
      case "body_bytes_sent" ->
          odd
              ? one("-", "", "1.5", "99999999999999999999")
              : "" + random.nextInt(1 << random.nextInt(31));
      case "request_time" ->
          odd
              ? one("-", "", "12", "0.", ".5", "1.0000009")
              : random.nextInt(90) + ".0" + random.nextInt(99);
      case "upstream_connect_time", "upstream_header_time", "upstream_response_time" ->
          odd
              ? one("0.001, 0.002", "-, 0.3", "0.1 : 0.2", "")
              : one("-", "0.00" + random.nextInt(10));
      case "upstream_status" -> odd ? one("502, 200", "502 : 200", "0") : one("200", "-", "504");
      case "upstream_addr" ->
          odd
              ? one("unix:/run/a b.sock", "10.0.0.1:80, 10.0.0.2:80", "backend", "a:")
              : one("-", "10.0.0.1:8000");
      case "remote_addr" ->
          odd
              ? one(
                  "unix:",
                  "2001:db8::7",
                  "host.example",
                  "192.0.2.1:443",
                  "[2001:db8::7]:443",
                  "-",
                  "")
              : "192.0.2." + random.nextInt(256);
      case "remote_user" -> odd ? one("a b", "", "x\\x22y", "[x]") : "-";
      case "request" ->
          odd
              ? one(
                  "",
                  "-",
                  "\\x16\\x03",
                  "GET",
                  "GET /a b HTTP/1.1",
                  "get / HTTP/1.1",
                  "GET /",
                  "GET  HTTP/1.1",
                  "GET / HTTP/1.1 ",
                  "PROPFIND_X-Y /z HTTP/2.0")
              : one("GET", "POST", "OPTIONS")
                  + " /api/v1/items/"
                  + random.nextInt(999)
                  + (random.nextBoolean() ? "?q=%20a" : "")
                  + " HTTP/1."
                  + random.nextInt(2);
      case "request_uri" -> odd ? one("", "-", "*", "/a b") : "/api/" + random.nextInt(99) + "?x=1";
      case "request_method" -> odd ? one("", "-", "get") : one("GET", "PUT");
      case "http_user_agent", "http_referer" ->
          odd
              ? one("", json ? "say \\\"x\\\"" : "say \\x22x\\x22", "caf\u00e9", "|", "a|b", "\"")
              : one(
                  "-",
                  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36",
                  "https://shop.example/cart");
      case "http_x_forwarded_for" ->
          odd ? one("", "a|b") : one("-", "203.0.113.9", "203.0.113.9, 10.0.0.3");
      case "request_id" -> odd ? one("", "-", "a b") : Long.toHexString(random.nextLong());
      case "http_traceparent" ->
          odd ? one("", "-") : "00-" + "0af7651916cd43dd8448eb211c80319c" + "-b7ad6b7169203331-01";
      case "host" -> odd ? one("", "-", "a:8443") : "shop.example";
      default -> odd ? "" : "x" + random.nextInt(9);
    };
  }

  private String one(String... values) {
    return values[random.nextInt(values.length)];
  }
}
