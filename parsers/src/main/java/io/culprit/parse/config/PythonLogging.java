package io.culprit.parse.config;

import java.util.List;

/**
 * Python's logging configuration, as given to uvicorn with {@code --log-config}: JSON, YAML or INI.
 */
final class PythonLogging {
  private PythonLogging() {}

  static boolean recognises(List<String> lines) {
    boolean formatters = false;
    boolean handlers = false;
    for (String line : lines) {
      String text = line.strip();
      formatters |= heading(text, "formatters");
      handlers |= heading(text, "handlers") || heading(text, "loggers");
    }
    return formatters && handlers;
  }

  private static boolean heading(String line, String name) {
    return line.equals("[" + name + "]")
        || line.equals(name + ":")
        || ((line.startsWith("{") || line.startsWith("\"")) && line.contains("\"" + name + "\":"));
  }
}
