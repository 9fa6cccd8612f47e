package io.culprit.parse.backend.field;

import java.util.List;

/**
 * What a named value of a record can mean, with the names it goes by, best first.
 *
 * <p>Names are in the form that {@link Meaning#of} folds keys to: lower case, words parted by
 * {@code _}, units and well-known containers ({@code http.request.}) taken off. To teach culprit a
 * new name, add it here.
 */
public enum Field {
  /** When the record was written; with nothing else known, the end of the request. */
  TIME(
      "timestamp",
      "ts",
      "time",
      "datetime",
      "date_time",
      "asctime",
      "at",
      "when",
      "logged_at",
      "created_at",
      "created",
      "event_time",
      "log_time",
      "eventtime",
      "epoch",
      "t"),
  /** A date in a column of its own. */
  DATE("date", "day"),
  START(
      "start",
      "start_time",
      "started_at",
      "started",
      "start_epoch",
      "start_ts",
      "begin",
      "begin_time",
      "start_timestamp",
      "started_date_time",
      "start_time_unix",
      "time_start",
      "request_start",
      "request_time_start",
      "received_at"),
  END(
      "end",
      "end_time",
      "ended_at",
      "ended",
      "end_epoch",
      "end_ts",
      "finish",
      "finished_at",
      "finished",
      "stop",
      "end_timestamp",
      "end_time_unix",
      "time_end",
      "completed_at",
      "request_end",
      "response_end",
      "finish_time"),
  METHOD("method", "request_method", "http_method", "verb", "http_verb"),
  TARGET(
      "url",
      "full_url",
      "request_url",
      "path",
      "request_path",
      "uri",
      "request_uri",
      "url_path",
      "target",
      "full_path",
      "url_full",
      "url_original",
      "original",
      "full",
      "path_info",
      "endpoint",
      "route",
      "resource",
      "request_target",
      "raw_path",
      "api",
      "name"),
  /** Method and target in one text, as in {@code GET /x HTTP/1.1}. */
  REQUEST(
      "request", "request_line", "req", "http_request", "call", "operation", "name", "span_name"),
  STATUS(
      "status",
      "status_code",
      "response_status",
      "http_status",
      "http_status_code",
      "code",
      "response_code",
      "response_status_code",
      "http_code",
      "http",
      "statuscode",
      "http_response_code"),
  DURATION(
      "duration",
      "elapsed",
      "took",
      "latency",
      "dur",
      "process_time",
      "processing_time",
      "request_time",
      "response_time",
      "total_time",
      "time_taken",
      "elapsed_time",
      "duration_total",
      "execution_time",
      "exec_time",
      "handler_time",
      "runtime",
      "run_time",
      "request_duration",
      "total_duration",
      "time_spent",
      "cost",
      "rt",
      "total",
      "responsetime",
      "servicetime",
      "service_time",
      "wall_time",
      "lapse",
      "time_total",
      "spent",
      "ms",
      "us",
      "ns",
      "seconds",
      "secs",
      "sec",
      "millis",
      "micros"),
  BYTES(
      "bytes",
      "bytes_out",
      "bytes_sent",
      "response_bytes",
      "size",
      "response_size",
      "body_bytes",
      "body_bytes_sent",
      "content_length",
      "response_content_length",
      "response_body_size",
      "body_size",
      "length",
      "out_bytes",
      "resp_size",
      "transfer_size"),
  REQUEST_ID(
      "request_id",
      "x_request_id",
      "req_id",
      "rid",
      "requestid",
      "http_x_request_id",
      "correlation_id",
      "x_correlation_id",
      "cid",
      "correlationid",
      "trace_id",
      "traceid",
      "trace",
      "traceparent",
      "id",
      "uuid"),
  MESSAGE("message", "msg", "event", "text", "log"),
  LEVEL("level", "levelname", "severity", "log_level", "lvl", "loglevel", "level_name"),
  LOGGER("logger", "logger_name", "log_logger", "name", "module"),
  EXCEPTION("exc_info", "exception", "stack_trace", "traceback", "stacktrace", "exc_text"),
  PID("pid", "process", "process_id", "process_pid"),
  CLIENT("client", "client_addr", "remote_addr", "client_ip", "remote_ip", "ip", "peer", "address"),
  /** The page's origin or its whole address. */
  ORIGIN(
      "origin",
      "page_origin",
      "page",
      "page_url",
      "href",
      "referrer",
      "referer",
      "document_url",
      "location",
      "view_url"),
  SESSION(
      "session",
      "session_id",
      "sid",
      "sessionid",
      "user_session",
      "visitor",
      "visitor_id",
      "client_id",
      "tab_id",
      "device_id",
      "user_id",
      "user",
      "anonymous_id"),
  OUTCOME("outcome", "result", "state", "disposition"),
  ERROR(
      "error",
      "err",
      "error_message",
      "error_name",
      "error_type",
      "failure",
      "net_error",
      "failure_text",
      "exception",
      "reason"),
  /** Whether the call succeeded. */
  OK("ok", "success", "succeeded"),
  /** Quality of the client's network, a sign of a client report. */
  NETWORK("connection", "effective_type", "ect", "net", "network", "connection_type"),
  /**
   * A sign that a proxy wrote the record: nginx's names of variables. Any name with "upstream" is
   * one, too.
   */
  PROXY(
      "time_local",
      "time_iso8601",
      "remote_user",
      "body_bytes_sent",
      "request_length",
      "request_completion",
      "http_user_agent",
      "http_referer",
      "http_x_forwarded_for"),
  /** What kind of thing the record tells of: a fetch, a page view. */
  KIND("type", "kind", "initiator_type", "resource_type", "event_type");

  /** Never changed. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> names;

  Field(String... names) {
    this.names = List.of(names);
  }

  /** The names it goes by, best first. */
  List<String> names() {
    return names;
  }
}
