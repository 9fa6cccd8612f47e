package io.culprit.parse.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.event.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ConfigurationTest {
  private static final List<String> NGINX =
      """
      # comment; with { marks
      error_log /var/log/nginx/error.log info;
      http {
          log_format main '$remote_addr "$request" '
                          '$status ${request_time}s \\'q\\'';
          log_format js escape=json "{\\"s\\":$status}";  # trailing
          access_log /var/log/nginx/access.log main;
          keepalive_timeout 75s 60s;
          upstream api { server 127.0.0.1:8000; keepalive 16; keepalive_timeout 1m30s; }
          server {
              send_timeout 500ms;
              location ~ ^/api/(x|y) {
                  proxy_pass http://api;
                  proxy_read_timeout 5;
              }
              resolver_timeout 3s;
          }
      }
      """
          .lines()
          .toList();

  @Test
  void nginx_declaresFormatsAndTimes() {
    assertEquals(Optional.of(ConfigKind.NGINX), ConfigRecogniser.kind(NGINX));
    Configuration read = ConfigKind.NGINX.read(3, NGINX);
    assertEquals(
        Map.of(
            "main",
            "$remote_addr \"$request\" $status ${request_time}s 'q'",
            "js",
            "escape=json {\"s\":$status}"),
        read.accessFormats());
    assertEquals("5 5000000 ^/api/(x|y)", told(read, "proxy_read_timeout"));
    assertEquals("500ms 500000 ", told(read, "send_timeout"));
    assertEquals("3s 3000000 ", told(read, "resolver_timeout"));
    assertEquals("16 -1 api", told(read, "keepalive"));
    assertEquals("/var/log/nginx/error.log info -1 ", told(read, "error_log"));
    List<Setting> keep =
        read.settings().stream().filter(s -> s.name().equals("keepalive_timeout")).toList();
    assertEquals(List.of(75_000_000L, 90_000_000L), keep.stream().map(Setting::micros).toList());
    assertEquals(List.of("", "api"), keep.stream().map(Setting::scope).toList());
    assertEquals(14, find(read, "proxy_read_timeout").origin().line());
    assertEquals(3, find(read, "proxy_read_timeout").origin().source());
  }

  @Test
  void haproxy_countsMilliseconds() {
    List<String> lines =
        List.of(
            "defaults",
            "    mode http",
            "    timeout server 30s",
            "    timeout connect 5000",
            "frontend fe",
            "    bind :80",
            "backend be # x",
            "    option abortonclose",
            "    timeout server 1m",
            "    server web1 127.0.0.1:8081 pool-purge-delay 60s pool-max-conn 50");
    assertEquals(Optional.of(ConfigKind.HAPROXY), ConfigRecogniser.kind(lines));
    Configuration read = ConfigKind.HAPROXY.read(0, lines);
    assertEquals("5000 5000000 ", told(read, "timeout connect"));
    assertEquals(
        List.of("/30000000", "be/60000000"),
        read.settings().stream()
            .filter(s -> s.name().equals("timeout server"))
            .map(s -> s.scope() + "/" + s.micros())
            .toList());
    assertEquals("abortonclose -1 be", told(read, "option"));
    assertEquals("60s 60000000 be", told(read, "pool-purge-delay"));
  }

  @Test
  void gunicorn_readsPlainAssignments() {
    List<String> lines =
        List.of(
            "import multiprocessing",
            "workers = multiprocessing.cpu_count() * 2 + 1",
            "worker_class = \"gthread\"",
            "timeout = 30  # seconds",
            "access_log_format = ('%(h)s \"%(r)s\" '",
            "                     '%(s)s %(D)s')");
    assertEquals(Optional.of(ConfigKind.GUNICORN), ConfigRecogniser.kind(lines));
    Configuration read = ConfigKind.GUNICORN.read(0, lines);
    assertEquals("30 30000000 ", told(read, "timeout"));
    assertEquals("gthread -1 ", told(read, "worker_class"));
    assertEquals(List.of("%(h)s \"%(r)s\" %(s)s %(D)s"), read.gunicornFormats());
  }

  @Test
  void logs_areNoConfigurations() {
    for (String line :
        List.of(
            "2026/11/20 10:54:15 [error] 7#7: *1 upstream timed out; {",
            "time=2026-11-20T10:54:15Z level=info timeout=30",
            "2026-11-20 10:54:15,123 - INFO - Started server process [1]",
            "{\"time\":\"x\",\"handlers\":1}")) {
      assertEquals(Optional.empty(), ConfigRecogniser.kind(List.of(line, line, line)), line);
    }
  }

  @Test
  void pythonLogging_isRecognised() {
    assertTrue(
        ConfigRecogniser.kind(
                List.of("{", " \"version\": 1,", " \"formatters\": {", " \"handlers\": {"))
            .isPresent());
  }

  private static String told(Configuration configuration, String name) {
    Setting setting = find(configuration, name);
    return setting.value() + " " + setting.micros() + " " + setting.scope();
  }

  private static Setting find(Configuration configuration, String name) {
    return configuration.settings().stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
