package io.culprit.parse.nginx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culprit.parse.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FormatGuessTest {
  @Test
  void pipes_areReadToTheLastColumn() {
    String format =
        "$msec|$request_id|$remote_addr|$host|$request_method|$request_uri|$status|$body_bytes_sent|$request_time|"
            + "$upstream_connect_time|$upstream_header_time|$upstream_response_time|$http_origin|$http_user_agent";
    assertEquals(format, guess(format));
  }

  @Test
  void labels_nameTheirColumns() {
    String kv =
        "time=$time_iso8601 ip=$remote_addr vhost=$host m=$request_method u=\"$request_uri\" st=$status rt=$request_time"
            + " urt=$upstream_response_time rid=$request_id";
    assertEquals(kv, guess(kv));
    String ltsv =
        "time:$time_local\thost:$remote_addr\treq:$request\tstatus:$status\tsize:$body_bytes_sent\treqtime:$request_time"
            + "\tapptime:$upstream_response_time\tvhost:$host";
    assertEquals(ltsv, guess(ltsv));
  }

  @Test
  void durations_areToldApartByTheirOrder() {
    String format =
        "$remote_addr [$time_local] \"$request\" $status $body_bytes_sent $request_time $upstream_response_time"
            + " $upstream_header_time $upstream_connect_time";
    assertEquals(format, guess(format));
  }

  @Test
  void severalValuesInACell_areTakenApart() {
    String format =
        "[$time_local] $remote_addr \"$request\" $status $body_bytes_sent"
            + " $request_time/$upstream_header_time/$upstream_response_time";
    assertEquals(format, guess(format));
    String host =
        "$time_iso8601;$remote_addr;$request_method;$host$request_uri;$status;$body_bytes_sent;$request_time";
    assertEquals(host, guess(host));
    String asked =
        "[$time_local] $host $remote_addr \"$request_method $request_uri\" $status rt=$request_time";
    assertEquals(asked, guess(asked));
  }

  @Test
  void durationsJoinedByBareCommas_areTakenApart() {
    String format =
        "$remote_addr [$time_iso8601] \"$request\" st=$status"
            + " t=$request_time,$upstream_connect_time,$upstream_header_time,$upstream_response_time";
    assertEquals(format, guess(format));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " # ", "#", " - ", " :: ", "::", "||", " || ", ";", "~", "^", " ~ ", " / ", "\t", " => ",
        "§"
      })
  void whateverPartsTheColumns_isFound(String mark) {
    String format =
        String.join(
            mark,
            "$time_iso8601",
            "$remote_addr",
            "$request",
            "$status",
            "$body_bytes_sent",
            "$request_time",
            "$upstream_response_time");
    assertEquals(format, guess(format));
  }

  /** A number is a connection's only where the one beside it counts the requests on it. */
  @Test
  void connectionsAndTheirRequests_areToldByHowTheyRun() {
    List<String> kept = new ArrayList<>();
    List<String> any = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String line = "2026-11-20T10:54:15+00:00 # %d/%d # 192.0.2.3 # GET /p/%d HTTP/1.1 # 200 # 5";
      kept.add(line.formatted(70 + i / 3, 1 + i % 3, i));
      any.add(line.formatted(70 + i * 37 % 50, 4 + i % 3, i));
    }
    String text =
        "$time_iso8601 # %s/$unknown_3 # $remote_addr # $request # $status # $body_bytes_sent";
    assertEquals(
        text.formatted("$connection"),
        FormatGuess.of(new Sample(kept, false)).orElseThrow().text());
    assertEquals(
        text.formatted("$unknown_2"), FormatGuess.of(new Sample(any, false)).orElseThrow().text());
  }

  @Test
  void ambiguousColumns_stayUnknown() {
    // Two numbers before the status: either may be the size, or neither.
    String format =
        "$remote_addr [$time_local] $request_length $bytes_sent $status \"$request\" $request_time";
    assertEquals(
        "$remote_addr [$time_local] $unknown_3 $unknown_4 $status \"$request\" $request_time",
        guess(format));
  }

  @Test
  void linesOfAnotherFormat_areNotSwallowedAsUnescaped() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String line =
          "192.0.2.3 - - [20/Nov/2026:10:54:15 +0000] \"GET /path/"
              + i
              + " HTTP/1.1\" 200 55 \"https://www.example.org/\" \"curl/7.88.1\"";
      lines.add(i % 3 == 0 ? line + " \"198.51.100.7\"" : line);
    }
    String text = FormatGuess.of(new Sample(lines, false)).orElseThrow().text();
    assertEquals(
        "$remote_addr $unknown_2 $unknown_3 [$time_local] \"$request\" $status $body_bytes_sent"
            + " \"$http_referer\" \"$http_user_agent\"",
        text);
  }

  /** Express's morgan: the same line, but nginx's seconds have no unit. */
  @Test
  void millisecondsWithTheirUnit_areNotNginxs() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      lines.add(
          "::ffff:192.0.2.3 - - [20/Nov/2026:10:54:15 +0000] \"GET /path/"
              + i
              + " HTTP/1.1\" 200 55 \"-\" \"curl/7.88.1\" - 3."
              + (200 + i)
              + " ms");
    }
    assertEquals(true, FormatGuess.of(new Sample(lines, false)).isEmpty());
  }

  @Test
  void lines_thatShowNoAccessGiveNothing() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      lines.add("2026-11-20T10:54:15+00:00|GET|/path/" + i + "|200|0." + (100 + i));
    }
    assertEquals(true, FormatGuess.of(new Sample(lines, false)).isEmpty());
  }

  private static String guess(String format) {
    List<String> lines = new ArrayList<>();
    Random random = new Random(11);
    for (int i = 0; i < 120; i++) {
      lines.add(line(format, random));
    }
    return FormatGuess.of(new Sample(lines, false)).map(AccessFormat::text).orElse("nothing");
  }

  /**
   * A request as the format prints it: some are served without an upstream, one in twenty is tried
   * twice.
   */
  private static String line(String format, Random random) {
    boolean upstream = random.nextInt(4) > 0;
    int connect = random.nextInt(3);
    int header = connect + 5 + random.nextInt(900);
    int response = header + random.nextInt(30);
    int total = response + random.nextInt(2);
    String status = String.valueOf(List.of(200, 200, 200, 304, 404, 504).get(random.nextInt(6)));
    String uri = "/api/item/" + random.nextInt(50) + (random.nextBoolean() ? "?page=2" : "");
    boolean twice = upstream && random.nextInt(20) == 0;
    String line = format;
    line = line.replace("$upstream_connect_time", list(upstream, twice, connect));
    line = line.replace("$upstream_header_time", list(upstream, twice, header));
    line = line.replace("$upstream_response_time", list(upstream, twice, response));
    line = line.replace("$request_time", seconds(upstream ? total : 0));
    line =
        line.replace("$request_method", "GET")
            .replace("$request_uri", uri)
            .replace("$request_id", id(random));
    line = line.replace("$request_length", String.valueOf(200 + random.nextInt(900)));
    line = line.replace("$request", "GET " + uri + " HTTP/1.1");
    line = line.replace("$time_local", "20/Nov/2026:10:54:" + (10 + random.nextInt(50)) + " +0000");
    line =
        line.replace("$time_iso8601", "2026-11-20T10:54:" + (10 + random.nextInt(50)) + "+00:00");
    line = line.replace("$msec", "17951720" + (10 + random.nextInt(50)) + ".478");
    line =
        line.replace("$remote_addr", "198.51.100." + random.nextInt(250))
            .replace("$host", "api.example.org");
    line =
        line.replace("$status", status)
            .replace(
                "$body_bytes_sent",
                status.equals("304") ? "0" : String.valueOf(random.nextInt(90_000)));
    line = line.replace("$bytes_sent", String.valueOf(random.nextInt(90_000)));
    line = line.replace("$http_origin", random.nextBoolean() ? "-" : "https://app.example.org");
    return line.replace("$http_user_agent", "Mozilla/5.0 (X11; Linux x86_64)");
  }

  private static String list(boolean upstream, boolean twice, int millis) {
    return !upstream ? "-" : twice ? "0.000, " + seconds(millis) : seconds(millis);
  }

  private static String seconds(int millis) {
    return String.format(Locale.ROOT, "%d.%03d", millis / 1000, millis % 1000);
  }

  private static String id(Random random) {
    return String.format(Locale.ROOT, "%016x%016x", random.nextLong(), random.nextLong());
  }
}
