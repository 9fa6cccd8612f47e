package io.culprit.parse.backend.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The keys and values of one JSON object, before their meaning is looked up: a tracer's span says
 * by its other keys what its time and duration mean. Reused; not thread-safe.
 *
 * <p>Zipkin (v2 API) and Jaeger (its UI's export) count both in microseconds, and Zipkin's {@code
 * timestamp} is the start. A span that is no server's is left out: what the application asked of
 * others is not a request that it handled.
 */
final class SpanPairs {
  private static final Set<String> KINDS =
      Set.of("kind", "span.kind", "span_kind", "attributes.span.kind");
  private static final Set<String> OTHER_KINDS =
      Set.of("1", "3", "4", "5", "internal", "client", "producer", "consumer");

  private final List<String> keys = new ArrayList<>();
  private final List<String> values = new ArrayList<>();

  void clear() {
    keys.clear();
    values.clear();
  }

  void add(String key, String value) {
    keys.add(key);
    values.add(value);
  }

  /** How many there are. */
  int count() {
    return keys.size();
  }

  /** Whether a path or address is among the values. */
  boolean hasTarget() {
    return values.stream().anyMatch(RequestText::isTarget);
  }

  /** Puts the pairs into a row, which is cleared before; false: it is a span, and no server's. */
  boolean fill(Row row) {
    row.clear();
    boolean traced = has("traceId") || has("traceID") || has("trace_id") || has("context.trace_id");
    boolean zipkin =
        traced
            && has("duration")
            && keys.stream().anyMatch(key -> key.startsWith("localEndpoint."));
    boolean jaeger = traced && has("operationName") && has("startTime");
    boolean span = zipkin || jaeger || (traced && has("http.request.url"));
    for (int i = 0; traced && i < keys.size(); i++) {
      if (KINDS.contains(keys.get(i))) {
        String kind = kind(values.get(i));
        if (OTHER_KINDS.contains(kind)) {
          return false;
        }
        span |= kind.equals("server") || kind.equals("2");
      }
    }
    for (int i = 0; i < keys.size(); i++) {
      String key = keys.get(i);
      String value = values.get(i);
      boolean micros = (zipkin || jaeger) && key.equals("duration");
      row.put(
          micros ? "duration_us" : zipkin && key.equals("timestamp") ? "start" : key,
          span && RequestText.isUrl(value) ? afterHost(value) : value);
    }
    return true;
  }

  /** What a server's span calls a URL came in as a path. */
  private static String afterHost(String url) {
    int slash = url.indexOf('/', url.indexOf("://") + 3);
    return slash < 0 ? "/" : url.substring(slash);
  }

  private boolean has(String key) {
    return keys.contains(key);
  }

  /** {@code CLIENT}, {@code SPAN_KIND_CLIENT}, {@code SpanKind.CLIENT}: the last word. */
  private static String kind(String text) {
    String low = text.toLowerCase(Locale.ROOT);
    return low.substring(Math.max(low.lastIndexOf('_'), low.lastIndexOf('.')) + 1);
  }
}
