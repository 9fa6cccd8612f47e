package io.culprit.cli;

import picocli.CommandLine.IVersionProvider;

/** The version, from the jar. */
final class CulpritVersion implements IVersionProvider {
  /** The version as one word. */
  static String text() {
    String version = CulpritVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"culprit " + text()};
  }
}
