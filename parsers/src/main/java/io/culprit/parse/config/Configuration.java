package io.culprit.parse.config;

import io.culprit.parse.event.Setting;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one configuration file says.
 *
 * @param accessFormats nginx {@code log_format} strings by name, {@code escape=} in front
 * @param gunicornFormats gunicorn {@code access_log_format} strings
 * @param settings timeouts, sizes and the like
 */
public record Configuration(
    Map<String, String> accessFormats, List<String> gunicornFormats, List<Setting> settings) {
  public Configuration {
    accessFormats = Collections.unmodifiableMap(new LinkedHashMap<>(accessFormats));
    gunicornFormats = List.copyOf(gunicornFormats);
    settings = List.copyOf(settings);
  }

  /** A file that says nothing of use. */
  static Configuration none() {
    return new Configuration(Map.of(), List.of(), List.of());
  }
}
