package io.culprit.parse.nginx;

import java.util.EnumMap;
import java.util.Map;

/** What nginx's variables mean. */
final class Variables {
  private static final Map<String, Field> FIELDS =
      Map.ofEntries(
          Map.entry("time_local", Field.TIME_LOCAL),
          Map.entry("time_iso8601", Field.TIME_ISO),
          Map.entry("msec", Field.MSEC),
          Map.entry("request", Field.REQUEST),
          Map.entry("request_method", Field.METHOD),
          Map.entry("request_uri", Field.TARGET),
          Map.entry("uri", Field.PATH),
          Map.entry("document_uri", Field.PATH),
          Map.entry("args", Field.ARGS),
          Map.entry("query_string", Field.ARGS),
          Map.entry("status", Field.STATUS),
          Map.entry("body_bytes_sent", Field.BODY_BYTES),
          Map.entry("bytes_sent", Field.BYTES),
          Map.entry("request_time", Field.REQUEST_TIME),
          Map.entry("upstream_addr", Field.UPSTREAM_ADDRESS),
          Map.entry("upstream_status", Field.UPSTREAM_STATUS),
          Map.entry("upstream_connect_time", Field.CONNECT_TIME),
          Map.entry("upstream_header_time", Field.HEADER_TIME),
          Map.entry("upstream_response_time", Field.RESPONSE_TIME),
          Map.entry("upstream_response_length", Field.OTHER_NUMBERS),
          Map.entry("upstream_bytes_received", Field.OTHER_NUMBERS),
          Map.entry("upstream_bytes_sent", Field.OTHER_NUMBERS),
          Map.entry("upstream_queue_time", Field.OTHER_NUMBERS),
          Map.entry("request_id", Field.REQUEST_ID),
          Map.entry("req_id", Field.REQUEST_ID),
          Map.entry("http_x_request_id", Field.HEADER_ID),
          Map.entry("http_x_correlation_id", Field.HEADER_ID),
          Map.entry("http_request_id", Field.HEADER_ID),
          Map.entry("http_x_trace_id", Field.HEADER_ID),
          Map.entry("sent_http_x_request_id", Field.ANSWER_ID),
          Map.entry("sent_http_x_correlation_id", Field.ANSWER_ID),
          Map.entry("upstream_http_x_request_id", Field.ANSWER_ID),
          Map.entry("upstream_http_x_correlation_id", Field.ANSWER_ID),
          Map.entry("http_traceparent", Field.TRACE_PARENT),
          Map.entry("opentelemetry_trace_id", Field.TRACE_PARENT),
          Map.entry("otel_trace_id", Field.TRACE_PARENT),
          Map.entry("http_cf_ray", Field.EDGE_ID),
          Map.entry("http_x_amzn_trace_id", Field.EDGE_ID),
          Map.entry("http_x_b3_traceid", Field.TRACE_PARENT),
          Map.entry("http_b3", Field.TRACE_PARENT),
          Map.entry("http_uber_trace_id", Field.TRACE_PARENT),
          Map.entry("http_x_cloud_trace_context", Field.TRACE_PARENT),
          Map.entry("remote_addr", Field.REMOTE_ADDRESS),
          Map.entry("realip_remote_addr", Field.PEER_ADDRESS),
          Map.entry("remote_port", Field.REMOTE_PORT),
          Map.entry("realip_remote_port", Field.REMOTE_PORT),
          Map.entry("http_x_forwarded_for", Field.FORWARDED_FOR),
          Map.entry("proxy_add_x_forwarded_for", Field.FORWARDED_FOR),
          Map.entry("http_origin", Field.ORIGIN),
          Map.entry("sent_http_access_control_allow_origin", Field.ALLOW_ORIGIN),
          Map.entry("upstream_http_access_control_allow_origin", Field.ALLOW_ORIGIN),
          Map.entry("request_completion", Field.COMPLETION),
          Map.entry("connection", Field.CONNECTION),
          Map.entry("host", Field.HOST),
          Map.entry("http_host", Field.HOST),
          Map.entry("server_name", Field.SERVER_NAME),
          Map.entry("http_referer", Field.REFERER),
          Map.entry("http_user_agent", Field.USER_AGENT),
          Map.entry("request_length", Field.OTHER_NUMBERS),
          Map.entry("connection_requests", Field.OTHER_NUMBERS),
          Map.entry("connection_time", Field.OTHER_NUMBERS),
          Map.entry("pid", Field.OTHER_NUMBERS),
          Map.entry("server_port", Field.SERVER_PORT));

  private static final Map<Field, String> NAMES = names();

  private Variables() {}

  /** What a variable means, given without its dollar sign. */
  static Field field(String variable) {
    return FIELDS.getOrDefault(variable, Field.OTHER);
  }

  /** nginx's own variable for a field, without the dollar sign. */
  static String name(Field field) {
    return NAMES.getOrDefault(field, "unknown");
  }

  private static Map<Field, String> names() {
    Map<Field, String> names = new EnumMap<>(Field.class);
    // Of several variables for one field the plainest, which is the shortest.
    FIELDS.forEach((name, field) -> names.merge(field, name, Variables::plainer));
    names.put(Field.REQUEST_ID, "request_id");
    names.put(Field.TARGET, "request_uri");
    names.put(Field.FORWARDED_FOR, "http_x_forwarded_for");
    names.put(Field.HEADER_ID, "http_x_request_id");
    return names;
  }

  private static String plainer(String a, String b) {
    boolean first = a.length() != b.length() ? a.length() < b.length() : a.compareTo(b) < 0;
    return first ? a : b;
  }
}
