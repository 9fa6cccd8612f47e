package io.culprit.rank.render;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.culprit.rank.Report;
import java.io.IOException;

/**
 * Writes a report for machines: fixed names in a fixed order, described by {@code
 * report.schema.json}. The file is ASCII.
 */
final class JsonWriter implements ReportWriter {
  /** Grows when a field changes its meaning or goes; a new field does not change it. */
  static final String SCHEMA_VERSION = "1";

  @Override
  public void write(Report report, Appendable out) throws IOException {
    try (JsonGenerator json = AsciiJson.generator(new AppendableWriter(out))) {
      // The default line end is the system's.
      DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
      json.writeStartObject();
      json.writeStringField("schemaVersion", SCHEMA_VERSION);
      new JsonArgument(json).write(report);
      new JsonIncident(json).write(report);
      new JsonSources(json).write(report);
      if (report.exchanges().isPresent()) {
        new JsonRequests(json).write(report.exchanges().get());
      }
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }
}
