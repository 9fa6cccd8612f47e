package io.culprit.rank.render;

import com.fasterxml.jackson.core.JsonGenerator;
import io.culprit.rank.Citation;
import io.culprit.rank.Ratio;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** The small values that occur in several places of the JSON report. */
final class JsonFields {
  /** As much of a cited line as finds it again. */
  private static final int CITED = 160;

  private final JsonGenerator json;

  JsonFields(JsonGenerator json) {
    this.json = json;
  }

  /** A number with so many decimals and no trailing zeros. */
  void decimal(String name, double value, int decimals) throws IOException {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
    json.writeFieldName(name);
    json.writeNumber(rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString());
  }

  /** A number with three significant digits. */
  void significant(String name, double value) throws IOException {
    BigDecimal rounded =
        BigDecimal.valueOf(value).round(new MathContext(3, RoundingMode.HALF_EVEN));
    json.writeFieldName(name);
    json.writeNumber(rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toString());
  }

  /** A probability with four digits, never 0 or 1. */
  void probability(String name, double value) throws IOException {
    decimal(name, Math.max(0.0001, Math.min(0.9999, value)), 4);
  }

  void instant(String name, long micros) throws IOException {
    json.writeStringField(name, Figures.instant(micros));
  }

  void ratio(String name, Ratio ratio) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("k", ratio.k());
    json.writeNumberField("n", ratio.n());
    json.writeEndObject();
  }

  void strings(String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String v : values) {
      json.writeString(v);
    }
    json.writeEndArray();
  }

  void citations(String name, List<Citation> citations) throws IOException {
    json.writeArrayFieldStart(name);
    for (Citation c : citations) {
      citation(c);
    }
    json.writeEndArray();
  }

  /** Source, line and the beginning of the line, just as it is in the file. */
  void citation(Citation citation) throws IOException {
    json.writeStartObject();
    json.writeStringField("source", citation.source());
    json.writeNumberField("line", citation.line());
    json.writeStringField("text", LogText.faithful(citation.text(), CITED));
    json.writeEndObject();
  }

  /** Source and line. */
  void place(Citation citation) throws IOException {
    json.writeStartObject();
    json.writeStringField("source", citation.source());
    json.writeNumberField("line", citation.line());
    json.writeEndObject();
  }
}
