package io.culprit.rank.render;

import com.fasterxml.jackson.core.JsonGenerator;
import io.culprit.correlate.Outcome;
import io.culprit.rank.Failures;
import io.culprit.rank.Finding;
import io.culprit.rank.Report;
import io.culprit.rank.Stability;
import io.culprit.rank.Suspect;
import io.culprit.rank.Weighed;
import java.io.IOException;
import java.util.Map;

/** The argument of the JSON report: verdict, failures, ranking, findings. */
final class JsonArgument {
  private final JsonGenerator json;
  private final JsonFields fields;

  JsonArgument(JsonGenerator json) {
    this.json = json;
    this.fields = new JsonFields(json);
  }

  void write(Report report) throws IOException {
    json.writeStringField("title", report.title());
    json.writeStringField("verdict", report.verdict().slug());
    json.writeStringField("headline", report.headline());
    fields.strings("changesMind", report.changesMind());
    if (report.stability().isPresent()) {
      stability(report.stability().get());
    } else {
      json.writeNullField("stability");
    }
    incident(report);
    json.writeNumberField("requestCount", report.requests());
    failures(report.failures());
    json.writeArrayFieldStart("ranking");
    for (Suspect s : report.ranking()) {
      suspect(s);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("findings");
    for (Finding f : report.findings()) {
      json.writeStartObject();
      head(f);
      tail(f);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void stability(Stability stability) throws IOException {
    json.writeObjectFieldStart("stability");
    json.writeNumberField("draws", stability.draws());
    fields.decimal("spreadDecibans", stability.spreadDecibans(), 2);
    json.writeNumberField("stays", stability.stays());
    json.writeArrayFieldStart("without");
    for (Stability.Without w : stability.without()) {
      json.writeStartObject();
      json.writeStringField("left", w.left());
      fields.strings("findings", w.findings());
      json.writeStringField("first", w.first().slug());
      fields.probability("probability", w.probability());
      json.writeStringField("verdict", w.verdict().slug());
      json.writeBooleanField("flips", w.flips());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void incident(Report report) throws IOException {
    json.writeObjectFieldStart("incident");
    if (report.startMicros() == 0 && report.endMicros() == 0) {
      json.writeNullField("start");
      json.writeNullField("end");
    } else {
      fields.instant("start", report.startMicros());
      fields.instant("end", report.endMicros());
    }
    json.writeEndObject();
  }

  private void failures(Failures failures) throws IOException {
    json.writeObjectFieldStart("failures");
    json.writeNumberField("total", failures.total());
    json.writeNumberField("explained", failures.explained());
    json.writeNumberField("unexplained", failures.unexplained());
    json.writeNumberField("silent", failures.silent());
    json.writeObjectFieldStart("byOutcome");
    for (Map.Entry<Outcome, Long> e : failures.byOutcome().entrySet()) {
      json.writeNumberField(e.getKey().slug(), e.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void suspect(Suspect suspect) throws IOException {
    json.writeStartObject();
    json.writeNumberField("rank", suspect.rank());
    json.writeStringField("cause", suspect.cause().slug());
    fields.probability("probability", suspect.probability());
    json.writeStringField("role", suspect.role().slug());
    json.writeStringField("status", suspect.status().slug());
    json.writeNumberField("explains", suspect.explains());
    json.writeStringField("reason", suspect.reason());
    fields.decimal("priorDecibans", suspect.priorDecibans(), 2);
    fields.decimal("assumedDecibans", suspect.assumedDecibans(), 2);
    fields.decimal("calibrationDecibans", suspect.calibrationDecibans(), 2);
    json.writeArrayFieldStart("findings");
    for (Weighed w : suspect.findings()) {
      json.writeStartObject();
      head(w.finding());
      fields.decimal("decibans", w.decibans(), 2);
      tail(w.finding());
      json.writeEndObject();
    }
    json.writeEndArray();
    fields.strings("untested", suspect.untested());
    json.writeEndObject();
  }

  private void head(Finding finding) throws IOException {
    json.writeStringField("id", finding.id());
    json.writeStringField("family", finding.family());
    json.writeStringField("state", finding.state().slug());
    fields.decimal("strength", finding.strength(), 4);
    fields.ratio("failed", finding.failed());
    fields.ratio("healthy", finding.healthy());
    fields.significant("pValue", finding.pValue());
  }

  private void tail(Finding finding) throws IOException {
    json.writeStringField("text", finding.text());
    fields.citations("citations", finding.citations());
  }
}
