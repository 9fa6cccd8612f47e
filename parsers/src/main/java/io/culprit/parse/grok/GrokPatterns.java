package io.culprit.parse.grok;

import io.krakens.grok.api.GrokCompiler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The grok patterns for duration lines: the built-in ones of {@code backend.grok}, and a user's
 * own.
 */
public final class GrokPatterns {
  private static final String RESOURCE = "backend.grok";
  private static final List<GrokPattern> BUILT_IN = load();

  private GrokPatterns() {}

  /** The built-in patterns, in the order in which they are tried. */
  public static List<GrokPattern> builtIn() {
    return BUILT_IN;
  }

  /** Compiles a user's patterns; those with a {@link #fault} are left out. */
  public static List<GrokPattern> compile(List<String> patterns) {
    List<GrokPattern> compiled = new ArrayList<>();
    if (!patterns.isEmpty()) {
      GrokCompiler compiler = compiler();
      for (String pattern : patterns) {
        if (fault(compiler, pattern).isEmpty()) {
          compiled.add(new GrokPattern(pattern, false, compiler.compile(pattern, true), List.of()));
        }
      }
    }
    return List.copyOf(compiled);
  }

  /** What is wrong with a user's pattern; empty: nothing. */
  public static Optional<String> fault(String pattern) {
    return fault(compiler(), pattern);
  }

  private static Optional<String> fault(GrokCompiler compiler, String pattern) {
    try {
      compiler.compile(pattern, true);
      return Optional.empty();
    } catch (RuntimeException | StackOverflowError wrong) {
      String message = wrong.getMessage();
      return Optional.of(
          message == null
              ? "not a grok pattern"
              : message.lines().findFirst().orElse("not a grok pattern"));
    }
  }

  private static GrokCompiler compiler() {
    GrokCompiler compiler = GrokCompiler.newInstance();
    compiler.registerDefaultPatterns();
    return compiler;
  }

  private static List<GrokPattern> load() {
    try (InputStream in = GrokPatterns.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the jar");
      }
      return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<GrokPattern> read(BufferedReader reader) throws IOException {
    GrokCompiler compiler = compiler();
    List<GrokPattern> patterns = new ArrayList<>();
    List<String> samples = new ArrayList<>();
    String name = "";
    String match = "";
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      int space = line.indexOf(' ');
      String word = space < 0 ? line : line.substring(0, space);
      String rest = space < 0 ? "" : line.substring(space + 1);
      switch (word) {
        case "define" -> {
          int gap = rest.indexOf(' ');
          compiler.register(rest.substring(0, gap), rest.substring(gap + 1));
        }
        case "pattern" -> {
          add(patterns, compiler, name, match, samples);
          name = rest;
          samples.clear();
        }
        case "match" -> match = rest;
        case "sample" -> samples.add(rest);
        default -> {}
      }
    }
    add(patterns, compiler, name, match, samples);
    return List.copyOf(patterns);
  }

  private static void add(
      List<GrokPattern> patterns,
      GrokCompiler compiler,
      String name,
      String match,
      List<String> samples) {
    if (!name.isEmpty()) {
      boolean begins = name.endsWith(" begins");
      String plain = begins ? name.substring(0, name.length() - " begins".length()) : name;
      patterns.add(new GrokPattern(plain, begins, compiler.compile(match, true), samples));
    }
  }
}
