package io.culprit.parse.config;

import java.util.List;
import java.util.function.Predicate;

/** The configuration files culprit reads; a line a kind. */
public enum ConfigKind {
  NGINX("nginx configuration", NginxConfig::recognises, NginxConfig::read),
  HAPROXY("haproxy configuration", HaproxyConfig::recognises, HaproxyConfig::read),
  GUNICORN("gunicorn configuration", GunicornConfig::recognises, GunicornConfig::read),
  PYTHON_LOGGING(
      "Python logging configuration",
      PythonLogging::recognises,
      (source, lines) -> Configuration.none());

  private final String title;

  /** Neither of the two holds state, which the compiler cannot see. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Predicate<List<String>> recognises;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Reader reader;

  ConfigKind(String title, Predicate<List<String>> recognises, Reader reader) {
    this.title = title;
    this.recognises = recognises;
    this.reader = reader;
  }

  /** The name a person reads. */
  public String title() {
    return title;
  }

  /** Whether a file that begins with these lines is of this kind. */
  public boolean recognises(List<String> lines) {
    return recognises.test(lines);
  }

  /** Reads all lines of a file. */
  public Configuration read(int source, List<String> lines) {
    return reader.read(source, lines);
  }

  /** Reads one kind. */
  @FunctionalInterface
  private interface Reader {
    Configuration read(int source, List<String> lines);
  }
}
