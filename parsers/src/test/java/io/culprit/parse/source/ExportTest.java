package io.culprit.parse.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.LineCount;
import io.culprit.parse.LogCursor;
import io.culprit.parse.LogFormat;
import io.culprit.parse.LogSet;
import io.culprit.parse.LogSets;
import io.culprit.parse.LogSource;
import io.culprit.parse.ReadOptions;
import io.culprit.parse.backend.Heard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports of log stores, in the shapes their documentation shows. */
final class ExportTest {
  private static final String ACCESS =
      "192.0.2.92 - - [20/Nov/2026:10:54:15 +0000] \"GET /a HTTP/1.1\" 200 555 \"-\" \"Mozilla/5.0\"";
  private static final String QUOTED = ACCESS.replace("\"", "\\\"");
  private static final String DOUBLED = ACCESS.replace("\"", "\"\"");

  @TempDir Path folder;

  @Test
  void csvExports_areReadAsTheServersLines() throws IOException {
    for (String csv :
        List.of(
            // Kibana Discover, newest first
            "\"@timestamp\",message\n\"Nov 20, 2026 @ 10:54:15.123\",\"%s\"\n",
            // CloudWatch Logs console
            "timestamp,message\n1795172055123,\"%s\"\n",
            // CloudWatch Logs Insights
            "@timestamp,@message,@logStream\n2026-11-20 10:54:15.123,\"%s\",web\n",
            // Datadog
            "Date,Host,Service,Message\n2026-11-20T10:54:15.123Z,h,nginx,\"%s\"\n",
            // Splunk
            "\"_raw\",\"_time\",host\n\"%s\",\"2026-11-20T10:54:15.123+0000\",web\n",
            // Grafana
            "\"Time\",\"Line\",\"tsNs\"\n\"1795172055123\",\"%s\",\"1795172055123000000\"\n",
            // Azure portal
            "\"TimeGenerated [UTC]\",LogEntry\n\"11/20/2026, 10:54:15.123 AM\",\"%s\"\n")) {
      int header = csv.indexOf('\n') + 1;
      String row = csv.substring(header).replace("%s", DOUBLED);
      assertEquals(
          "2 parsed, 1 joined, 0 blank, 0 rejected", read(csv.substring(0, header) + row + row));
    }
  }

  @Test
  void damagedRows_areRejectedAndTheNextRead() throws IOException {
    String row = "1795172055123,\"" + DOUBLED + "\"\n";
    assertEquals(
        "3 parsed, 1 joined, 1 blank, 1 rejected",
        read("timestamp,message\n" + row + row + "\n1795172055123\n" + row));
  }

  @Test
  void messageOfSeveralLines_isOneRecord() throws IOException {
    String row = "1795172055123,\"" + DOUBLED + "\"\n";
    assertEquals(
        "3 parsed, 2 joined, 0 blank, 0 rejected",
        read("timestamp,message\n" + row + row + row.replace("\"\n", "\n\"\n")));
  }

  @Test
  void jsonExports_areReadAsTheServersLines() throws IOException {
    String event = "{\"timestamp\":1795172055123,\"message\":\"" + QUOTED + "\"}";
    Map<String, String> shapes =
        Map.of(
            "2 parsed, 0 joined, 0 blank, 0 rejected", event + "\n" + event + "\n",
            "1 parsed, 0 joined, 0 blank, 0 rejected",
                "{\"events\":[" + event + "," + event + "],\"nextToken\":\"b\"}\n",
            "2 parsed, 9 joined, 0 blank, 0 rejected",
                """
                [
                  {
                    "insertId": "1",
                    "textPayload": "%1$s",
                    "timestamp": "2026-11-20T10:54:15.123456Z"
                  },
                  {
                    "timestamp": "2026-11-20T10:54:15.123456Z",
                    "jsonPayload": {"message": "%1$s"}
                  }
                ]
                """
                    .replace("%1$s", QUOTED),
            "1 parsed, 2 joined, 0 blank, 0 rejected",
                "{\"hits\":{\"hits\":[\n{\"_id\":\"a\",\"_source\":{\"@timestamp\":\"2026-11-20T10:54:15Z\",\"message\":\""
                    + QUOTED
                    + "\"}}\n]}}\n");
    for (Map.Entry<String, String> shape : shapes.entrySet()) {
      assertEquals(shape.getKey(), read(shape.getValue()), shape.getValue());
    }
  }

  @Test
  void jsonExports_ofOtherShapes() throws IOException {
    for (String json :
        List.of(
            "{\"data\":{\"result\":[{\"stream\":{\"a\":\"b\"},\"values\":[[\"1795172055123000000\",\"%s\"]]}]}}",
            "{\"results\":[[{\"field\":\"@timestamp\",\"value\":\"2026-11-20 10:54:15.123\"},{\"field\":\"@message\",\"value\":\"%s\"}]]}",
            "{\"preview\":false,\"result\":{\"_raw\":\"%s\",\"_time\":\"2026-11-20T10:54:15.123+00:00\"}}",
            "[{\"line\":\"%s\",\"timestamp\":\"1795172055123000000\",\"fields\":{}}]",
            "[{\"LogEntry\":\"%s\",\"TimeGenerated\":\"2026-11-20T10:54:15.123Z\"}]")) {
      assertEquals(
          "1 parsed, 0 joined, 0 blank, 0 rejected", read(json.replace("%s", QUOTED) + "\n"), json);
    }
  }

  @Test
  void cutJson_isCountedToItsEnd() throws IOException {
    String text =
        "[\n"
            + ("{\"timestamp\":1795172055123,\"message\":\"" + QUOTED + "\"},\n").repeat(3)
            + "{\"timestamp\":17951";
    assertEquals("3 parsed, 2 joined, 0 blank, 0 rejected", read(text));
  }

  @Test
  void applicationsOwnRecords_areNoExport() throws IOException {
    String own =
        "{\"timestamp\":\"2026-11-20T10:54:15Z\",\"message\":\"done\",\"path\":\"/a\",\"method\":\"GET\",\"status\":200,\"duration_ms\":12}\n";
    LogSource source = open(own + own).sources().get(0);
    assertEquals(LogFormat.BACKEND_JSON, source.detected().format());
    assertEquals("", source.detected().wrapper());
  }

  @Test
  void exportedTime_isTheTimeOfALineWithoutOne() throws IOException {
    String row =
        "2026-11-20 10:54:15.123,\"INFO:     10.0.0.7:0 - \"\"GET /a HTTP/1.1\"\" 200 OK\"\n";
    LogSource source = open("@timestamp,@message\n" + row + row).sources().get(0);
    assertEquals(LogFormat.PYTHON_SERVER, source.detected().format());
    assertTrue(source.detected().timed());
  }

  private String read(String text) throws IOException {
    LogSet set = open(text);
    LogSource source = set.sources().get(0);
    assertEquals(LogFormat.NGINX_ACCESS, source.detected().format(), text);
    try (LogCursor cursor = source.open()) {
      Heard heard = new Heard();
      while (cursor.next(heard)) {
        // to its end
      }
      LineCount count = cursor.count();
      assertTrue(count.addsUp());
      return count.parsed()
          + " parsed, "
          + count.joined()
          + " joined, "
          + count.blank()
          + " blank, "
          + count.rejectedLines()
          + " rejected";
    }
  }

  private LogSet open(String text) throws IOException {
    return LogSets.open(
        List.of(Files.writeString(folder.resolve("export"), text)), ReadOptions.none());
  }
}
