package io.culprit.parse.config;

import io.culprit.parse.event.Origin;
import io.culprit.parse.event.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * gunicorn's {@code gunicorn.conf.py}: assignments of a Python file, of which only plain values are
 * understood.
 */
final class GunicornConfig {
  private static final Pattern ASSIGNMENT = Pattern.compile("^([a-z_]+)\\s*=\\s*(?!=)(.*)$");
  private static final Pattern STRING =
      Pattern.compile("'((?:[^'\\\\]|\\\\.)*+)'|\"((?:[^\"\\\\]|\\\\.)*+)\"");
  private static final Set<String> TIMES = Set.of("timeout", "graceful_timeout", "keepalive");
  private static final Set<String> KEPT =
      Set.of(
          "workers",
          "worker_class",
          "threads",
          "max_requests",
          "max_requests_jitter",
          "worker_connections",
          "backlog",
          "bind",
          "loglevel",
          "preload_app",
          "worker_tmp_dir",
          "limit_request_line");
  private static final Set<String> TELLTALES =
      Set.of(
          "bind",
          "workers",
          "worker_class",
          "accesslog",
          "errorlog",
          "access_log_format",
          "graceful_timeout",
          "wsgi_app",
          "max_requests",
          "threads",
          "timeout");

  private GunicornConfig() {}

  static boolean recognises(List<String> lines) {
    int known = 0;
    for (String line : lines) {
      Matcher matcher = ASSIGNMENT.matcher(line);
      known +=
          matcher.matches() && TELLTALES.contains(matcher.group(1)) && !line.endsWith(";") ? 1 : 0;
    }
    return known >= 2;
  }

  static Configuration read(int source, List<String> lines) {
    List<Setting> settings = new ArrayList<>();
    List<String> formats = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = ASSIGNMENT.matcher(lines.get(i));
      if (!matcher.matches()) {
        continue;
      }
      String name = matcher.group(1);
      String value = uncommented(matcher.group(2)).strip();
      Origin origin = new Origin(source, i + 1L);
      if (name.equals("access_log_format")) {
        StringBuilder text = new StringBuilder(value);
        for (int j = i + 1; j < lines.size() && continues(text); j++) {
          text.append(' ').append(lines.get(j).strip());
        }
        String format = strings(text.toString());
        formats.add(format);
        settings.add(new Setting(origin, "gunicorn", name, format, -1, ""));
      } else if (TIMES.contains(name)) {
        settings.add(
            new Setting(origin, "gunicorn", name, value, TimeSpans.micros(value, 1_000_000), ""));
      } else if (KEPT.contains(name)) {
        String text = STRING.matcher(value).matches() ? strings(value) : value;
        settings.add(new Setting(origin, "gunicorn", name, text, -1, ""));
      }
    }
    return new Configuration(Map.of(), formats, settings);
  }

  /**
   * Whether an expression goes on in the next line: an open parenthesis, a backslash at the end.
   */
  private static boolean continues(StringBuilder text) {
    String bare = STRING.matcher(text).replaceAll("");
    return bare.endsWith("\\") || (bare.indexOf('(') >= 0 && bare.indexOf(')') < 0);
  }

  /** The text of neighbouring string literals, which Python joins. */
  private static String strings(String expression) {
    StringBuilder out = new StringBuilder();
    Matcher matcher = STRING.matcher(expression);
    while (matcher.find()) {
      String single = matcher.group(1);
      String text = single == null ? matcher.group(2) : single;
      out.append(
          text.replace("\\\"", "\"")
              .replace("\\'", "'")
              .replace("\\t", "\t")
              .replace("\\\\", "\\"));
    }
    return out.toString();
  }

  private static String uncommented(String value) {
    int comment = value.indexOf(" #");
    return comment < 0 || value.indexOf('"') >= 0 || value.indexOf('\'') >= 0
        ? value
        : value.substring(0, comment);
  }
}
