package io.culprit.parse.twin;

import io.culprit.parse.LogFormat;
import java.util.Map;

/** The twin of each format, or why it has none. */
final class Twins {
  static final Map<LogFormat, Twin> BY_FORMAT =
      Map.ofEntries(Map.entry(LogFormat.NGINX_ACCESS, GrokTwin.of(LogFormat.NGINX_ACCESS)));

  /** Formats that have none, and why. */
  static final Map<LogFormat, String> WITHOUT =
      Map.of(
          LogFormat.HAR, "it is one document: its tests hold it against a tree of the same JSON",
          LogFormat.CONFIG, "it holds no events: its tests state what each directive declares");

  private Twins() {}
}
