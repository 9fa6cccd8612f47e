package io.culprit.parse;

import io.culprit.parse.config.ConfigKind;
import io.culprit.parse.config.ConfigRecogniser;
import io.culprit.parse.config.Configuration;
import io.culprit.parse.event.Setting;
import io.culprit.parse.nginx.AccessFormat;
import io.culprit.parse.source.Compression;
import io.culprit.parse.source.FileSource;
import io.culprit.parse.source.InputFile;
import io.culprit.parse.source.InputWalk;
import io.culprit.parse.source.LineCursor;
import io.culprit.parse.source.LineReader;
import io.culprit.parse.source.LocalTime;
import io.culprit.parse.source.Opening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Opens inputs: finds the files, reads the configurations among them, recognises every log. Not
 * thread-safe.
 *
 * <p>A bad file is a {@link Problem}, never an exception: an investigation goes on with what can be
 * read.
 */
public final class LogSets {
  private static final double SURE_ENOUGH = 0.5;
  private static final int LONGEST_CONFIG = 50_000;

  private final ReadOptions options;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Setting> settings = new ArrayList<>();
  private final Map<String, String> accessFormats = new LinkedHashMap<>();
  private final List<String> gunicornFormats = new ArrayList<>();
  private final List<String> grokPatterns = new ArrayList<>();

  private LogSets(ReadOptions options) {
    this.options = options;
  }

  /** Opens files and folders. */
  public static LogSet open(List<Path> paths, ReadOptions options) {
    return new LogSets(options).read(paths);
  }

  private LogSet read(List<Path> paths) {
    InputWalk walk = new InputWalk();
    paths.forEach(walk::add);
    options.configFiles().forEach(walk::add);
    options.clientReports().forEach(walk::add);
    List<Opening> openings = openings(walk.files());
    problems.addAll(walk.problems());
    declare(openings);
    Declarations declarations = new Declarations(accessFormats, gunicornFormats, grokPatterns);
    List<LogSource> sources = new ArrayList<>();
    for (Opening opening : openings) {
      sources.add(source(sources.size(), opening, declarations));
    }
    return new LogSet(sources, settings, problems);
  }

  private List<Opening> openings(List<InputFile> files) {
    List<Opening> openings = new ArrayList<>();
    for (InputFile file : files) {
      try {
        openings.add(Opening.of(file));
      } catch (IOException e) {
        problems.add(new Problem(file.name(), "cannot be read: " + e.getMessage()));
      }
    }
    return openings;
  }

  /** Collects what the user and the configuration files declare. */
  private void declare(List<Opening> openings) {
    int number = 0;
    for (String format : options.accessFormats()) {
      declareAccess(
          "--log-format" + (++number == 1 ? "" : " " + number), directive(format), "--log-format");
    }
    for (Path grok : options.grokFiles()) {
      try {
        Files.readAllLines(grok).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .forEach(grokPatterns::add);
      } catch (IOException e) {
        problems.add(new Problem(grok.toString(), "cannot be read: " + e.getMessage()));
      }
    }
    for (int source = 0; source < openings.size(); source++) {
      Opening opening = openings.get(source);
      Optional<ConfigKind> kind = ConfigRecogniser.kind(opening.sample().lines());
      if (kind.isEmpty()) {
        continue;
      }
      try {
        Configuration configuration = kind.get().read(source, opening.allLines(LONGEST_CONFIG));
        settings.addAll(configuration.settings());
        gunicornFormats.addAll(configuration.gunicornFormats());
        String file = opening.file().name();
        configuration.accessFormats().forEach((name, format) -> declareAccess(name, format, file));
      } catch (IOException e) {
        problems.add(new Problem(opening.file().name(), "cannot be read: " + e.getMessage()));
      }
    }
  }

  private void declareAccess(String name, String format, String file) {
    try {
      AccessFormat.compile(name, format);
    } catch (IllegalArgumentException e) {
      problems.add(
          new Problem(file, e.getMessage() + "; lines written with it can only be guessed at"));
      return;
    }
    boolean taken = accessFormats.containsKey(name) && !format.equals(accessFormats.get(name));
    accessFormats.putIfAbsent(taken ? name + " (" + file + ")" : name, format);
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

  private LogSource source(int index, Opening opening, Declarations declarations) {
    Optional<Recognition> recognised = recognise(opening, declarations);
    if (recognised.isEmpty()) {
      return unknown(index, opening);
    }
    Recognition recognition = recognised.get();
    boolean wrapperTimes = opening.wrapping().timed();
    Detected detected =
        new Detected(
            recognition.format(),
            recognition.detail(),
            recognition.confidence(),
            opening.wrapping().title(),
            recognition.timed() ? recognition.zoned() : wrapperTimes,
            recognition.timed() || wrapperTimes);
    LocalTime local =
        recognition.timed() && !recognition.zoned()
            ? new LocalTime(options.zone())
            : LocalTime.asRead();
    FileSource.Content content =
        recognition
            .format()
            .document()
            .orElse(
                (source, in) ->
                    new LineCursor(
                        source,
                        LineReader.parsing(in, LineReader.DEFAULT_LIMIT),
                        opening.compression(),
                        opening.wrapping(),
                        recognition.parser().get(),
                        local));
    return new FileSource(index, opening, detected, content);
  }

  private static Optional<Recognition> recognise(Opening opening, Declarations declarations) {
    Optional<Recognition> best = Optional.empty();
    if (opening.sample().lines().isEmpty()) {
      return best;
    }
    for (LogFormat format : LogFormat.values()) {
      Optional<Recognition> found = format.recogniser().recognise(opening.sample(), declarations);
      if (found.isPresent()
          && found.get().confidence() >= SURE_ENOUGH
          && (best.isEmpty() || found.get().confidence() > best.get().confidence())) {
        best = found;
      }
    }
    return best;
  }

  private LogSource unknown(int index, Opening opening) {
    boolean empty = opening.rawLines().isEmpty() && opening.compression() == Compression.NONE;
    problems.add(
        new Problem(
            opening.file().name(),
            empty
                ? "is empty"
                : "is of no known format: expected a log of nginx, haproxy, uvicorn, gunicorn or an application, a"
                    + " client report, a HAR or a configuration file"));
    Detected detected =
        new Detected(LogFormat.UNKNOWN, "", 0, opening.wrapping().title(), false, false);
    LineParser refuse =
        (origin, line, written, sink) ->
            LineResult.rejected("unknown format", "a line of a known format");
    return new FileSource(
        index,
        opening,
        detected,
        (source, in) ->
            new LineCursor(
                source,
                LineReader.parsing(in, LineReader.DEFAULT_LIMIT),
                opening.compression(),
                opening.wrapping(),
                refuse,
                LocalTime.asRead()));
  }
}
