package io.culprit.rank.export;

import io.culprit.parse.LogSet;

/** What sources are called in exports, and who writes them. */
public final class SourceNames {
  private final LogSet logs;

  /** The names of a set's sources. */
  public SourceNames(LogSet logs) {
    this.logs = logs;
  }

  /** The file, as reports cite it. */
  String name(int source) {
    return logs.sources().get(source).name();
  }

  /** The server that writes such logs: the first word of the format's title, in lower case. */
  String service(int source) {
    String title = logs.sources().get(source).detected().format().title();
    return title.split(" ", 2)[0].toLowerCase(java.util.Locale.ROOT);
  }
}
