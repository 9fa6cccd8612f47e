package io.culprit.parse.backend;

import static io.culprit.parse.LineResult.Kind.JOINED;
import static io.culprit.parse.LineResult.Kind.PARSED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.culprit.parse.Declarations;
import io.culprit.parse.LineResult;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.grok.GrokFile;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One request, written in every format that an application may choose, is one and the same event.
 */
final class DurationFormatsTest {
  private static final long END = 1_795_172_063_838_000L;
  private static final String ID = "b49400060d31ac035fda1dee20728ecb";

  static Stream<Arguments> formats() {
    return Stream.of(
        Arguments.of(
            new CsvRecogniser(),
            "timestamp,method,path,status,duration_ms,request_id",
            "2026-11-20T10:54:23.838Z,GET,/v2/items/33,200,278.5," + ID),
        Arguments.of(
            new CsvRecogniser(),
            "start_epoch,end_epoch,method,path,status,bytes_out,request_id",
            "1795172063.559500,1795172063.838000,GET,/v2/items/33,200,400," + ID),
        Arguments.of(
            new CsvRecogniser(),
            "time;path;method;elapsed_s;status;trace",
            "2026-11-20 10:54:23.838;/v2/items/33;GET;0.2785;200;" + ID),
        Arguments.of(
            new JsonLinesRecogniser(),
            "",
            "{\"ts\": \"2026-11-20T10:54:23.838Z\", \"event\": \"request_finished\", \"method\": \"GET\", \"path\":"
                + " \"/v2/items/33\", \"status\": 200, \"duration_ms\": 278.5, \"bytes\": 400, \"request_id\": \""
                + ID
                + "\"}"),
        Arguments.of(
            new JsonLinesRecogniser(),
            "",
            "{\"start\": 1795172063.5595, \"end\": 1795172063.838, \"route\": \"/v2/items/{id}\", \"path\":"
                + " \"/v2/items/33\", \"method\": \"GET\", \"status\": 200, \"request_id\": \""
                + ID
                + "\"}"),
        Arguments.of(
            new JsonLinesRecogniser(),
            "",
            "{\"@timestamp\": \"2026-11-20T10:54:23.838Z\", \"log.level\": \"info\", \"message\": \"handled\", \"http\":"
                + " {\"request\": {\"method\": \"GET\", \"id\": \""
                + ID
                + "\"}, \"response\": {\"status_code\": 200}}, \"url\": {\"path\": \"/v2/items/33\"}, \"event\":"
                + " {\"duration\": 278500000}}"),
        Arguments.of(
            new JsonLinesRecogniser(),
            "",
            "{\"event\": \"request\", \"timestamp\": \"2026-11-20T10:54:23.838000+00:00\", \"request\": \"GET"
                + " /v2/items/33\", \"status\": 200, \"elapsed\": 0.2785, \"correlation_id\": \""
                + ID
                + "\"}"),
        Arguments.of(
            new JsonLinesRecogniser(),
            "",
            "{\"startTimeUnixNano\": 1795172063559500000, \"endTimeUnixNano\": 1795172063838000000, \"traceId\": \""
                + ID
                + "\", \"attributes\": {\"http.method\": \"GET\", \"http.target\": \"/v2/items/33\","
                + " \"http.status_code\": 200}}"),
        Arguments.of(
            new LogfmtRecogniser(),
            "",
            "ts=2026-11-20T10:54:23.838Z level=info msg=\"request completed\" method=GET path=/v2/items/33 status=200"
                + " duration=0.2785s bytes=400 request_id="
                + ID),
        Arguments.of(
            new LogfmtRecogniser(),
            "",
            "time=\"2026-11-20T11:54:23.838+01:00\" level=info method=GET path=/v2/items/33 code=200 took_us=278500"
                + " trace_id="
                + ID),
        Arguments.of(
            new GrokTextRecogniser(),
            "",
            "[2026-11-20 10:54:23.838] [INFO] [app.middleware] GET /v2/items/33 -> 200 in 278.50 ms (id="
                + ID
                + ")"),
        Arguments.of(
            new GrokTextRecogniser(),
            "2026-11-20 10:54:23,559 INFO app.middleware Request started: "
                + ID
                + " GET /v2/items/33",
            "2026-11-20 10:54:23,838 INFO app.middleware Request finished: "
                + ID
                + " GET /v2/items/33 200"));
  }

  /** Documents of tracers, as they are exported, each with one request that a server handled. */
  static Stream<String> documents() {
    String attributes =
        "[{\"key\": \"http.request.method\", \"value\": {\"stringValue\": \"GET\"}}, {\"key\": \"url.path\", \"value\":"
            + " {\"stringValue\": \"/v2/items/33\"}}, {\"key\": \"http.response.status_code\", \"value\": {\"intValue\": \"200\"}}]";
    String span =
        "{\"traceId\": \""
            + ID
            + "\", \"name\": \"GET /v2/items/{id}\", \"kind\": %s, \"startTimeUnixNano\": \"1795172063559500000\","
            + " \"endTimeUnixNano\": \"1795172063838000000\", \"attributes\": "
            + attributes
            + "}";
    return Stream.of(
        "{\"resourceSpans\": [{\"resource\": {\"attributes\": []}, \"scopeSpans\": [{\"spans\": ["
            + String.format(span, "3")
            + ", "
            + String.format(span, "2")
            + "]}]}]}",
        "[{\"traceId\": \""
            + ID
            + "\", \"id\": \"1\", \"kind\": \"SERVER\", \"timestamp\": 1795172063559500, \"duration\": 278500,"
            + " \"localEndpoint\": {\"serviceName\": \"shop\"}, \"tags\": {\"http.method\": \"GET\", \"http.path\": \"/v2/items/33\","
            + " \"http.status_code\": \"200\"}}, {\"traceId\": \"x\", \"kind\": \"CLIENT\", \"timestamp\": 1795172063559500,"
            + " \"duration\": 5, \"localEndpoint\": {\"serviceName\": \"shop\"}, \"tags\": {\"http.path\": \"/other\"}}]",
        "{\"data\": [{\"traceID\": \"t\", \"spans\": [{\"traceID\": \""
            + ID
            + "\", \"operationName\": \"GET\", \"startTime\": 1795172063559500, \"duration\": 278500, \"tags\": [{\"key\":"
            + " \"http.method\", \"value\": \"GET\"}, {\"key\": \"http.url\", \"value\": \"http://shop.example/v2/items/33\"}, {\"key\":"
            + " \"http.status_code\", \"value\": 200}, {\"key\": \"span.kind\", \"value\": \"server\"}]}]}]}",
        "{\"took\": 3, \"hits\": {\"total\": 1, \"hits\": [{\"_id\": \"1\", \"_source\": {\"@timestamp\": \"2026-11-20T10:54:23.838Z\","
            + " \"http.request.method\": \"GET\", \"url.path\": \"/v2/items/33\", \"http.response.status_code\": 200, \"event.duration\":"
            + " 278500000, \"trace.id\": \""
            + ID
            + "\"}}]}}");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void parse_documents_onOneLineAndSpread_sameRequest(String document) throws IOException {
    String spread = new ObjectMapper().readTree(document).toPrettyString();
    for (String text : List.of(document, spread)) {
      Heard heard = Heard.by(new JsonLinesRecogniser(), Declarations.none(), text.lines().toList());
      assertEquals(1, heard.backends.size(), text);
      BackendEvent event = heard.backends.get(0);
      assertEquals(END, event.end().micros());
      assertEquals(278_500, event.durationMicros());
      assertEquals("GET", event.method());
      assertEquals("/v2/items/33", event.target());
      assertEquals(200, event.status());
      assertEquals(ID, event.requestId());
      assertTrue(heard.kinds().stream().noneMatch(kind -> kind == LineResult.Kind.REJECTED), text);
    }
  }

  @Test
  void parse_spreadListTornInTheMiddle_goesOnBehind() {
    Heard heard =
        Heard.by(
            new JsonLinesRecogniser(),
            "[",
            "  {",
            "    \"timestamp\": \"2026-11-20T10:54:23.838Z\", \"path\": \"/a\",",
            "    \"duration_ms\": 1",
            "  },",
            "  {",
            "    \"timestamp\": \"2026-11-20T10:54:2",
            "  {",
            "    \"timestamp\": \"2026-11-20T10:54:24.838Z\", \"path\": \"/b\",",
            "    \"duration_ms\": 1",
            "  }",
            "]");
    assertEquals(List.of("/a", "/b"), heard.backends.stream().map(BackendEvent::target).toList());
    assertEquals("broken JSON", heard.results.get(6).reason());
    assertEquals(
        1, heard.results.stream().filter(r -> r.kind() == LineResult.Kind.REJECTED).count());
  }

  @Test
  void parse_csvWithoutHeader_columnsToldByTheirValues() {
    Heard heard =
        Heard.by(
            new CsvRecogniser(),
            "2026-11-20 10:54:23.838;GET;/v2/items/33;200;0,2785;" + ID,
            "2026-11-20 10:54:24.838;POST;/v2/items;500;1,5;" + ID.replace('b', 'c'));
    assertEquals(END, heard.backends.get(0).end().micros());
    assertEquals(278_500, heard.backends.get(0).durationMicros());
    assertEquals(200, heard.backends.get(0).status());
    assertEquals(ID, heard.backends.get(0).requestId());
  }

  @Test
  void recognise_csvWithoutHeader_onlyWhatIsCertain() {
    String twoNumbers = "2026-11-20T10:54:23.838Z,GET,/x,200,1.5,2.5";
    String whole = "2026-11-20T10:54:23.838Z,GET,/x,200,4096";
    assertEquals(0, Heard.confidence(new CsvRecogniser(), twoNumbers, twoNumbers));
    assertEquals(0, Heard.confidence(new CsvRecogniser(), whole, whole));
  }

  @Test
  void parse_quotedCellWithLineEnds_oneRecord() {
    Heard heard =
        Heard.by(
            new CsvRecogniser(),
            "# exported by hand",
            "timestamp,path,duration_ms,error",
            "2026-11-20T10:54:23.838Z,/x,1.5,\"Traceback",
            "  File \"\"x\"\"",
            "ValueError: no\"",
            "2026-11-20T10:54:24.838Z,/x,1.5,");
    assertEquals(List.of(PARSED, PARSED, PARSED, JOINED, JOINED, PARSED), heard.kinds());
    assertEquals(2, heard.backends.size());
    assertEquals(3, heard.backends.get(0).origin().line());
  }

  @ParameterizedTest
  @MethodSource("formats")
  void parse_everyFormat_sameRequest(
      io.culprit.parse.Recogniser recogniser, String header, String line) {
    Heard heard =
        header.isEmpty() ? Heard.by(recogniser, line) : Heard.by(recogniser, header, line);

    assertEquals(1, heard.backends.size(), line);
    BackendEvent event = heard.backends.get(0);
    assertEquals(END, event.end().micros());
    assertTrue(Math.abs(event.durationMicros() - 278_500) <= 500, line);
    assertEquals("GET", event.method());
    assertEquals("/v2/items/33", event.target());
    assertEquals(200, event.status());
    assertEquals(ID, event.requestId());
    assertTrue(heard.kinds().stream().allMatch(kind -> kind == LineResult.Kind.PARSED), line);
  }

  @Test
  void parse_slowText_durationWithoutId() {
    Heard heard =
        Heard.by(
            new GrokTextRecogniser(),
            "2026-11-20 10:53:34,379 WARNING timeout_watch Slow request: 63.86s POST /api/validate");
    assertEquals(63_860_000, heard.backends.get(0).durationMicros());
    assertEquals("POST", heard.backends.get(0).method());
  }

  @Test
  void parse_twoLinesWithoutIds_oldestStartFirst() {
    Heard heard =
        Heard.by(
            new GrokTextRecogniser(),
            "2026-11-20 10:00:00,000 INFO m Request started: - GET /x",
            "2026-11-20 10:00:01,000 INFO m Request started: - GET /x",
            "2026-11-20 10:00:03,000 INFO m Request finished: - GET /x 200",
            "2026-11-20 10:00:04,500 INFO m Request finished: - GET /x 200",
            "2026-11-20 10:00:05,000 INFO m Request finished: - GET /y 404");
    assertEquals(
        List.of(3_000_000L, 3_500_000L, -1L),
        heard.backends.stream().map(BackendEvent::durationMicros).toList());
  }

  @Test
  void recognise_zones_asWritten() {
    assertTrue(csv("2026-11-20T10:54:23.838Z").zoned());
    assertTrue(csv("2026-11-20T10:54:23.838+05:30").zoned());
    assertTrue(csv("1795172063.838").zoned());
    assertFalse(csv("2026-11-20 10:54:23.838").zoned());
    assertFalse(csv("2026-11-20 10:54:23,838".replace(',', '.')).zoned());
  }

  @Test
  void parse_precision_asWritten() {
    assertEquals(1_000, at("2026-11-20T10:54:23.838Z").precisionMicros());
    assertEquals(1_000_000, at("2026-11-20T10:54:23Z").precisionMicros());
    assertEquals(1_000_000, at("1795172063").precisionMicros());
    assertEquals(1_000, at("1795172063838").precisionMicros());
    assertEquals(1, at("1795172063838000123").precisionMicros());
    assertEquals(END, at("1795172063838").micros());
    assertEquals(END, at("1795172063838000123").micros());
    assertEquals(END, at("1.795172063838E9").micros());
  }

  @Test
  void parse_noUnitAnywhere_medianDecides() {
    assertEquals(278_500, duration("duration", "278.5"));
    assertEquals(278_500, duration("duration", "0.2785"));
    assertEquals(278_000, duration("duration", "278"));
    assertEquals(278_500, duration("duration", "278500"));
    assertEquals(278_500, duration("Duration (s)", "0.2785"));
    assertEquals(278_500, duration("durationMs", "278.5"));
    assertEquals(278_500, duration("took", "278.5ms"));
    assertEquals(278_500, duration("took", "0:00:00.278500"));
  }

  @Test
  void parse_damagedRows_rejectedWithReason() {
    String header = "timestamp,method,path,status,duration_ms";
    String good = "2026-11-20T10:54:23.838Z,GET,/x,200,5.1";
    Heard heard =
        Heard.by(
            new CsvRecogniser(),
            header,
            good,
            "2026-11-20T10:54:23.838Z,GET,/x,2x0,5.1",
            "2026-11-20T10:54:23.838Z,GET,/x,200,-5.1",
            "2026-11-20T10:54:23.838Z,GET,/x,200,1e300",
            "2026-11-20T10:54:23.838Z,GET,/x,200",
            "yesterday,GET,/x,200,5.1",
            "\"2026-11-20T10:54:23.838Z,GET,/x,200,5.1",
            good);
    assertEquals(
        List.of(
            "",
            "",
            "unreadable status",
            "unreadable duration",
            "unreadable duration",
            "wrong number of columns",
            "unreadable time",
            "wrong number of columns",
            ""),
        heard.results.stream().map(LineResult::reason).toList());
    assertEquals("status: 3 digits, found \"2x0\"", heard.results.get(2).expected());
    assertEquals(2, heard.backends.size());
  }

  /** As gunicorn writes with a format of JSON: it escapes the quote and not what is beside it. */
  @Test
  void parse_backslashThatEscapesNothing_staysText() {
    Heard heard =
        Heard.by(
            new JsonLinesRecogniser(),
            "{\"time\":\"2026-11-20T10:54:08Z\",\"method\":\"GET\",\"path\":\"/a\",\"status\":\"200\","
                + "\"duration_us\":360,\"ua\":\"quo\\\"ted \\ agent\"}");
    assertEquals(360, heard.backends.get(0).durationMicros());
  }

  @Test
  void parse_messagesAmongRequests_areNotices() {
    Heard heard =
        Heard.by(
            new JsonLinesRecogniser(),
            "{\"ts\":\"2026-11-20T10:54:23Z\",\"method\":\"GET\",\"path\":\"/x\",\"status\":200,\"duration_ms\":3}",
            "{\"ts\":\"2026-11-20T10:54:24Z\",\"level\":\"warning\",\"message\":\"DNS lookup took 3200ms for db.internal\"}",
            "{\"ts\":\"2026-11-20T10:54:25Z\",\"event\":\"request_started\",\"method\":\"GET\",\"path\":\"/x\"}",
            "{\"ts\":\"2026-11-20T10:54:2");
    assertEquals(1, heard.backends.size());
    assertEquals(
        List.of(io.culprit.parse.event.Notice.DNS_SLOW, io.culprit.parse.event.Notice.OTHER),
        heard.noticed());
    assertEquals(3_200_000, heard.notices.get(0).amountMicros());
    assertEquals("broken JSON", heard.results.get(3).reason());
  }

  @Test
  void recognise_othersFiles_notClaimed() {
    String nginx =
        "{\"time\":\"2026-11-20T10:54:07+00:00\",\"method\":\"GET\",\"uri\":\"/\",\"status\":200,\"request_time\":0.000,"
            + "\"upstream_response_time\":\"\"}";
    String client =
        "{\"time\":\"2026-11-20T10:54:07Z\",\"page\":\"https://a.example/\",\"method\":\"GET\",\"url\":\"https://b.example/x\","
            + "\"elapsed_ms\":5,\"outcome\":\"ok\"}";
    assertEquals(0, Heard.confidence(new JsonLinesRecogniser(), nginx));
    assertEquals(0, Heard.confidence(new JsonLinesRecogniser(), client));
    assertEquals(
        0,
        Heard.confidence(
            new CsvRecogniser(),
            "time,origin,method,url,elapsed_ms,outcome",
            "2026-11-20T10:54:07Z,https://a.example,GET,https://b.example/x,5,ok"));
    assertEquals(
        0,
        Heard.confidence(
            new GrokTextRecogniser(), "INFO:     127.0.0.1:5 - \"GET /x HTTP/1.1\" 200 OK"));
  }

  @Test
  void grok_usersPattern_wins() {
    List<String> lines = List.of("done|/x/7|POST|00:01.5|2026-11-20T10:54:23Z|201");
    Declarations own =
        new Declarations(
            java.util.Map.of(),
            List.of(),
            GrokFile.of(
                    List.of(
                        "done\\|%{URIPATH:path}\\|%{WORD:method}\\|%{DATA:duration}\\|%{TIMESTAMP_ISO8601:time}\\|%{INT:status}"))
                .patterns());
    Heard heard = Heard.by(new GrokTextRecogniser(), own, lines);
    assertEquals(1_500_000, heard.backends.get(0).durationMicros());
    assertEquals(201, heard.backends.get(0).status());
    assertEquals("/x/7", heard.backends.get(0).target());
  }

  private static Recognition csv(String time) {
    return new CsvRecogniser()
        .recognise(
            new Sample(List.of("time,path,duration_ms", time + ",/x,5"), false),
            Declarations.none())
        .orElseThrow();
  }

  private static io.culprit.parse.event.Moment at(String time) {
    return Heard.by(new CsvRecogniser(), "time,path,duration_ms", time + ",/x,5")
        .backends
        .get(0)
        .end();
  }

  private static long duration(String column, String value) {
    return Heard.by(new CsvRecogniser(), "time,path," + column, "2026-11-20T10:54:23Z,/x," + value)
        .backends
        .get(0)
        .durationMicros();
  }
}
