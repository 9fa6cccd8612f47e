package io.culprit.rank.render;

import com.fasterxml.jackson.core.JsonGenerator;
import io.culprit.rank.Assumptions;
import io.culprit.rank.Cause;
import io.culprit.rank.ChainLink;
import io.culprit.rank.ChecklistItem;
import io.culprit.rank.ContextLine;
import io.culprit.rank.Counterfactual;
import io.culprit.rank.Fact;
import io.culprit.rank.NextEvidence;
import io.culprit.rank.Report;
import io.culprit.rank.SpanLine;
import io.culprit.rank.Timeline;
import io.culprit.rank.Waterfall;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** The incident itself in the JSON report: setting, time, limits, durations, samples, checklist. */
final class JsonIncident {
  private final JsonGenerator json;
  private final JsonFields fields;

  JsonIncident(JsonGenerator json) {
    this.json = json;
    this.fields = new JsonFields(json);
  }

  void write(Report report) throws IOException {
    json.writeArrayFieldStart("context");
    for (ContextLine c : report.context()) {
      json.writeStartObject();
      json.writeStringField("label", c.label());
      json.writeStringField("text", c.text());
      json.writeEndObject();
    }
    json.writeEndArray();
    assumed(report.assumptions());
    timeline(report.timeline());
    json.writeArrayFieldStart("chain");
    for (ChainLink l : report.chain()) {
      link(l);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("spans");
    for (SpanLine s : report.spans()) {
      span(s);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("counterfactuals");
    for (Counterfactual c : report.counterfactuals()) {
      counterfactual(c);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("samples");
    for (Waterfall w : report.samples()) {
      sample(w);
    }
    json.writeEndArray();
    fields.citations("unexplained", report.unexplained());
    json.writeArrayFieldStart("checklist");
    for (ChecklistItem i : report.checklist()) {
      json.writeStartObject();
      json.writeStringField(
          "section", i.section().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      json.writeStringField("title", i.title());
      json.writeStringField("text", i.text());
      json.writeBooleanField("held", i.held());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("nextEvidence");
    for (NextEvidence n : report.wanted()) {
      next(n);
    }
    json.writeEndArray();
  }

  private void assumed(Assumptions assumptions) throws IOException {
    json.writeObjectFieldStart("assumed");
    json.writeObjectFieldStart("priors");
    for (Map.Entry<Cause, Double> e : assumptions.odds().entrySet()) {
      fields.decimal(e.getKey().slug(), e.getValue(), 4);
    }
    json.writeEndObject();
    fields.strings("known", assumptions.known().stream().map(Fact::slug).toList());
    json.writeEndObject();
  }

  private void next(NextEvidence next) throws IOException {
    json.writeStartObject();
    json.writeStringField("source", next.source().id());
    json.writeStringField("title", next.source().title());
    json.writeStringField("how", next.source().how());
    json.writeNumberField("minutes", next.source().minutes());
    json.writeBooleanField("again", next.source().again());
    fields.decimal("bits", next.bits(), 4);
    fields.decimal("bitsPerMinute", next.bitsPerMinute(), 6);
    fields.strings("findings", next.findings());
    json.writeArrayFieldStart("answers");
    for (NextEvidence.Answer a : next.answers()) {
      json.writeStartObject();
      json.writeStringField("finding", a.finding());
      fields.probability("chance", a.chance());
      json.writeStringField("first", a.first().slug());
      fields.probability("probability", a.probability());
      json.writeStringField("second", a.second().slug());
      fields.probability("secondProbability", a.secondProbability());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void timeline(Timeline timeline) throws IOException {
    json.writeObjectFieldStart("timeline");
    millis("slotMs", timeline.slotMicros());
    json.writeArrayFieldStart("slots");
    for (Timeline.Slot s : timeline.slots()) {
      json.writeStartObject();
      fields.instant("start", s.startMicros());
      json.writeNumberField("requests", s.requests());
      json.writeNumberField("failures", s.failures());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("marks");
    for (Timeline.Mark m : timeline.marks()) {
      json.writeStartObject();
      fields.instant("at", m.micros());
      json.writeStringField("text", m.text());
      json.writeFieldName("citation");
      fields.citation(m.citation());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void link(ChainLink link) throws IOException {
    json.writeStartObject();
    json.writeStringField("layer", link.layer());
    json.writeStringField("limit", link.limit());
    millis("valueMs", link.micros());
    json.writeStringField("learnt", link.learnt());
    json.writeNumberField("fired", link.fired());
    json.writeFieldName("citation");
    if (link.citation().isPresent()) {
      fields.citation(link.citation().get());
    } else {
      json.writeNull();
    }
    json.writeEndObject();
  }

  private void span(SpanLine span) throws IOException {
    json.writeStartObject();
    json.writeStringField("route", span.route());
    json.writeStringField("span", span.span());
    side("healthy", span.healthyCount(), span.healthyMedian(), span.healthyP95());
    side("failed", span.failedCount(), span.failedMedian(), span.failedP95());
    json.writeEndObject();
  }

  private void side(String name, long n, long median, long p95) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("n", n);
    millis("medianMs", median);
    millis("p95Ms", p95);
    json.writeEndObject();
  }

  private void counterfactual(Counterfactual c) throws IOException {
    json.writeStartObject();
    json.writeStringField("layer", c.layer());
    millis("limitMs", c.limitMicros());
    fields.ratio("known", c.known());
    fields.ratio("below", c.below());
    fields.ratio("belowTwice", c.belowTwice());
    fields.ratio("unwaited", c.unwaited());
    fields.ratio("waitedBelow", c.waitedBelow());
    json.writeEndObject();
  }

  private void sample(Waterfall waterfall) throws IOException {
    json.writeStartObject();
    json.writeStringField("title", waterfall.title());
    fields.instant("start", waterfall.startMicros());
    json.writeStringField("cause", waterfall.cause());
    json.writeArrayFieldStart("steps");
    for (Waterfall.Step s : waterfall.steps()) {
      json.writeStartObject();
      json.writeStringField("layer", s.layer());
      moment("from", s.fromMicros());
      moment("to", s.toMicros());
      json.writeStringField("text", s.text());
      json.writeFieldName("citation");
      fields.citation(s.citation());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void moment(String name, long micros) throws IOException {
    if (micros < 0) {
      json.writeNullField(name);
    } else {
      fields.instant(name, micros);
    }
  }

  /** Milliseconds; null where it is unknown. */
  private void millis(String name, long micros) throws IOException {
    if (micros < 0) {
      json.writeNullField(name);
    } else {
      fields.decimal(name, micros / 1e3, 3);
    }
  }
}
