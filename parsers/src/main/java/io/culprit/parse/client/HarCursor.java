package io.culprit.parse.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.culprit.parse.LineCount;
import io.culprit.parse.LogCursor;
import io.culprit.parse.Rejection;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Origin;
import io.culprit.parse.source.Encoding;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A reader's position in a HAR file: entry by entry, one in memory at a time.
 *
 * <p>The line an entry begins on is counted as parsed, all other lines as joined to it. Of a
 * damaged file the entries before the damage are kept; the lines from the broken entry on are
 * rejected.
 */
public final class HarCursor implements LogCursor {
  /** The source is read on after its JSON: its last lines count too. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamReadFeature.AUTO_CLOSE_SOURCE).build();

  private static final String DAMAGED = "damaged JSON";

  /** How deep in the file the list of entries is: {@code log.entries}. */
  private static final List<String> PLACE = List.of("log", "entries");

  private final int source;
  private final CountedLines lines;
  private final JsonParser json;
  private boolean inside;
  private boolean finished;
  private long entryLine;
  private long lastLine;
  private long parsed;
  private long rejected;
  private String damage = "";
  private Consumer<Rejection> watcher = refused -> {};
  private long damagedFrom;

  /** Begins to read. The stream is closed with the cursor. */
  public HarCursor(int source, InputStream in) throws IOException {
    this.source = source;
    this.lines = new CountedLines(Encoding.decoded(in));
    this.json = FACTORY.createParser(lines);
  }

  @Override
  public boolean next(EventSink sink) throws IOException {
    if (finished) {
      return false;
    }
    entryLine = 0;
    try {
      if (!inside) {
        inside = find();
      }
      while (inside && json.nextToken() != JsonToken.END_ARRAY) {
        if (json.currentToken() == null) {
          throw new CutException("the file ends inside its list of entries");
        }
        entryLine = Math.max(1, json.currentTokenLocation().getLineNr());
        if (json.currentToken() != JsonToken.START_OBJECT) {
          json.skipChildren();
          entryLine = 0;
          continue;
        }
        HarEntry entry = HarEntry.read(json);
        parsed += entryLine > lastLine ? 1 : 0;
        lastLine = Math.max(lastLine, entryLine);
        lines.forget(entryLine);
        HarCall.of(entry, new Origin(source, entryLine), "har " + source).ifPresent(sink::client);
        return true;
      }
      inside = false;
      finished = true;
      while (json.nextToken() != null) {
        json.skipChildren();
      }
    } catch (JsonProcessingException | CharConversionException | CutException broken) {
      damaged(broken);
    }
    drain();
    return false;
  }

  /** Of a refused line only its number is known. */
  @Override
  public void watch(Consumer<Rejection> refused) {
    watcher = refused;
  }

  @Override
  public LineCount count() {
    SortedMap<String, Long> reasons = new TreeMap<>();
    List<Rejection> examples = List.of();
    if (rejected > 0) {
      reasons.put(DAMAGED, rejected);
      examples = List.of(new Rejection(new Origin(source, damagedFrom), DAMAGED, damage, ""));
    }
    long seen = lines.lines();
    long blank = lines.blank();
    return new LineCount(
        seen,
        parsed,
        Math.max(0, seen - blank - parsed - rejected),
        blank,
        reasons,
        examples,
        damage);
  }

  @Override
  public void close() throws IOException {
    json.close();
    lines.close();
  }

  /** Goes to the first entry; false: the file has none. */
  private boolean find() throws IOException {
    int depth = 0;
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new CutException("no object at its beginning");
    }
    for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
      if (token == JsonToken.FIELD_NAME) {
        boolean way = json.currentName().equals(PLACE.get(depth));
        JsonToken value = json.nextToken();
        if (way && depth == 1 && value == JsonToken.START_ARRAY) {
          return true;
        }
        if (way && depth == 0 && value == JsonToken.START_OBJECT) {
          depth++;
        } else {
          json.skipChildren();
        }
      } else if (token == JsonToken.END_OBJECT) {
        depth = 0;
      }
    }
    return false;
  }

  private void damaged(IOException broken) throws IOException {
    finished = true;
    long at = Math.max(1, json.currentLocation().getLineNr());
    damagedFrom = Math.max(lastLine + 1, entryLine > 0 ? entryLine : at);
    drain();
    String what =
        broken instanceof JsonProcessingException parsing
            ? parsing.getOriginalMessage().replaceFirst(", from `[^`]*`", "")
            : String.valueOf(broken.getMessage());
    damage = DAMAGED + " at line " + at + ": " + what.lines().findFirst().orElse("");
    long behind = Math.max(0, lines.lines() - damagedFrom + 1);
    rejected = behind - lines.blankFrom(damagedFrom);
    for (long line = damagedFrom; line <= lines.lines(); line++) {
      if (lines.blankFrom(line) == lines.blankFrom(line + 1)) {
        watcher.accept(new Rejection(new Origin(source, line), DAMAGED, damage, ""));
      }
    }
  }

  private void drain() throws IOException {
    byte[] buffer = new byte[8192];
    int n = 0;
    while (n >= 0) {
      n = lines.read(buffer, 0, buffer.length);
    }
  }
}
