package io.culprit.rank.export;

import com.fasterxml.jackson.core.JsonGenerator;
import io.culprit.correlate.Tier;
import io.culprit.rank.render.AsciiJson;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * OpenTelemetry traces: one {@code TracesData} object in the JSON mapping of OTLP 1.x (ids in
 * hexadecimal, 64-bit numbers as text, enumerations as numbers), as Jaeger, Tempo and the Collector
 * take it. A request is a trace, each line that tells of it a span, a complaint about it an event
 * of the span of whoever complained.
 *
 * <p>OTLP groups spans by service; so that nothing but a batch of requests is held, a service comes
 * again with each batch. A line without a time gets the times of its request.
 *
 * <p>Names are those of OpenTelemetry's semantic conventions 1.23 and later for HTTP; what they
 * have no name for begins with {@code culprit.}.
 */
final class OtlpTraces implements ExchangeWriter {
  private static final int BATCH = 500;
  private static final int INTERNAL = 1;
  private static final int SERVER = 2;
  private static final int CLIENT = 3;
  private static final int ERROR = 2;

  private final JsonGenerator json;
  private final OtlpFields fields;
  private final SpanIds ids = new SpanIds();
  private final List<ToldRequest> held = new ArrayList<>();

  private record Span(ToldRequest request, Told told) {}

  OtlpTraces(Writer out) throws IOException {
    json = AsciiJson.generator(out);
    fields = new OtlpFields(json);
    json.writeStartObject();
    json.writeArrayFieldStart("resourceSpans");
  }

  @Override
  public void write(ToldRequest request) throws IOException {
    held.add(request);
    if (held.size() == BATCH) {
      flush();
    }
  }

  private void flush() throws IOException {
    Map<String, List<Span>> services = new TreeMap<>();
    for (ToldRequest r : held) {
      for (Told told : r.lines()) {
        services.computeIfAbsent(told.service(), s -> new ArrayList<>()).add(new Span(r, told));
      }
    }
    held.clear();
    for (Map.Entry<String, List<Span>> service : services.entrySet()) {
      json.writeStartObject();
      json.writeObjectFieldStart("resource");
      json.writeArrayFieldStart("attributes");
      fields.text("service.name", service.getKey());
      json.writeEndArray();
      json.writeEndObject();
      json.writeArrayFieldStart("scopeSpans");
      json.writeStartObject();
      json.writeObjectFieldStart("scope");
      json.writeStringField("name", "culprit");
      json.writeEndObject();
      json.writeArrayFieldStart("spans");
      for (Span span : service.getValue()) {
        json.writeRaw('\n');
        span(span.request(), span.told());
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private void span(ToldRequest r, Told told) throws IOException {
    boolean root = told.equals(r.lines().get(0));
    json.writeStartObject();
    json.writeStringField("traceId", ids.trace(r));
    json.writeStringField("spanId", ids.span(r, told));
    if (!root) {
      json.writeStringField("parentSpanId", ids.span(r, parent(r, told)));
    }
    json.writeStringField("name", r.route().isEmpty() ? told.layer().slug() : r.route());
    json.writeNumberField("kind", kind(told.layer()));
    long end = told.endMicros() < 0 ? Math.max(0, r.endMicros()) : told.endMicros();
    long unknown = told.endMicros() < 0 ? Math.max(0, r.startMicros()) : end;
    long start = told.startMicros() < 0 ? unknown : told.startMicros();
    fields.nanos("startTimeUnixNano", start);
    fields.nanos("endTimeUnixNano", end);
    json.writeArrayFieldStart("attributes");
    request(r);
    line(told);
    if (root) {
      fields.text("culprit.outcome", r.outcome().slug());
      fields.flag("culprit.silent", r.silent());
    }
    json.writeEndArray();
    if (told.equals(complainer(r))) {
      events(r);
    }
    if ((root && r.outcome().isFailure()) || failed(told)) {
      json.writeObjectFieldStart("status");
      json.writeNumberField("code", ERROR);
      if (root && r.outcome().isFailure()) {
        json.writeStringField("message", r.outcome().slug());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void request(ToldRequest r) throws IOException {
    fields.text("http.request.method", r.method());
    fields.text("url.path", r.path());
    fields.text("http.route", r.route().substring(r.route().indexOf(' ') + 1));
    fields.text("server.address", r.host());
    fields.text("user_agent.original", r.userAgent());
  }

  private void line(Told told) throws IOException {
    fields.number("http.response.status_code", told.status());
    fields.number("http.response.body.size", told.bytes());
    fields.text("client.address", told.peer());
    fields.text("log.file.path", told.source());
    fields.number("culprit.line", told.line());
    if (told.tier() != Tier.NONE) {
      fields.text("culprit.tier", told.tier().slug());
      fields.fraction("culprit.probability", Stamps.probability(told.probability()));
    }
    fields.text("culprit.ending", told.words());
    if (told.endMicros() < 0) {
      fields.flag("culprit.untimed", true);
    } else if (told.precisionMicros() > 1_000) {
      fields.fraction("culprit.precision_ms", Stamps.millis(told.precisionMicros()));
    }
  }

  private void events(ToldRequest r) throws IOException {
    if (r.complaints().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("events");
    for (Complaint c : r.complaints()) {
      json.writeStartObject();
      fields.nanos("timeUnixNano", Math.max(0, c.atMicros()));
      json.writeStringField("name", c.text().isEmpty() ? "complaint" : c.text());
      json.writeArrayFieldStart("attributes");
      fields.text("log.file.path", c.source());
      fields.number("culprit.line", c.line());
      fields.text("culprit.level", c.level());
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The proxy complains; without its line, whoever is outermost. */
  private static Told complainer(ToldRequest r) {
    return r.of(Layer.PROXY).stream().findFirst().orElse(r.lines().get(0));
  }

  /** The first line of the nearest layer further out; the outermost line for its own neighbours. */
  private static Told parent(ToldRequest r, Told told) {
    Told parent = r.lines().get(0);
    for (Told t : r.lines()) {
      if (t.layer().compareTo(told.layer()) < 0 && t.layer() != parent.layer()) {
        parent = t;
      }
    }
    return parent;
  }

  /** By the semantic conventions, 4xx is an error of whoever asked, 5xx also of the server. */
  private static boolean failed(Told told) {
    return told.status() >= (told.layer() == Layer.CLIENT ? 400 : 500);
  }

  private static int kind(Layer layer) {
    return switch (layer) {
      case CLIENT -> CLIENT;
      case BALANCER, PROXY, SERVER -> SERVER;
      case HANDLER -> INTERNAL;
    };
  }

  @Override
  public void close() throws IOException {
    flush();
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.close();
  }
}
