package io.culprit.parse.twin;

import io.culprit.parse.LogFormat;
import java.util.Map;

/** The twin of each format, or why it has none. */
final class Twins {
  static final Map<LogFormat, Twin> BY_FORMAT =
      Map.ofEntries(
          Map.entry(LogFormat.CLOUDFLARE, Twin.ofLines(CloudflareTwin::tell)),
          Map.entry(LogFormat.CADDY, Twin.ofLines(CaddyTwin::tell)),
          Map.entry(LogFormat.CURL, new CurlTwin()),
          Map.entry(LogFormat.DIG, new DigTwin()),
          Map.entry(LogFormat.NGINX_ACCESS_JSON, Twin.ofLines(NginxJsonTwin::tell)),
          Map.entry(LogFormat.BACKEND_CSV, CsvTwin.ofBackend()),
          Map.entry(LogFormat.BACKEND_JSON, Twin.ofLines(BackendJsonTwin::tell)),
          Map.entry(LogFormat.BACKEND_LOGFMT, Twin.ofLines(BackendLogfmtTwin::tell)),
          Map.entry(LogFormat.CLIENT_REPORT_CSV, CsvTwin.ofClient()),
          Map.entry(LogFormat.CLIENT_REPORT_JSON, Twin.ofLines(ClientJsonTwin::tell)),
          grok(LogFormat.NGINX_ACCESS),
          grok(LogFormat.NGINX_ERROR),
          grok(LogFormat.HAPROXY_HTTP),
          grok(LogFormat.AWS_ELB),
          Map.entry(
              LogFormat.TRAEFIK,
              Twin.ofLines(TraefikJsonTwin::tell).or(GrokTwin.of(LogFormat.TRAEFIK))),
          Map.entry(
              LogFormat.ENVOY, Twin.ofLines(EnvoyJsonTwin::tell).or(GrokTwin.of(LogFormat.ENVOY))),
          grok(LogFormat.GUNICORN_ACCESS),
          grok(LogFormat.PYTHON_SERVER),
          grok(LogFormat.APP_LOG),
          grok(LogFormat.BACKEND_TEXT));

  /** Formats that have none, and why. */
  static final Map<LogFormat, String> WITHOUT =
      Map.of(
          LogFormat.HAR, "it is one document, no lines: HarCursorTest states what each entry says",
          LogFormat.CONFIG,
              "it holds no events: ConfigurationTest states what each directive declares");

  private Twins() {}

  private static Map.Entry<LogFormat, Twin> grok(LogFormat format) {
    return Map.entry(format, GrokTwin.of(format));
  }
}
