package io.culprit.rank.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.culprit.rank.Report;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes a report for machines: fixed names in a fixed order, described by {@code
 * report.schema.json}.
 *
 * <p>The file is ASCII: whatever else the logs hold is escaped, so that no terminal obeys it and no
 * encoding spoils it.
 */
final class JsonWriter implements ReportWriter {
  /** Grows when a field changes its meaning or goes; a new field does not change it. */
  static final String SCHEMA_VERSION = "1";

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .characterEscapes(new DeleteToo())
          .build();

  @Override
  public void write(Report report, Appendable out) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(new AppendableWriter(out))) {
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

  /** Delete is ASCII, but a control character all the same. */
  private static final class DeleteToo extends CharacterEscapes {
    private static final long serialVersionUID = 1;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      codes[0x7f] = ESCAPE_STANDARD;
      return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int ch) {
      return null;
    }
  }
}
