package io.culprit.rank.render;

import com.fasterxml.jackson.core.JsonGenerator;
import io.culprit.correlate.ClockOffset;
import io.culprit.correlate.Correlation;
import io.culprit.correlate.JoinCount;
import io.culprit.correlate.SelfAudit;
import io.culprit.correlate.SourceProfile;
import io.culprit.parse.LineCount;
import io.culprit.parse.Problem;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Setting;
import io.culprit.rank.Report;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the JSON report rests on: sources, joins, settings, problems. */
final class JsonSources {
  private final JsonGenerator json;
  private final JsonFields fields;

  JsonSources(JsonGenerator json) {
    this.json = json;
    this.fields = new JsonFields(json);
  }

  void write(Report report) throws IOException {
    Correlation correlation = report.correlation();
    json.writeObjectFieldStart("provenance");
    json.writeStringField("version", report.provenance().version());
    fields.strings("options", report.provenance().options());
    fields.strings("digests", report.provenance().digests());
    json.writeEndObject();
    json.writeArrayFieldStart("sources");
    for (SourceProfile s : correlation.sources()) {
      source(s);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("joins");
    for (JoinCount j : correlation.joins()) {
      json.writeStartObject();
      json.writeStringField("tier", j.tier().slug());
      json.writeNumberField("pairs", j.pairs());
      fields.decimal("expectedPrecision", j.expectedPrecision(), 4);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("unjoined");
    json.writeNumberField("proxy", correlation.unjoinedProxy());
    json.writeNumberField("backend", correlation.unjoinedBackend());
    json.writeNumberField("client", correlation.unjoinedClient());
    json.writeEndObject();
    audit(correlation.selfAudit());
    json.writeArrayFieldStart("settings");
    for (Setting s : report.settings()) {
      setting(s, correlation.sources());
    }
    json.writeEndArray();
    fields.strings("notes", report.notes());
    json.writeArrayFieldStart("problems");
    for (Problem p : report.problems()) {
      json.writeStartObject();
      json.writeStringField("file", p.file());
      json.writeStringField("text", p.text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void audit(Optional<SelfAudit> audit) throws IOException {
    if (audit.isEmpty()) {
      json.writeNullField("selfAudit");
      return;
    }
    json.writeObjectFieldStart("selfAudit");
    json.writeNumberField("pairs", audit.get().pairs());
    json.writeNumberField("made", audit.get().made());
    json.writeNumberField("right", audit.get().right());
    fields.decimal("precision", audit.get().precision(), 4);
    fields.decimal("recall", audit.get().recall(), 4);
    json.writeEndObject();
  }

  private void source(SourceProfile source) throws IOException {
    LineCount count = source.count();
    json.writeStartObject();
    json.writeStringField("file", source.name());
    json.writeStringField("format", source.detected().title());
    json.writeStringField("detail", source.detected().detail());
    json.writeStringField("wrapper", source.detected().wrapper());
    fields.decimal("confidence", source.detected().confidence(), 4);
    json.writeNumberField("lines", count.lines());
    json.writeNumberField("parsed", count.parsed());
    json.writeNumberField("joined", count.joined());
    json.writeNumberField("blank", count.blank());
    json.writeObjectFieldStart("rejected");
    for (Map.Entry<String, Long> e : count.rejected().entrySet()) {
      json.writeNumberField(e.getKey(), e.getValue());
    }
    json.writeEndObject();
    json.writeStringField("damage", count.damage());
    moment("first", source.first());
    moment("last", source.last());
    clock(source.clock());
    json.writeEndObject();
  }

  private void moment(String name, Optional<Moment> moment) throws IOException {
    if (moment.isPresent()) {
      fields.instant(name, moment.get().micros());
    } else {
      json.writeNullField(name);
    }
  }

  private void clock(ClockOffset clock) throws IOException {
    json.writeObjectFieldStart("clockOffset");
    json.writeNumberField("micros", clock.micros());
    json.writeNumberField("low", clock.lowMicros());
    json.writeNumberField("high", clock.highMicros());
    json.writeNumberField("pairs", clock.pairs());
    json.writeStringField("basis", clock.basis());
    json.writeEndObject();
  }

  private void setting(Setting setting, List<SourceProfile> sources) throws IOException {
    json.writeStartObject();
    json.writeStringField("layer", setting.layer());
    json.writeStringField("name", setting.name());
    json.writeStringField("value", setting.value());
    json.writeStringField("scope", setting.scope());
    Optional<SourceProfile> source =
        sources.stream().filter(s -> s.index() == setting.origin().source()).findFirst();
    if (source.isPresent()) {
      json.writeStringField("source", source.get().name());
    } else {
      json.writeNullField("source");
    }
    json.writeNumberField("line", setting.origin().line());
    json.writeEndObject();
  }
}
