package io.culprit.parse;

import io.culprit.parse.event.Moment;
import io.culprit.parse.plan.PlanRule;
import io.culprit.parse.plan.ReadPlan;
import io.culprit.parse.source.Archives;
import io.culprit.parse.source.FileSource;
import io.culprit.parse.source.InputFile;
import io.culprit.parse.source.InputWalk;
import io.culprit.parse.source.LineCursor;
import io.culprit.parse.source.LocalTime;
import io.culprit.parse.source.Opening;
import io.culprit.parse.source.Trial;
import io.culprit.parse.source.Years;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Opens inputs: finds the files, reads the configurations among them, recognises every log. Not
 * thread-safe.
 *
 * <p>A bad file is a {@link Problem}, never an exception: an investigation goes on with what can be
 * read. The files are looked at twice, since a configuration that declares a format may stand
 * behind the log written with it, and the beginnings of a month of logs need not be held at once.
 */
public final class LogSets {
  private static final String UNKNOWN_TEXT =
      "is of no known format: expected a log of nginx, another proxy or load balancer, uvicorn, gunicorn or an application, a client report,"
          + " a HAR or a configuration file";

  /** Formats of which a line is beyond doubt. */
  private static final Set<LogFormat> SERVERS =
      EnumSet.of(
          LogFormat.NGINX_ACCESS,
          LogFormat.NGINX_ACCESS_JSON,
          LogFormat.NGINX_ERROR,
          LogFormat.HAPROXY_HTTP,
          LogFormat.PYTHON_SERVER,
          LogFormat.GUNICORN_ACCESS);

  /** Share of the lines in an export that must be a server's. */
  private static final double SURE = 0.8;

  private static final Recognition UNKNOWN =
      new Recognition(
          LogFormat.UNKNOWN,
          "",
          0,
          false,
          false,
          () ->
              (origin, line, written, sink) ->
                  LineResult.rejected("unknown format", "a line of a known format"));

  private final ReadOptions options;
  private final List<Problem> problems = new ArrayList<>();

  private LogSets(ReadOptions options) {
    this.options = options;
  }

  /** Opens files and folders. */
  public static LogSet open(List<Path> paths, ReadOptions options) {
    return new LogSets(options).read(paths);
  }

  /**
   * What is wrong with the formats and patterns that the user declared, whatever the inputs are.
   */
  public static List<Problem> faults(ReadOptions options) {
    List<Problem> faults = new ArrayList<>(Declared.by(options).problems());
    ReadPlan plan = options.plan();
    plan.rules()
        .forEach(
            r ->
                faults.addAll(
                    Declared.by(r, plan.place(r), options.limits(), options.idFields())
                        .problems()));
    return faults;
  }

  private LogSet read(List<Path> paths) {
    InputWalk walk = new InputWalk();
    paths.forEach(walk::add);
    options.configFiles().forEach(walk::add);
    options.clientReports().forEach(walk::add);
    Archives.Found found = Archives.among(walk.files(), options.limits());
    problems.addAll(walk.problems());
    problems.addAll(found.problems());
    Declared declared = Declared.by(options);
    List<InputFile> readable = new ArrayList<>();
    for (InputFile file : planned(found.files())) {
      try {
        Opening opening = Opening.of(file, options.limits());
        if (declared.mayBeConfiguration(opening)
            && Way.any(Declarations.none(), options)
                .single(opening.sample())
                .filter(r -> r.format() == LogFormat.CONFIG)
                .isPresent()) {
          declared.read(readable.size(), opening);
        }
        readable.add(file);
      } catch (IOException e) {
        unreadable(file, e);
      }
    }
    problems.addAll(declared.problems());
    return new LogSet(sources(readable, declared.declarations()), declared.settings(), problems);
  }

  /** The sources; where one's times state no year, it is taken from the first that states one. */
  private List<LogSource> sources(List<InputFile> files, Declarations declarations) {
    List<LogSource> sources = new ArrayList<>();
    BitSet yearless = new BitSet();
    String dated = "";
    OptionalLong near = OptionalLong.empty();
    for (InputFile file : files) {
      Recognised recognised = recognised(file, declarations);
      yearless.set(sources.size(), recognised.yearless());
      if (near.isEmpty() && recognised.time().isPresent()) {
        dated = file.name();
        near = OptionalLong.of(recognised.time().get().micros());
      }
      sources.add(source(sources.size(), recognised));
    }
    for (int i = yearless.nextSetBit(0);
        near.isPresent() && i >= 0;
        i = yearless.nextSetBit(i + 1)) {
      InputFile file = files.get(i);
      problems.add(
          new Problem(
              file.name(), "states no year: its times are taken to be near those of " + dated));
      sources.set(i, source(i, recognised(file, declarations).with(near)));
    }
    return sources;
  }

  /** The files without those that the plan leaves out. */
  private List<InputFile> planned(List<InputFile> files) {
    ReadPlan plan = options.plan();
    List<InputFile> kept = new ArrayList<>();
    Set<PlanRule> followed = new HashSet<>();
    for (InputFile file : files) {
      Optional<PlanRule> rule = plan.rule(file);
      rule.ifPresent(followed::add);
      if (rule.isPresent() && rule.get().ignore()) {
        problems.add(
            new Problem(file.name(), "is left out, as " + plan.place(rule.get()) + " says"));
      } else {
        kept.add(file);
      }
    }
    for (PlanRule rule : plan.rules()) {
      if (!followed.contains(rule)) {
        problems.add(
            new Problem(
                plan.place(rule),
                "expected a file that \""
                    + rule.glob()
                    + "\" matches and no earlier rule, found none"));
      }
    }
    return kept;
  }

  /**
   * What a file was recognised as.
   *
   * @param time a time that it states in full, if it states one
   */
  private record Recognised(
      Opening opening, Way way, Recognition recognition, Optional<Moment> time) {
    /** Whether its only times are the wrapper's, and state no year. */
    boolean yearless() {
      return opening.wrapping().yearless()
          && !recognition.timed()
          && recognition.format() != LogFormat.UNKNOWN;
    }

    Recognised with(OptionalLong near) {
      return new Recognised(opening.with(new Years(near, way.local())), way, recognition, time);
    }
  }

  private Recognised recognised(InputFile file, Declarations declarations) {
    Opening opening = Opening.empty(file);
    try {
      opening = Opening.of(file, options.limits());
    } catch (IOException e) {
      // It could be read a moment ago. The index is taken, so it stays as a source without lines.
      unreadable(file, e);
    }
    Optional<PlanRule> rule = options.plan().rule(file);
    Way any = Way.any(declarations, options);
    Way way = rule.map(any::by).orElse(any);
    Optional<Recognition> plain = way.recognise(opening.sample());
    Optional<Opening> exported =
        opening.exported().filter(e -> isServers(way.recognise(e.sample()), plain));
    Opening chosen = exported.orElse(opening).with(new Years(OptionalLong.empty(), way.local()));
    Recognition recognition =
        exported.flatMap(e -> way.recognise(e.sample())).or(() -> plain).orElse(UNKNOWN);
    if (recognition.format() == LogFormat.UNKNOWN) {
      boolean planned = way.certain() && !opening.isEmpty();
      problems.add(
          new Problem(
              file.name(),
              planned
                  ? "holds no line of the format that "
                      + options.plan().place(rule.orElseThrow())
                      + " says"
                  : unknown(opening)));
    }
    Optional<Moment> time =
        recognition.timed()
            ? Trial.of(recognition.parser().get(), chosen.sample()).first()
            : chosen.written();
    return new Recognised(chosen, way, recognition, time);
  }

  private static String unknown(Opening opening) {
    if (opening.isEmpty()) {
      return "is empty";
    }
    return opening.lines().isEmpty()
        ? "holds no text in its first lines: blank or binary"
        : UNKNOWN_TEXT;
  }

  /**
   * Whether what an export holds is read rather than the export itself: an application's own
   * records look like an export of their messages, a server's line inside one is beyond doubt.
   */
  private static boolean isServers(Optional<Recognition> inside, Optional<Recognition> plain) {
    return inside.isPresent()
        && (plain.isEmpty()
            || (SERVERS.contains(inside.get().format()) && inside.get().confidence() >= SURE));
  }

  private LogSource source(int index, Recognised recognised) {
    Opening opening = recognised.opening();
    Recognition recognition = recognised.recognition();
    boolean wrapperTimes = opening.wrapping().timed();
    Detected detected =
        new Detected(
            recognition.format(),
            recognition.detail(),
            recognition.confidence(),
            opening.wrapping().title(),
            recognition.timed() ? recognition.zoned() : wrapperTimes,
            recognition.timed() || wrapperTimes,
            recognition.also());
    boolean local = recognition.timed() && !recognition.zoned();
    FileSource.Content lines =
        LineCursor.content(
            opening.packing(),
            opening.wrapping(),
            options.idFields().around(recognition.parser()),
            local ? recognised.way().local() : LocalTime.asRead(),
            options.limits().of(Limit.LINE));
    return new FileSource(
        index,
        opening.file(),
        opening.compression(),
        options.limits(),
        detected,
        recognition.format().document().orElse(lines),
        lines);
  }

  private void unreadable(InputFile file, IOException e) {
    problems.add(new Problem(file.name(), "cannot be read: " + e.getMessage()));
  }
}
