package io.culprit.parse.source;

import java.util.List;
import java.util.Locale;

/**
 * What log stores call the two things that matter of an exported message; the surest names first.
 */
enum ExportField {
  /**
   * Splunk; CloudWatch Logs Insights; Google Cloud Logging; Azure (ContainerLogV2, ContainerLog,
   * Container Apps, App Service, Syslog); Elasticsearch, Datadog and CloudWatch Logs; Grafana and
   * Loki; collectors.
   */
  MESSAGE(
      List.of(
          "_raw",
          "@message",
          "textpayload",
          "logmessage",
          "logentry",
          "log_s",
          "resultdescription",
          "syslogmessage",
          "event.original",
          "message",
          "_source.message",
          "line",
          "log",
          "body",
          "content")),
  TIME(
      List.of(
          "tsns",
          "__realtime_timestamp",
          "_time",
          "@timestamp",
          "_source.@timestamp",
          "timegenerated",
          "timestamp",
          "time",
          "date",
          "ts"));

  /** An unmodifiable list, which the compiler cannot see. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> names;

  ExportField(List<String> names) {
    this.names = names;
  }

  /** How sure a name is, the surest 0; -1: it is no name of this. */
  int rank(String name) {
    String plain = name.strip().toLowerCase(Locale.ROOT);
    int zone = plain.indexOf(" [");
    return names.indexOf(zone < 0 ? plain : plain.substring(0, zone));
  }

  /** The surest of some names; -1: none is a name of this. */
  int surest(List<String> columns) {
    int best = -1;
    for (int i = 0; i < columns.size(); i++) {
      int rank = rank(columns.get(i));
      if (rank >= 0 && (best < 0 || rank < rank(columns.get(best)))) {
        best = i;
      }
    }
    return best;
  }
}
