package io.culprit.rank.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Attributes and times as the JSON mapping of OTLP has them: 64-bit integers are text. What is not
 * known (empty, below zero) is left out.
 */
final class OtlpFields {
  private final JsonGenerator json;

  OtlpFields(JsonGenerator json) {
    this.json = json;
  }

  void text(String key, String value) throws IOException {
    if (!value.isEmpty()) {
      begin(key);
      json.writeStringField("stringValue", value);
      end();
    }
  }

  void number(String key, long value) throws IOException {
    if (value >= 0) {
      begin(key);
      json.writeStringField("intValue", Long.toString(value));
      end();
    }
  }

  void fraction(String key, BigDecimal value) throws IOException {
    begin(key);
    json.writeNumberField("doubleValue", value);
    end();
  }

  void flag(String key, boolean value) throws IOException {
    begin(key);
    json.writeBooleanField("boolValue", value);
    end();
  }

  void nanos(String name, long micros) throws IOException {
    json.writeStringField(name, Long.toString(Math.multiplyExact(micros, 1_000L)));
  }

  private void begin(String key) throws IOException {
    json.writeStartObject();
    json.writeStringField("key", key);
    json.writeObjectFieldStart("value");
  }

  private void end() throws IOException {
    json.writeEndObject();
    json.writeEndObject();
  }
}
