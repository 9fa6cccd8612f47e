package io.culprit.cli;

import io.culprit.engine.Version;
import picocli.CommandLine.IVersionProvider;

/** The version, as the build wrote it. */
final class CulpritVersion implements IVersionProvider {
  /** The version as one word. */
  static String text() {
    return Version.text();
  }

  @Override
  public String[] getVersion() {
    return new String[] {"culprit " + text()};
  }
}
