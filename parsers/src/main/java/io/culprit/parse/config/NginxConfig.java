package io.culprit.parse.config;

import io.culprit.parse.event.Origin;
import io.culprit.parse.event.Setting;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * nginx's configuration: log formats, and the directives that decide how long, how big and how
 * many. What a file includes is read where the included file is among the inputs, since every one
 * of them is read alike.
 */
final class NginxConfig {
  private static final Set<String> TELLTALES =
      Set.of(
          "log_format",
          "access_log",
          "error_log",
          "proxy_pass",
          "proxy_read_timeout",
          "server_name",
          "upstream",
          "location",
          "http",
          "events",
          "worker_connections",
          "proxy_set_header",
          "fastcgi_pass",
          "types",
          "map");

  private static final Set<String> KEPT =
      Set.of(
          "keepalive",
          "keepalive_requests",
          "keepalive_time",
          "resolver",
          "proxy_buffering",
          "proxy_buffers",
          "proxy_buffer_size",
          "proxy_busy_buffers_size",
          "proxy_max_temp_file_size",
          "proxy_request_buffering",
          "proxy_ignore_client_abort",
          "proxy_next_upstream",
          "proxy_next_upstream_tries",
          "proxy_pass",
          "proxy_http_version",
          "proxy_set_header",
          "proxy_temp_path",
          "client_max_body_size",
          "client_body_buffer_size",
          "worker_connections",
          "worker_processes",
          "worker_rlimit_nofile",
          "error_log",
          "access_log",
          "server_name",
          "listen",
          "server",
          "reset_timedout_connection",
          "limit_req",
          "limit_conn",
          "limit_rate",
          "add_header",
          "return",
          "proxy_cache",
          "proxy_socket_keepalive",
          "proxy_ssl_session_reuse",
          "set_real_ip_from",
          "real_ip_header",
          "fail_timeout",
          "max_fails");

  private static final long SECOND = 1_000_000;

  private final int source;
  private final Map<String, String> formats = new LinkedHashMap<>();
  private final List<Setting> settings = new ArrayList<>();
  private final Deque<String> scopes = new ArrayDeque<>();

  private NginxConfig(int source) {
    this.source = source;
  }

  /** Whether the lines are directives, some of which only nginx knows. */
  static boolean recognises(List<String> lines) {
    int known = 0;
    int shaped = 0;
    for (String line : lines) {
      String text = line.strip();
      char last = text.isEmpty() ? '#' : text.charAt(text.length() - 1);
      boolean directive =
          last == ';'
              || last == '{'
              || last == '}'
              || text.startsWith("#")
              || text.contains("; #")
              || last == '\''
              || last == '"';
      shaped += directive ? 1 : 0;
      int space = text.indexOf(' ');
      if (space > 0
          && (last == ';' || last == '{' || last == '\'' || last == '"' || text.contains(";"))
          && (TELLTALES.contains(text.substring(0, space)) || text.startsWith("proxy_"))) {
        known++;
      }
    }
    return known > 0 && shaped * 10 >= lines.size() * 7;
  }

  /** Reads the formats and settings. */
  static Configuration read(int source, List<String> lines) {
    NginxConfig config = new NginxConfig(source);
    List<NginxTokens.Token> words = new ArrayList<>();
    for (NginxTokens.Token token : NginxTokens.of(lines)) {
      switch (token.kind()) {
        case WORD -> words.add(token);
        case END -> {
          config.directive(words);
          words.clear();
        }
        case OPEN -> {
          config.open(words);
          words.clear();
        }
        case CLOSE -> {
          config.close();
          words.clear();
        }
      }
    }
    return new Configuration(config.formats, List.of(), config.settings);
  }

  private void open(List<NginxTokens.Token> words) {
    String kind = words.isEmpty() ? "" : words.get(0).text();
    boolean named = (kind.equals("location") || kind.equals("upstream")) && words.size() > 1;
    String outer = scopes.isEmpty() ? "" : scopes.peek();
    scopes.push(named ? words.get(words.size() - 1).text() : outer);
  }

  private void close() {
    if (!scopes.isEmpty()) {
      scopes.pop();
    }
  }

  private void directive(List<NginxTokens.Token> words) {
    if (words.size() < 2) {
      return;
    }
    String name = words.get(0).text();
    if (name.equals("log_format")) {
      format(words);
      return;
    }
    if (!KEPT.contains(name) && !name.endsWith("_timeout")) {
      return;
    }
    StringBuilder value = new StringBuilder();
    for (NginxTokens.Token word : words.subList(1, words.size())) {
      value.append(value.length() == 0 ? "" : " ").append(word.text());
    }
    long micros =
        name.endsWith("_timeout") || name.equals("keepalive_time")
            ? TimeSpans.micros(words.get(1).text(), SECOND)
            : -1;
    String scope = scopes.isEmpty() ? "" : scopes.peek();
    settings.add(
        new Setting(
            new Origin(source, words.get(0).line()),
            "nginx",
            name,
            value.toString(),
            micros,
            scope));
  }

  private void format(List<NginxTokens.Token> words) {
    if (words.size() < 3) {
      return;
    }
    boolean escape = words.get(2).text().startsWith("escape=");
    StringBuilder format = new StringBuilder(escape ? words.get(2).text() + " " : "");
    for (NginxTokens.Token word : words.subList(escape ? 3 : 2, words.size())) {
      format.append(word.text());
    }
    formats.put(words.get(1).text(), format.toString());
  }
}
