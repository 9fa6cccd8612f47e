package io.culprit.parse.backend;

import io.culprit.parse.Limits;
import io.culprit.parse.LineParser;
import io.culprit.parse.LineResult;
import io.culprit.parse.Sample;
import io.culprit.parse.backend.field.JsonSpread;
import io.culprit.parse.backend.field.JsonText;
import io.culprit.parse.backend.field.Meaning;
import io.culprit.parse.backend.field.Row;
import io.culprit.parse.backend.field.Unit;
import io.culprit.parse.backend.field.Unnamed;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import io.culprit.parse.source.BeyondLimitException;
import io.culprit.parse.source.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file of JSON records: an object a line, or documents that run over lines.
 *
 * @param spread whether records run over lines
 * @param shares what the sample's records are like
 * @param records how many the sample holds, and lines that are none
 * @param told what keys mean whose names say nothing
 * @param limits how much a line may hold
 */
public record JsonRecords(
    boolean spread, Shares shares, int records, Map<String, Meaning> told, Limits limits) {
  public JsonRecords {
    told = Map.copyOf(told);
  }

  private static final LineResult BROKEN =
      LineResult.rejected("broken JSON", "a JSON object on one line");
  private static final LineResult TORN =
      LineResult.rejected("broken JSON", "what may follow in the JSON document");

  /** Looks at a sample; empty: there is no JSON record in it. */
  public static Optional<JsonRecords> of(Sample sample, Limits limits) {
    if (sample.lines().stream().noneMatch(JsonRecords::begins)) {
      return Optional.empty();
    }
    JsonRecords lines = surveyed(sample, false, limits);
    int found = lines.shares.records();
    // A document over many lines leaves no line that is a record by itself, or few by chance.
    JsonRecords best =
        found * 2 >= sample.lines().size() ? lines : more(lines, surveyed(sample, true, limits));
    return best.shares.records() == 0 ? Optional.empty() : Optional.of(best);
  }

  private static boolean begins(String line) {
    String text = line.strip();
    return text.startsWith("{") || text.startsWith("[");
  }

  private static JsonRecords more(JsonRecords lines, JsonRecords spread) {
    return spread.shares.records() > lines.shares.records() ? spread : lines;
  }

  private static JsonRecords surveyed(Sample sample, boolean spread, Limits limits) {
    Unnamed unnamed = new Unnamed();
    JsonRecords named =
        surveyed(sample, spread, Map.of(), Row.watched(limits, unnamed), unnamed::add);
    Map<String, Meaning> told = unnamed.meanings();
    return told.isEmpty()
        ? named
        : surveyed(sample, spread, told, Row.told(Optional.empty(), limits, told), row -> {});
  }

  private static JsonRecords surveyed(
      Sample sample, boolean spread, Map<String, Meaning> told, Row row, Consumer<Row> watcher) {
    Shares shares = new Shares();
    RowPush count =
        (each, origin, line, written, sink) -> {
          shares.add(each);
          watcher.accept(each);
          return LineResult.PARSED;
        };
    LineParser parser = spread ? new Spread(row, count) : new Lines(row, count);
    int rejected = Trial.of(parser, sample).rejected();
    return new JsonRecords(spread, shares, shares.records() + rejected, told, row.limits());
  }

  /** What it is, for a person. */
  public String title() {
    return (spread ? "JSON documents" : "JSON lines") + Unnamed.words(told);
  }

  /** A parser that hands each record on. */
  public LineParser parser(Optional<Unit> usual, RowPush push) {
    Row row = Row.told(usual, limits, told);
    return spread ? new Spread(row, push) : new Lines(row, push);
  }

  /** An object, or a list of them, on each line; brackets of a list around them are passed over. */
  private record Lines(Row row, RowPush push) implements LineParser {
    @Override
    public LineResult parse(Origin origin, String line, Optional<Moment> written, EventSink sink) {
      if (!JsonText.looksLike(line)) {
        return BROKEN;
      }
      LineResult[] result = {LineResult.PARSED};
      try {
        JsonText.read(
            line,
            row,
            each -> {
              LineResult one = push.push(each, origin, line, written, sink);
              result[0] = one.kind() == LineResult.Kind.REJECTED ? one : result[0];
            });
      } catch (BeyondLimitException beyond) {
        return beyond.refusal();
      } catch (IOException broken) {
        return BROKEN;
      }
      return result[0];
    }
  }

  /** Documents over lines. A refused record is counted on the line it ends on. */
  private static final class Spread implements LineParser {
    private final JsonSpread json;
    private final RowPush push;
    private Origin begin = new Origin(0, 1);

    Spread(Row row, RowPush push) {
      this.push = push;
      try {
        this.json = new JsonSpread(row);
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }

    @Override
    public LineResult parse(Origin origin, String line, Optional<Moment> written, EventSink sink) {
      LineResult[] refused = {LineResult.PARSED};
      JsonSpread.Place place;
      boolean whole = line.indexOf('{') >= 0;
      try {
        place =
            json.read(
                line,
                row -> {
                  Origin at = whole ? origin : begin;
                  LineResult one = push.push(row, at, line, written, sink);
                  refused[0] = one.kind() == LineResult.Kind.REJECTED ? one : refused[0];
                });
      } catch (BeyondLimitException beyond) {
        return beyond.refusal();
      } catch (IOException broken) {
        return TORN;
      }
      if (refused[0].kind() == LineResult.Kind.REJECTED) {
        return refused[0];
      }
      if (place == JsonSpread.Place.CONTINUES) {
        return LineResult.JOINED;
      }
      begin = origin;
      return LineResult.PARSED;
    }
  }
}
