package io.culprit.rank.render;

import com.fasterxml.jackson.core.JsonGenerator;
import io.culprit.rank.Citation;
import io.culprit.rank.RequestEntry;
import java.io.IOException;
import java.util.List;

/** The list of all requests in the JSON report, where it was asked for. */
final class JsonRequests {
  private final JsonGenerator json;
  private final JsonFields fields;

  JsonRequests(JsonGenerator json) {
    this.json = json;
    this.fields = new JsonFields(json);
  }

  void write(List<RequestEntry> entries) throws IOException {
    json.writeArrayFieldStart("requests");
    for (RequestEntry e : entries) {
      entry(e);
    }
    json.writeEndArray();
  }

  private void entry(RequestEntry entry) throws IOException {
    json.writeStartObject();
    json.writeFieldName("proxy");
    if (entry.proxy().isPresent()) {
      fields.place(entry.proxy().get());
    } else {
      json.writeNull();
    }
    places("backend", entry.backend());
    places("client", entry.client());
    json.writeStringField("tier", entry.tier().slug());
    fields.decimal("probability", entry.probability(), 4);
    json.writeStringField("outcome", entry.outcome().slug());
    json.writeBooleanField("silent", entry.silent());
    if (entry.cause().isPresent()) {
      json.writeStringField("cause", entry.cause().get().slug());
    } else {
      json.writeNullField("cause");
    }
    fields.instant("start", entry.startMicros());
    if (entry.elapsedMicros() < 0) {
      json.writeNullField("elapsedMs");
    } else {
      fields.decimal("elapsedMs", entry.elapsedMicros() / 1e3, 3);
    }
    json.writeEndObject();
  }

  private void places(String name, List<Citation> citations) throws IOException {
    json.writeArrayFieldStart(name);
    for (Citation c : citations) {
      fields.place(c);
    }
    json.writeEndArray();
  }
}
