package io.culprit.parse.source;

import io.culprit.parse.LineCount;
import io.culprit.parse.LineParser;
import io.culprit.parse.LineResult;
import io.culprit.parse.LogCursor;
import io.culprit.parse.Rejection;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads a source line by line: takes wrappers off, puts cut lines together, lets the parser see
 * them, counts.
 */
public final class LineCursor implements LogCursor {
  private final int source;
  private final LineReader reader;
  private final String packing;
  private final Wrapping.Opener opener;
  private final LineParser parser;
  private final LocalClock local;
  private final int longest;
  private final LineTally tally = new LineTally();

  /** Whether nothing stands between the bytes of a line and the parser. */
  private final boolean bare;

  private final StringBuilder parts = new StringBuilder();
  private Optional<Moment> partsWritten = Optional.empty();
  private long partsFrom;
  private long partsCount;
  private boolean ended;

  private LineCursor(
      int source,
      LineReader reader,
      String packing,
      Wrapping wrapping,
      LineParser parser,
      LocalTime local,
      int longest) {
    this.source = source;
    this.reader = reader;
    this.packing = packing;
    this.opener = wrapping.opener();
    this.parser = parser;
    this.local = local.clock();
    this.longest = longest;
    this.bare = wrapping.layers().isEmpty() && local.zone().isEmpty();
  }

  /**
   * Reading line by line.
   *
   * @param packing how the stream was packed, e.g. {@code gzip}; empty: not at all
   * @param wrapping what is around each line
   * @param parser makes a parser for each reading
   * @param local the zone of times that have none
   * @param longest bytes of the longest line that is read whole
   */
  public static FileSource.Content content(
      String packing,
      Wrapping wrapping,
      Supplier<LineParser> parser,
      LocalTime local,
      long longest) {
    return new ByLine(packing, wrapping, parser, local, (int) Math.min(longest, LineReader.MOST));
  }

  private record ByLine(
      String packing, Wrapping wrapping, Supplier<LineParser> parser, LocalTime local, int longest)
      implements FileSource.Content {
    @Override
    public LogCursor open(int source, InputStream in) {
      return open(source, in, 0);
    }

    @Override
    public LogCursor open(int source, InputStream in, long linesBefore) {
      LineReader reader = LineReader.parsing(in, longest).from(linesBefore);
      return new LineCursor(source, reader, packing, wrapping, parser.get(), local, longest);
    }

    @Override
    public FileSource.Content without(Repeat repeat) {
      return new ByLine(
          packing, wrapping, () -> new RepeatedLines(parser.get(), repeat), local, longest);
    }

    /**
     * A wrapper may have cut a line in two, so only bare lines are sure to be whole; and a local
     * time that occurs twice is told by the lines before it.
     */
    @Override
    public boolean startsAfresh(String line) {
      return wrapping.layers().isEmpty() && !local.hasFolds() && parser.get().startsAfresh(line);
    }
  }

  @Override
  public boolean next(EventSink sink) throws IOException {
    if (ended) {
      return false;
    }
    long before = reader.number();
    boolean more;
    try {
      more = reader.next();
    } catch (IOException e) {
      if (packing.isEmpty()) {
        throw e;
      }
      damaged(e, before, sink);
      return true;
    }
    if (!more) {
      ended = true;
      return endParts(sink);
    }
    line(sink);
    return true;
  }

  @Override
  public void watch(Consumer<Rejection> refused) {
    tally.watch(refused);
  }

  @Override
  public LineCount count() {
    return tally.count();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private void line(EventSink sink) {
    if (bare
        && reader.plain()
        && !reader.tooLong()
        && parser.parse(
            source, reader.number(), reader.buffer(), reader.start(), reader.end(), sink)) {
      tally.parsed();
      return;
    }
    Origin origin = new Origin(source, reader.number());
    if (reader.tooLong()) {
      refuse(
          sink, "line too long", "at most " + longest + " bytes of a line (--limit line)", origin);
      return;
    }
    if (reader.binary()) {
      refuse(sink, "binary data", "text", origin);
      return;
    }
    Unwrapped line = opener.open(reader.text());
    if (line.part() == Unwrapped.Part.NOTHING) {
      tally.joined(1);
      return;
    }
    if (line.partial() && parts.length() + line.text().length() <= longest) {
      keep(line);
      return;
    }
    if (partsCount > 0) {
      keep(line);
      endParts(sink);
    } else {
      parse(origin, line.text(), line.written(), 0, sink);
    }
    for (Unwrapped other : line.more()) {
      other.text().lines().forEach(text -> hear(origin, text, other.written(), sink));
    }
  }

  /** Reads a message that stands on a line with others: the line was counted with the first. */
  private LineResult hear(Origin origin, String text, Optional<Moment> written, EventSink sink) {
    return text.isBlank()
        ? LineResult.JOINED
        : parser.parse(origin, text, written, local.sink(sink, written));
  }

  private void parse(
      Origin origin, String text, Optional<Moment> written, long joined, EventSink sink) {
    tally.joined(joined);
    if (text.isBlank()) {
      tally.blank();
      return;
    }
    List<String> lines = text.indexOf('\n') < 0 ? List.of(text) : text.lines().toList();
    LineResult result = hear(origin, lines.get(0), written, sink);
    lines.stream().skip(1).forEach(further -> hear(origin, further, written, sink));
    boolean cut = result.kind() == LineResult.Kind.REJECTED && !reader.terminated();
    tally.result(
        cut ? LineResult.rejected("incomplete last line", result.expected()) : result,
        origin,
        text);
  }

  private void refuse(EventSink sink, String reason, String expected, Origin origin) {
    endParts(sink);
    tally.rejected(reason, expected, origin, reader.text());
  }

  private void keep(Unwrapped part) {
    if (partsCount == 0 || partsWritten.isEmpty()) {
      partsWritten = part.written();
    }
    if (partsCount == 0) {
      partsFrom = reader.number();
    }
    parts.append(part.text());
    partsCount++;
  }

  /** Parses the line put together so far; false where there is none. */
  private boolean endParts(EventSink sink) {
    if (partsCount == 0) {
      return false;
    }
    String text = parts.toString();
    long count = partsCount;
    parts.setLength(0);
    partsCount = 0;
    parse(new Origin(source, partsFrom), text, partsWritten, count - 1, sink);
    return true;
  }

  private void damaged(IOException e, long before, EventSink sink) {
    ended = true;
    endParts(sink);
    boolean limit = e instanceof BeyondLimitException;
    String what =
        limit
            ? "beyond a limit"
            : (e instanceof EOFException ? "truncated " : "damaged ") + packing + " stream";
    // The line that was being read when the stream broke; where none was begun, the one that would
    // follow.
    boolean begun = reader.number() > before;
    Origin origin = new Origin(source, before + 1);
    String expected = limit ? String.valueOf(e.getMessage()) : "the rest of the stream";
    tally.rejected(what, expected, origin, begun ? reader.text() : "");
    tally.damaged(
        limit
            ? "is read up to line " + before + ", what follows " + e.getMessage()
            : what + " after line " + before);
  }
}
