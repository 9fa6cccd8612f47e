package io.culprit.parse.nginx;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What people call nginx's values when they name them themselves: keys of JSON objects, labels of
 * {@code key=value}.
 */
final class Names {
  private static final Map<String, Field> FIELDS = new HashMap<>();

  /** What stands before the name of a value that is the upstream's. */
  private static final List<String> BEHIND = List.of("upstream_", "backend_", "up_");

  static {
    add(Field.REQUEST, "request request_line req r http_request");
    add(Field.METHOD, "method verb request_method http_method req_method m http_request_method");
    add(
        Field.TARGET,
        "request_uri uri url target request_url full_path u url_original original_uri req_uri request_path");
    add(Field.PATH, "path p uri_path url_path document_uri endpoint");
    add(Field.ARGS, "args q query query_string url_query qs");
    add(
        Field.STATUS,
        "status st response_status status_code http_status code http_response_status_code response_code"
            + " http_status_code res_status s sc");
    add(
        Field.BODY_BYTES,
        "body_bytes_sent bytes body_bytes size body_size response_size body_sent b bbs"
            + " http_response_body_bytes response_bytes sent size_body sz");
    add(Field.BYTES, "bytes_sent bytes_out total_bytes bytes_total");
    add(
        Field.REQUEST_TIME,
        "request_time rt dur req_time reqtime duration request_duration total_time latency elapsed"
            + " time_taken took resp_time response_time request_time_s duration_s req_t t_total");
    add(
        Field.UPSTREAM_ADDRESS,
        "upstream_addr upstream_address ua_addr uaddr upstream upstream_host upaddr up_addr"
            + " backend_addr backend upstream_server proxy_host us_addr");
    add(
        Field.UPSTREAM_STATUS,
        "upstream_status ust us ups up_status ustatus backend_status upstream_code");
    add(
        Field.CONNECT_TIME,
        "upstream_connect_time uct up_connect up_conn upstream_connect connect_time uc_time connect");
    add(
        Field.HEADER_TIME,
        "upstream_header_time uht up_header up_head upstream_header header_time uh_time header ttfb"
            + " hdr hdr_time up_hdr ht");
    add(
        Field.RESPONSE_TIME,
        "upstream_response_time urt up_response upstream_response upstream_time upstream_rt"
            + " backend_time up_time upstime uprt upstream_duration u_time up_resp ut upstream_latency apptime app_time up_dur"
            + " up up_t upt");
    add(
        Field.REQUEST_ID,
        "request_id rid req_id reqid requestid x_request_id http_x_request_id trace_id traceid"
            + " correlation_id correlationid x_correlation_id uuid http_request_id id");
    add(
        Field.TRACE_PARENT,
        "traceparent http_traceparent x_b3_traceid http_x_b3_traceid b3 http_b3 uber_trace_id"
            + " http_uber_trace_id x_cloud_trace_context http_x_cloud_trace_context");
    add(Field.EDGE_ID, "cf_ray http_cf_ray http_x_amzn_trace_id x_amzn_trace_id");
    add(
        Field.REMOTE_ADDRESS,
        "remote_addr client ip client_ip remote_ip remote_address addr remote clientip source_ip"
            + " remote_host source_address client_address host_ip peer ra c_ip");
    add(Field.PEER_ADDRESS, "realip_remote_addr peer_addr");
    add(Field.REMOTE_PORT, "remote_port client_port port_remote");
    add(
        Field.FORWARDED_FOR,
        "x_forwarded_for xff http_x_forwarded_for forwarded_for fwd forwardedfor");
    add(Field.ORIGIN, "origin http_origin cors_origin request_origin");
    add(
        Field.ALLOW_ORIGIN,
        "acao sent_http_access_control_allow_origin allow_origin access_control_allow_origin"
            + " cors_allow cors_allow_origin allowed_origin");
    add(Field.COMPLETION, "request_completion completion rc complete");
    add(Field.CONNECTION, "connection c conn connection_serial cid conn_id connection_id");
    add(Field.HOST, "host vhost http_host domain hostname http_vhost url_domain");
    add(Field.SERVER_NAME, "server_name server");
    add(Field.REFERER, "referer referrer http_referer http_referrer ref http_request_referrer");
    add(Field.USER_AGENT, "ua user_agent http_user_agent agent useragent user_agent_original");
    add(
        Field.TIME_ISO,
        "time ts timestamp @timestamp time_local time_iso8601 msec date datetime time_iso t iso8601"
            + " local_time log_time event_time epoch time_msec end_time");
  }

  private Names() {}

  /** What a value so called means; a time is {@link Field#TIME_ISO} whatever its notation. */
  static Optional<Field> field(String name) {
    String plain = snake(name);
    Field whole = FIELDS.get(plain);
    if (whole != null) {
      return Optional.of(whole);
    }
    if (name.startsWith("headers")) {
      return Optional.empty();
    }
    for (String behind : BEHIND) {
      if (plain.startsWith(behind)) {
        Field of = FIELDS.get(plain.substring(behind.length()));
        return of == Field.REQUEST_TIME
            ? Optional.of(Field.RESPONSE_TIME)
            : of == Field.STATUS ? Optional.of(Field.UPSTREAM_STATUS) : Optional.empty();
      }
    }
    // Of a nested name the longest end that says something: upstream.status is not the status.
    for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
      String end = name.substring(dot + 1);
      Field field = FIELDS.get(snake(end));
      boolean bare = end.indexOf('.') < 0 && name.contains("upstream.");
      if (field != null && !bare) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  /** Whether the name is the variable's own, so that unit and notation are nginx's. */
  static boolean exact(String name) {
    return Variables.field(snake(name)) != Field.OTHER;
  }

  /** {@code requestTime}, {@code request-time} and {@code request.time} as {@code request_time}. */
  private static String snake(String name) {
    StringBuilder out = new StringBuilder(name.length() + 4);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '-' || c == '.' || c == ' ') {
        out.append('_');
      } else if (Character.isUpperCase(c)) {
        if (i > 0 && Character.isLowerCase(name.charAt(i - 1))) {
          out.append('_');
        }
        out.append(Character.toLowerCase(c));
      } else {
        out.append(c);
      }
    }
    return out.toString().toLowerCase(Locale.ROOT);
  }

  private static void add(Field field, String names) {
    for (String name : names.split(" ", -1)) {
      FIELDS.put(name, field);
    }
  }
}
