package io.culprit.parse.backend;

import io.culprit.parse.Declarations;
import io.culprit.parse.Limits;
import io.culprit.parse.LineParser;
import io.culprit.parse.LineResult;
import io.culprit.parse.LogFormat;
import io.culprit.parse.Recogniser;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import io.culprit.parse.backend.field.Field;
import io.culprit.parse.backend.field.Row;
import io.culprit.parse.backend.field.Unit;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import io.culprit.parse.grok.GrokPattern;
import io.culprit.parse.grok.GrokPatterns;
import io.culprit.parse.python.message.Message;
import io.culprit.parse.python.message.Prefix;
import io.culprit.parse.source.TimeText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Knows duration lines written as text, by grok patterns: the user's own first, then the built-in
 * ones.
 */
public final class GrokTextRecogniser implements Recogniser {
  /** Share of the lines that a user's patterns must match to be believed before anything else. */
  private static final double DECLARED = 0.2;

  /** After so many lines of a sample on which it was stopped a pattern is not asked again. */
  private static final int MOST_STOPPED = 10;

  @Override
  public Optional<Recognition> recognise(Sample sample, Declarations declarations) {
    List<GrokPattern> own = declarations.grokPatterns();
    List<GrokPattern> all = new ArrayList<>(own);
    all.addAll(GrokPatterns.builtIn());
    Set<GrokPattern> used = new LinkedHashSet<>();
    Shares shares = new Shares();
    Row row = new Row();
    int matched = 0;
    int declared = 0;
    Map<GrokPattern, Integer> stopped = new HashMap<>();
    for (String line : sample.lines()) {
      for (GrokPattern pattern : all) {
        if (stopped.getOrDefault(pattern, 0) >= MOST_STOPPED) {
          continue;
        }
        GrokPattern.Outcome outcome = pattern.read(line, row);
        if (outcome == GrokPattern.Outcome.GAVE_UP) {
          stopped.merge(pattern, 1, Integer::sum);
        }
        if (outcome == GrokPattern.Outcome.MATCHED && !row.target().isEmpty()) {
          matched++;
          declared += own.contains(pattern) ? 1 : 0;
          shares.add(row);
          used.add(pattern);
          break;
        }
      }
    }
    if (matched == 0) {
      return Optional.empty();
    }
    double share = (double) matched / sample.lines().size();
    List<GrokPattern> ordered =
        all.stream().filter(p -> own.contains(p) || used.contains(p)).toList();
    List<GrokPattern> patterns = new ArrayList<>(ordered);
    all.stream().filter(p -> !ordered.contains(p)).forEach(patterns::add);
    Optional<Unit> usual = shares.usualUnit();
    return Optional.of(
        new Recognition(
            LogFormat.BACKEND_TEXT,
            "grok " + String.join(", ", used.stream().map(GrokPattern::name).toList()),
            declared >= DECLARED * sample.lines().size() && declared > 0 ? 1 : share,
            shares.isZoned(),
            shares.timed(),
            () -> new Parser(patterns, usual, declarations.limits())));
  }

  /** Reads one such file. */
  private static final class Parser implements LineParser {
    /**
     * After so many lines on which it was stopped a pattern is not asked again: each costs a
     * bounded time, but a log holds many.
     */
    private static final int MOST_GIVEN_UP = 100;

    private final List<GrokPattern> patterns;
    private final int[] givenUp;
    private final Row row;
    private final StartedRequests started = new StartedRequests();

    Parser(List<GrokPattern> patterns, Optional<Unit> usual, Limits limits) {
      this.patterns = patterns;
      this.givenUp = new int[patterns.size()];
      this.row = new Row(usual, limits);
    }

    @Override
    public LineResult parse(Origin origin, String line, Optional<Moment> written, EventSink sink) {
      boolean gaveUp = false;
      for (int i = 0; i < givenUp.length; i++) {
        if (givenUp[i] >= MOST_GIVEN_UP) {
          gaveUp = true;
          continue;
        }
        switch (patterns.get(i).read(line, row)) {
          case MATCHED -> {
            if (!row.target().isEmpty()) {
              return request(patterns.get(i), origin, written, sink);
            }
          }
          case GAVE_UP -> {
            gaveUp = true;
            givenUp[i]++;
          }
          case NO_MATCH -> {}
        }
      }
      Prefix prefix = Prefix.of(line);
      if (prefix.isPresent() && !gaveUp) {
        String text = line.substring(prefix.start()).strip();
        Optional<Moment> at = prefix.time().map(TimeText::moment).or(() -> written);
        sink.notice(
            Message.of(text, prefix.level()).event(origin, at, prefix.level(), text, prefix.pid()));
        return LineResult.PARSED;
      }
      return gaveUp
          ? LineResult.rejected(
              "pattern gave up", "a line that the pattern can match within its steps")
          : LineResult.rejected("no pattern fits", "a line like the patterns' samples");
    }

    private LineResult request(
        GrokPattern pattern, Origin origin, Optional<Moment> written, EventSink sink) {
      if (pattern.kind() == GrokPattern.Kind.ACCESS || pattern.kind() == GrokPattern.Kind.APP) {
        return RequestRow.push(row, origin, written, new Retold(row, pattern.kind(), sink));
      }
      if (row.isTimed()) {
        return RequestRow.push(row, origin, written, sink);
      }
      Optional<Moment> at = RequestRow.time(row).map(TimeText::moment).or(() -> written);
      if (at.isEmpty()) {
        return LineResult.rejected("no time", "time: a date or an epoch, found none");
      }
      String id = row.get(Field.REQUEST_ID);
      if (pattern.kind() == GrokPattern.Kind.BEGINS) {
        started.start(id, row.method(), row.target(), at.get());
        return LineResult.PARSED;
      }
      OptionalLong took = started.finish(id, row.method(), row.target(), at.get());
      int status = (int) RequestRow.status(row.get(Field.STATUS)).orElse(-1);
      sink.backend(
          new BackendEvent(
              origin, at.get(), took.orElse(-1), row.method(), row.target(), status, -1, id));
      return LineResult.PARSED;
    }
  }
}
