package io.culprit.rank.export;

import com.fasterxml.jackson.core.JsonGenerator;
import io.culprit.correlate.Tier;
import io.culprit.rank.render.AsciiJson;
import java.io.IOException;
import java.io.Writer;

/** One JSON object a line: a request with every line that tells of it. The text is ASCII. */
final class JsonLines implements ExchangeWriter {
  private final JsonGenerator json;

  JsonLines(Writer out) throws IOException {
    json = AsciiJson.generator(out);
    json.setRootValueSeparator(null);
  }

  @Override
  public void write(ToldRequest r) throws IOException {
    json.writeStartObject();
    text("id", r.id());
    instant("start", r.startMicros());
    instant("end", r.endMicros());
    millis("elapsedMs", r.elapsedMicros());
    text("method", r.method());
    text("path", r.path());
    text("route", r.route());
    text("host", r.host());
    text("peer", r.peer());
    text("userAgent", r.userAgent());
    json.writeStringField("outcome", r.outcome().slug());
    json.writeBooleanField("silent", r.silent());
    millis("upstreamConnectMs", r.connectMicros());
    millis("upstreamHeaderMs", r.headerMicros());
    millis("upstreamResponseMs", r.responseMicros());
    json.writeArrayFieldStart("lines");
    for (Told told : r.lines()) {
      line(told);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("complaints");
    for (Complaint c : r.complaints()) {
      json.writeStartObject();
      place(c.source(), c.line());
      instant("at", c.atMicros());
      text("level", c.level());
      text("text", c.text());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void line(Told told) throws IOException {
    json.writeStartObject();
    json.writeStringField("layer", told.layer().slug());
    json.writeStringField("service", told.service());
    place(told.source(), told.line());
    json.writeStringField("tier", told.tier().slug());
    if (told.tier() == Tier.NONE) {
      json.writeNullField("probability");
    } else {
      json.writeNumberField("probability", Stamps.probability(told.probability()));
    }
    instant("start", told.startMicros());
    instant("end", told.endMicros());
    millis("elapsedMs", told.durationMicros());
    number("status", told.status());
    number("bytes", told.bytes());
    text("peer", told.peer());
    text("text", told.words());
    json.writeEndObject();
  }

  private void place(String source, long line) throws IOException {
    json.writeStringField("source", source);
    json.writeNumberField("line", line);
  }

  private void text(String name, String value) throws IOException {
    if (value.isEmpty()) {
      json.writeNullField(name);
    } else {
      json.writeStringField(name, value);
    }
  }

  private void instant(String name, long micros) throws IOException {
    text(name, micros < 0 ? "" : Stamps.instant(micros));
  }

  private void millis(String name, long micros) throws IOException {
    if (micros < 0) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, Stamps.millis(micros));
    }
  }

  private void number(String name, long value) throws IOException {
    if (value < 0) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, value);
    }
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
