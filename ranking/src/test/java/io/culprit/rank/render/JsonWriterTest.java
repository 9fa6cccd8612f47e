package io.culprit.rank.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.culprit.rank.Assumptions;
import io.culprit.rank.Cause;
import io.culprit.rank.Fact;
import io.culprit.rank.Report;
import io.culprit.rank.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void write_anyReport_isValid() throws IOException {
    List<Report> reports = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      reports.add(Reports.incident().verdict(verdict).withRequests().build());
    }
    reports.add(Reports.healthy().build());
    reports.add(
        Reports.incident()
            .assumed(
                new Assumptions(
                    Map.of(Cause.CORS, 0.2), EnumSet.of(Fact.NO_BROWSER, Fact.SAME_ORIGIN)))
            .build());
    reports.add(Reports.incident().probability(1e-12).build());
    reports.add(Reports.incident().probability(1 - 1e-12).build());
    String all = Hostile.line();
    reports.add(Reports.incident().title(all).logText(all).findingText(all).file(all).build());
    for (Report report : reports) {
      String json = Rendered.json(report);
      assertEquals(List.of(), schema().validate(json, InputFormat.JSON), json);
    }
  }

  @Test
  void validate_brokenReport_isRefused() throws IOException {
    String json = Rendered.json(Reports.incident().build());
    for (String broken :
        List.of(
            json.replace("\"verdict\" : \"culprit\"", "\"verdict\" : \"guilty\""),
            json.replace("\"probability\" : 0.971", "\"probability\" : 1"),
            json.replace("\"silent\"", "\"loud\""),
            json.replace("\"tcp-reset\"", "\"tcp\""))) {
      assertFalse(broken.equals(json));
      assertFalse(schema().validate(broken, InputFormat.JSON).isEmpty());
    }
  }

  @Test
  void schema_describesEveryField() throws IOException {
    try (InputStream in = stream()) {
      described(MAPPER.readTree(in), "schema");
    }
  }

  private static void described(JsonNode node, String path) {
    JsonNode properties = node.path("properties");
    for (var field : properties.properties()) {
      assertTrue(
          field.getValue().path("description").asText().length() > 5, path + "/" + field.getKey());
    }
    for (var child : node.properties()) {
      if (child.getValue().isContainerNode()) {
        described(child.getValue(), path + "/" + child.getKey());
      }
    }
  }

  @Test
  void write_fields_standInTheirOrder() throws IOException {
    JsonNode report = MAPPER.readTree(Rendered.json(Reports.incident().withRequests().build()));
    try (InputStream in = stream()) {
      List<String> declared = new ArrayList<>();
      MAPPER.readTree(in).path("properties").fieldNames().forEachRemaining(declared::add);
      List<String> written = new ArrayList<>();
      report.fieldNames().forEachRemaining(written::add);
      assertEquals(declared, written);
    }
  }

  @Test
  void write_ranking_isSortedInsideTheOpenInterval() throws IOException {
    JsonNode ranking =
        MAPPER
            .readTree(Rendered.json(Reports.incident().probability(1 - 1e-12).build()))
            .path("ranking");
    double last = 1;
    for (JsonNode suspect : ranking) {
      double p = suspect.path("probability").asDouble();
      assertTrue(p > 0 && p < 1 && p <= last, suspect.toString());
      last = p;
    }
    assertEquals(12, ranking.size());
  }

  @Test
  void write_citation_isTheBeginningOfTheRawLine() throws IOException {
    String raw = "10.0.0.1 \"GET /a|b`<i>\u001b[31m\u202e é \u007f\t\" \\x22 " + "x".repeat(200);
    JsonNode cited = firstCitation(Rendered.json(Reports.incident().logText(raw).build()));
    assertEquals(raw.substring(0, 160), cited.path("text").asText());
    assertEquals("nginx/error.log", cited.path("source").asText());
    assertEquals(123, cited.path("line").asLong());
  }

  @Test
  void write_citationOfBrokenUtf8_endsBeforeIt() throws IOException {
    JsonNode cited =
        firstCitation(Rendered.json(Reports.incident().logText("GET /\uFFFDa").build()));
    assertEquals("GET /", cited.path("text").asText());
  }

  @Test
  void write_hostileText_isAsciiAndReadsBack() throws IOException {
    for (String piece : Hostile.pieces()) {
      String json = Rendered.json(Reports.incident().title(piece).build());
      assertTrue(json.chars().allMatch(c -> c == '\n' || (c >= 0x20 && c < 0x7f)), piece);
      assertEquals(piece, MAPPER.readTree(json).path("title").asText());
    }
  }

  @Test
  void write_requests_onlyWhereAsked() throws IOException {
    assertFalse(MAPPER.readTree(Rendered.json(Reports.incident().build())).has("requests"));
    JsonNode requests =
        MAPPER.readTree(Rendered.json(Reports.incident().withRequests().build())).path("requests");
    assertEquals(5004, requests.path(0).path("elapsedMs").asDouble());
    assertTrue(requests.path(1).path("proxy").isNull());
    assertTrue(requests.path(1).path("cause").isNull());
    assertTrue(requests.path(1).path("elapsedMs").isNull());
  }

  @Test
  void write_sameReport_sameCharacters() {
    assertEquals(
        Rendered.json(Reports.incident().build()), Rendered.json(Reports.incident().build()));
  }

  private static JsonNode firstCitation(String json) throws IOException {
    return MAPPER
        .readTree(json)
        .path("ranking")
        .path(0)
        .path("findings")
        .path(0)
        .path("citations")
        .path(0);
  }

  private static Schema schema() throws IOException {
    try (InputStream in = stream()) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
    }
  }

  private static InputStream stream() {
    InputStream in = Report.class.getResourceAsStream("report.schema.json");
    if (in == null) {
      throw new IllegalStateException("report.schema.json is not in the jar");
    }
    return in;
  }
}
