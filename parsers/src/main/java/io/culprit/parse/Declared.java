package io.culprit.parse;

import io.culprit.parse.config.ConfigKind;
import io.culprit.parse.config.ConfigRecogniser;
import io.culprit.parse.config.Configuration;
import io.culprit.parse.event.Setting;
import io.culprit.parse.grok.GrokFile;
import io.culprit.parse.grok.GrokPattern;
import io.culprit.parse.nginx.AccessFormat;
import io.culprit.parse.plan.PlanRule;
import io.culprit.parse.source.InputFile;
import io.culprit.parse.source.Opening;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects what the user and the configuration files declare, the user's first. Not thread-safe.
 */
final class Declared {
  private static final String USER = "--log-format";
  private static final String PLAN = "--plan";
  private static final int LONGEST = 50_000;

  private final Map<String, String> accessFormats = new LinkedHashMap<>();
  private final List<String> gunicornFormats = new ArrayList<>();
  private final List<GrokPattern> grokPatterns = new ArrayList<>();
  private final List<Setting> settings = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private final Limits limits;
  private final IdFields idFields;

  private Declared(Limits limits, IdFields idFields) {
    this.limits = limits;
    this.idFields = idFields;
  }

  /** What the user declared on the command line. */
  static Declared by(ReadOptions options) {
    Declared declared = new Declared(options.limits(), options.idFields());
    int number = 0;
    for (String format : options.accessFormats()) {
      number++;
      declared.access(number == 1 ? USER : USER + " " + number, directive(format), USER);
    }
    options.grokFiles().forEach(declared::grok);
    return declared;
  }

  /** What a rule of a plan declares; what is wrong with it is said of {@code place}. */
  static Declared by(PlanRule rule, String place, Limits limits, IdFields idFields) {
    Declared declared = new Declared(limits, idFields);
    rule.logFormat().ifPresent(f -> declared.access(PLAN, directive(f), place + ".log-format"));
    rule.grok().ifPresent(declared::grok);
    return declared;
  }

  /** Whether a file looks like a configuration. */
  boolean mayBeConfiguration(Opening opening) {
    return ConfigRecogniser.kind(opening.sample().lines()).isPresent();
  }

  /** Takes in a configuration file that is the given source. */
  void read(int source, Opening opening) throws IOException {
    Optional<ConfigKind> kind = ConfigRecogniser.kind(opening.sample().lines());
    if (kind.isPresent()) {
      Configuration configuration = kind.get().read(source, opening.allLines(LONGEST));
      settings.addAll(configuration.settings());
      gunicornFormats.addAll(configuration.gunicornFormats());
      String file = opening.file().name();
      configuration.accessFormats().forEach((name, format) -> access(name, format, file));
    }
  }

  Declarations declarations() {
    return new Declarations(accessFormats, gunicornFormats, grokPatterns, limits, idFields);
  }

  List<Setting> settings() {
    return List.copyOf(settings);
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  private void access(String name, String format, String file) {
    try {
      AccessFormat.compile(name, format);
    } catch (IllegalArgumentException e) {
      String why = e.getMessage() == null ? "cannot be compiled" : e.getMessage();
      problems.add(
          file.equals(USER) || name.equals(PLAN)
              ? new Problem(file, why.replace("log_format " + name + ": ", ""))
              : new Problem(file, why + "; lines written with it can only be guessed at"));
      return;
    }
    // Two servers may call different formats "main".
    String before = accessFormats.get(name);
    boolean clash = before != null && !before.equals(format);
    accessFormats.putIfAbsent(clash ? name + " (" + file + ")" : name, format);
  }

  private void grok(Path path) {
    try {
      GrokFile file =
          GrokFile.of(Opening.of(new InputFile(path, path.toString()), limits).allLines(LONGEST));
      grokPatterns.addAll(file.patterns());
      file.faults().forEach(f -> problems.add(new Problem(path + ":" + f.line(), f.text())));
      if (file.patterns().isEmpty() && file.faults().isEmpty()) {
        problems.add(new Problem(path.toString(), "expected a grok pattern, found none"));
      }
    } catch (IOException e) {
      problems.add(new Problem(path.toString(), "cannot be read: " + e.getMessage()));
    }
  }

  /**
   * The format inside a whole {@code log_format name '...';}, as people paste it; or the text
   * itself.
   */
  private static String directive(String text) {
    if (!text.strip().startsWith("log_format ")) {
      return text;
    }
    Configuration pasted = ConfigKind.NGINX.read(0, text.lines().toList());
    return pasted.accessFormats().values().stream().findFirst().orElse(text);
  }
}
