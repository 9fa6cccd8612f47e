package io.culprit.parse.grok;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.backend.field.Field;
import io.culprit.parse.backend.field.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The built-in patterns match what they were made for. */
final class GrokPatternsTest {
  @Test
  void builtIn_everyPattern_matchesItsSamples() {
    assertTrue(GrokPatterns.builtIn().size() >= 5);
    Row row = new Row();
    for (GrokPattern pattern : GrokPatterns.builtIn()) {
      assertFalse(pattern.samples().isEmpty(), pattern.name() + " has no sample");
      for (String sample : pattern.samples()) {
        assertEquals(
            GrokPattern.Outcome.MATCHED, pattern.read(sample, row), pattern.name() + ": " + sample);
        assertTrue(row.target().startsWith("/"), pattern.name() + " names no path");
        assertFalse(row.method().isEmpty(), pattern.name() + " names no method");
      }
    }
  }

  @Test
  void builtIn_everySample_readByItsOwnPatternFirst() {
    Row row = new Row();
    for (GrokPattern pattern : GrokPatterns.builtIn()) {
      for (String sample : pattern.samples()) {
        GrokPattern first =
            GrokPatterns.builtIn().stream()
                .filter(each -> each.read(sample, row) == GrokPattern.Outcome.MATCHED)
                .findFirst()
                .orElseThrow();
        assertEquals(pattern.name(), first.name(), sample);
      }
    }
  }

  @Test
  void read_fieldsByMeaning_unitsFromNames() {
    GrokPattern own =
        GrokFile.of(List.of("%{WORD:verb} %{URIPATH:uri} %{NUMBER:took_ms}")).patterns().get(0);
    Row row = new Row();
    assertEquals(GrokPattern.Outcome.MATCHED, own.read("GET /a/b 12.5", row));
    assertEquals("12.5", row.get(Field.DURATION));
    assertTrue(row.unitNamed(Field.DURATION));
    assertEquals("GET", row.method());
  }
}
