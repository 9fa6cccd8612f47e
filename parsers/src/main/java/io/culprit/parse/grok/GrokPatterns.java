package io.culprit.parse.grok;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The built-in grok patterns for duration lines, in {@code backend.grok}. */
public final class GrokPatterns {
  private static final String RESOURCE = "backend.grok";
  private static final List<GrokPattern> BUILT_IN = load();

  private GrokPatterns() {}

  /** The built-in patterns, in the order in which they are tried. */
  public static List<GrokPattern> builtIn() {
    return BUILT_IN;
  }

  private static List<GrokPattern> load() {
    try (InputStream in = GrokPatterns.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the jar");
      }
      GrokFile file =
          GrokFile.of(
              new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                  .lines()
                  .toList());
      if (!file.faults().isEmpty()) {
        throw new IllegalStateException(RESOURCE + ": " + file.faults());
      }
      return file.patterns();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
