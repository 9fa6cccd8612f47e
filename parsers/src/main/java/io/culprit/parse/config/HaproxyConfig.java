package io.culprit.parse.config;

import io.culprit.parse.event.Origin;
import io.culprit.parse.event.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** haproxy's configuration: sections of indented keywords. Times without unit are milliseconds. */
final class HaproxyConfig {
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Set<String> SECTIONS =
      Set.of("global", "defaults", "frontend", "backend", "listen");
  private static final Set<String> OTHER_SECTIONS =
      Set.of(
          "resolvers", "peers", "userlist", "mailers", "cache", "program", "ring", "http-errors");
  private static final Set<String> KEPT =
      Set.of(
          "maxconn",
          "http-reuse",
          "retries",
          "server",
          "bind",
          "default_backend",
          "use_backend",
          "mode",
          "balance",
          "log-format",
          "fullconn");

  /** How long a server's idle connections are kept; an argument of {@code server}. */
  private static final String PURGE = "pool-purge-delay";

  private HaproxyConfig() {}

  static boolean recognises(List<String> lines) {
    int sections = 0;
    int keywords = 0;
    for (String line : lines) {
      if (!beginsWithLetter(line)) {
        continue; // No keyword, and every log's sample passes here.
      }
      String[] words = SPACES.split(line.strip(), -1);
      if (SECTIONS.contains(words[0])
          && !line.endsWith(";")
          && !line.endsWith("{")
          && !line.contains("=")) {
        sections++;
      }
      if (words.length > 1
          && (words[0].equals("timeout")
              || words[0].equals("option")
              || words[0].equals("bind")
              || words[0].equals("default_backend")
              || words[0].equals("server")
              || words[0].equals("mode"))
          && !line.strip().endsWith(";")) {
        keywords++;
      }
    }
    return sections > 0 && keywords > 0;
  }

  private static boolean beginsWithLetter(String line) {
    String text = line.strip();
    return !text.isEmpty() && text.charAt(0) >= 'a' && text.charAt(0) <= 'z';
  }

  static Configuration read(int source, List<String> lines) {
    List<Setting> settings = new ArrayList<>();
    String scope = "";
    long number = 0;
    for (String line : lines) {
      number++;
      int comment = line.indexOf('#');
      String text =
          (comment < 0 || line.contains("\"") ? line : line.substring(0, comment)).strip();
      String[] words = SPACES.split(text, -1);
      if (words[0].isEmpty() || words[0].startsWith("#")) {
        continue;
      }
      if (SECTIONS.contains(words[0]) || OTHER_SECTIONS.contains(words[0])) {
        boolean global = words[0].equals("global") || words[0].equals("defaults");
        scope = global || words.length < 2 ? "" : words[1];
        continue;
      }
      Origin origin = new Origin(source, number);
      if (words[0].equals("timeout") && words.length > 2) {
        settings.add(
            new Setting(
                origin,
                "haproxy",
                "timeout " + words[1],
                words[2],
                TimeSpans.micros(words[2], 1_000),
                scope));
      } else if (words[0].equals("option") && words.length > 1) {
        String value = text.substring(text.indexOf(words[1])).strip();
        settings.add(new Setting(origin, "haproxy", "option", value, -1, scope));
      } else if (words[0].equals("no") && words.length > 2) {
        settings.add(new Setting(origin, "haproxy", "no " + words[1], words[2], -1, scope));
      } else if (KEPT.contains(words[0]) && words.length > 1) {
        settings.add(
            new Setting(
                origin, "haproxy", words[0], text.substring(words[0].length()).strip(), -1, scope));
        int purge = Arrays.asList(words).indexOf(PURGE) + 1;
        if (purge > 0 && purge < words.length) {
          long idle = TimeSpans.micros(words[purge], 1_000);
          settings.add(new Setting(origin, "haproxy", PURGE, words[purge], idle, scope));
        }
      }
    }
    return new Configuration(Map.of(), List.of(), settings);
  }
}
