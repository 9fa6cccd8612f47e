package io.culprit.parse.grok;

import io.culprit.parse.backend.field.Row;
import io.krakens.grok.api.Grok;
import io.krakens.grok.api.GrokCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file of grok patterns, built in or a user's:
 *
 * <pre>
 * # a comment
 * define NAME regex     a building block
 * pattern name kind     begins a pattern; kind: backend (if it is left out), begins, access or app
 * match grok            the pattern
 * sample line           a line that it must match
 * </pre>
 *
 * Any other line is a pattern by itself, of the kind backend and without a name.
 *
 * @param patterns the good ones, in order
 * @param faults what is wrong with the file, by line; a pattern with a fault is left out
 */
public record GrokFile(List<GrokPattern> patterns, List<Fault> faults) {
  /** Longest line of such a file. */
  private static final int LONGEST = 16_384;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]++");

  /**
   * A building block: {@code %{NAME}}, {@code %{NAME:field}}, {@code %{NAME:field:type}}. java-grok
   * also takes a definition inside, {@code %{NAME=regex}}, and never ends where such a one is not
   * closed; {@code define} says the same.
   */
  private static final Pattern BLOCK = Pattern.compile("%\\{[A-Za-z0-9_]++(?::[^{}=]*+)?\\}");

  private static final String WHOLE_BLOCKS =
      "expected building blocks such as %{NAME} or %{NAME:field}, found ";

  public GrokFile {
    patterns = List.copyOf(patterns);
    faults = List.copyOf(faults);
  }

  /**
   * Something wrong with a line of the file.
   *
   * @param line 1-based
   * @param text what was expected and found
   */
  public record Fault(int line, String text) {}

  /** Reads the lines of a file. */
  public static GrokFile of(List<String> lines) {
    Reading reading = new Reading();
    for (String line : lines) {
      reading.line(line);
    }
    reading.endPattern();
    return new GrokFile(reading.patterns, reading.faults);
  }

  /** The file as far as it was read. */
  private static final class Reading {
    private final GrokCompiler compiler = GrokCompiler.newInstance();
    private final List<GrokPattern> patterns = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<String> samples = new ArrayList<>();
    private Optional<Grok> match = Optional.empty();
    private GrokPattern.Kind kind = GrokPattern.Kind.BACKEND;
    private String name = "";
    private int begun;
    private int number;
    private boolean faulty;

    Reading() {
      compiler.registerDefaultPatterns();
    }

    void line(String line) {
      number++;
      int space = line.indexOf(' ');
      String rest = space < 0 ? "" : line.substring(space + 1);
      if (line.isBlank() || line.startsWith("#")) {
        return;
      }
      if (line.length() > LONGEST) {
        fault("expected at most " + LONGEST + " characters, found " + line.length());
        return;
      }
      switch (space < 0 ? line : line.substring(0, space)) {
        case "define" -> define(rest);
        case "pattern" -> pattern(rest);
        case "match" -> match(rest);
        case "sample" -> sample(rest);
        default -> bare(line);
      }
    }

    private void define(String rest) {
      int gap = rest.indexOf(' ');
      if (gap < 1 || !NAME.matcher(rest.substring(0, gap)).matches()) {
        fault("define: expected a name and a regular expression, found \"" + rest + "\"");
      } else if (!hasWholeBlocks(rest)) {
        fault(WHOLE_BLOCKS + rest);
      } else {
        compiler.register(rest.substring(0, gap), rest.substring(gap + 1));
      }
    }

    private void pattern(String rest) {
      endPattern();
      begun = number;
      name = rest.strip();
      int gap = name.lastIndexOf(' ');
      Optional<GrokPattern.Kind> last =
          gap < 0 ? Optional.empty() : GrokPattern.Kind.of(name.substring(gap + 1));
      if (name.isEmpty() || (gap >= 0 && last.isEmpty())) {
        fault(
            "pattern: expected a name and one of "
                + GrokPattern.Kind.names()
                + ", found \""
                + name
                + "\"");
      }
      kind = last.orElse(GrokPattern.Kind.BACKEND);
      name = last.isPresent() ? name.substring(0, gap).strip() : name;
    }

    private void match(String rest) {
      if (name.isEmpty() || match.isPresent()) {
        fault("match: expected a line \"pattern NAME\" before it");
        return;
      }
      match = compile(rest);
    }

    private void sample(String line) {
      if (match.isEmpty()) {
        if (!faulty) {
          fault("sample: expected a line \"match PATTERN\" before it");
        }
        return;
      }
      GrokPattern pattern = new GrokPattern(name, kind, match.get(), List.of());
      Row row = new Row();
      String where = "sample of " + name + ": ";
      switch (pattern.read(line, row)) {
        case MATCHED -> {
          if (row.target().isEmpty()) {
            fault(
                where
                    + "expected that it names a path (field path, url or request), found none in \""
                    + line
                    + "\"");
          }
          samples.add(line);
        }
        case NO_MATCH ->
            fault(
                where + "expected that the pattern matches it, found no match in \"" + line + "\"");
        case GAVE_UP ->
            fault(
                where
                    + "expected that the pattern matches it in a bounded number of steps; it was stopped at \""
                    + line
                    + "\"");
      }
    }

    private void bare(String line) {
      endPattern();
      begun = number;
      name = line;
      kind = GrokPattern.Kind.BACKEND;
      match = compile(line);
    }

    /** The pattern is complete where the next one begins. */
    void endPattern() {
      if (!name.isEmpty() && !faulty) {
        if (match.isPresent()) {
          patterns.add(new GrokPattern(name, kind, match.get(), samples));
        } else {
          faults.add(
              new Fault(
                  begun, "pattern " + name + ": expected a line \"match PATTERN\" behind it"));
        }
      }
      name = "";
      match = Optional.empty();
      samples.clear();
      faulty = false;
    }

    /** Whether a building block ends wherever one begins. */
    private static boolean hasWholeBlocks(String pattern) {
      return !BLOCK.matcher(pattern).replaceAll("").contains("%{");
    }

    private Optional<Grok> compile(String pattern) {
      if (!hasWholeBlocks(pattern)) {
        fault(WHOLE_BLOCKS + pattern);
        return Optional.empty();
      }
      if (Expansion.length(pattern, compiler.getPatternDefinitions()) > Expansion.MOST) {
        fault("expected building blocks that do not hold themselves, found " + pattern);
        return Optional.empty();
      }
      try {
        Grok grok = compiler.compile(pattern, true);
        long steps = Repeats.of(grok.getNamedRegex());
        if (steps > Repeats.MOST) {
          fault(
              "expected counted repeats of at most "
                  + Repeats.MOST
                  + " steps together, found "
                  + pattern);
          return Optional.empty();
        }
        return Optional.of(grok);
      } catch (RuntimeException | StackOverflowError wrong) {
        String why = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
        fault(
            "expected a grok pattern, found "
                + pattern
                + (why.isEmpty() || why.equals("null") ? "" : ": " + why.toLowerCase(Locale.ROOT)));
        return Optional.empty();
      }
    }

    private void fault(String text) {
      faults.add(new Fault(number, text));
      faulty = true;
    }
  }
}
