package io.culprit.parse.python;

import io.culprit.parse.LineResult;
import io.culprit.parse.backend.RequestRow;
import io.culprit.parse.backend.RowNotice;
import io.culprit.parse.backend.StartedRequests;
import io.culprit.parse.backend.TimedText;
import io.culprit.parse.backend.field.Field;
import io.culprit.parse.backend.field.JsonText;
import io.culprit.parse.backend.field.RequestText;
import io.culprit.parse.backend.field.Row;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.AppServer;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Origin;
import io.culprit.parse.source.BeyondLimitException;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JSON line of a server's log: an access line, a timed request, or a message.
 *
 * <p>A formatter made of a {@code %}-template does not escape, so a message with a quote or a line
 * end breaks the object. Quotes are seen through; at a line end the first line stops in the middle
 * of the message, the next is a quote and a brace, then comes the traceback. Such a line is read as
 * far as it goes.
 */
final class JsonLine {
  /** A value ends at the quote behind which the next key or the end of the object stands. */
  private static final Pattern PAIR =
      Pattern.compile(
          "\"([^\"\\\\]{1,80})\"\\s?:\\s?(?:\"(.*?)(\"(?=\\s*+(?:,\\s*+\"[^\"]{1,80}\"\\s?:|\\}\\s*+$))|$)|([\\w.+-]++))");

  private static final Pattern OTHERS =
      Pattern.compile(
          "hypercorn|daphne|granian|aiohttp|sanic|tornado|werkzeug|django|waitress|wsgi");

  private static final Optional<GunicornFormat> GUNICORN =
      GunicornFormat.of(GunicornFormat.DEFAULT);

  private final Row row;
  private final StartedRequests started;

  JsonLine(Row row, StartedRequests started) {
    this.row = row;
    this.started = started;
  }

  /** Reads a line; empty: it is no JSON at all, nor the beginning of one. */
  Optional<LineResult> parse(
      Origin origin, String line, Optional<Moment> written, EventSink sink, Traceback open) {
    LineResult[] result = {LineResult.PARSED};
    try {
      int objects = JsonText.read(line, row, each -> result[0] = push(origin, written, sink, open));
      return objects == 0 ? Optional.empty() : Optional.of(result[0]);
    } catch (BeyondLimitException beyond) {
      return Optional.of(beyond.refusal());
    } catch (IOException broken) {
      return broken(origin, line, written, sink, open);
    }
  }

  private LineResult push(Origin origin, Optional<Moment> written, EventSink sink, Traceback open) {
    Optional<Moment> at = WrittenTime.of(RequestRow.time(row), written);
    String message = row.get(Field.MESSAGE);
    Optional<AccessText> spoken =
        message.indexOf(" HTTP/") < 0 ? Optional.empty() : AccessText.of(message);
    if (spoken.isPresent()) {
      AccessText access = spoken.get();
      open.end();
      sink.app(
          event(
              origin, at, access.client(), access.clientPort(), access.request(), access.status()));
      return LineResult.PARSED;
    }
    Optional<AccessLine> other = other(message);
    if (other.isPresent()) {
      open.end();
      sink.app(other.get().event(origin, RequestRow.time(row), written));
      return LineResult.PARSED;
    }
    if (isAccess(row)) {
      open.end();
      Peer peer = Peer.of(row.get(Field.CLIENT), false);
      int status = (int) RequestRow.status(row.get(Field.STATUS)).orElse(-1);
      RequestText request = new RequestText(row.method(), row.target());
      sink.app(event(origin, at, peer.host(), peer.port(), request, status));
      return LineResult.PARSED;
    }
    if (RequestRow.isRequest(row) && row.isTimed()) {
      open.begin(Notice.OTHER);
      return RequestRow.push(row, origin, written, sink);
    }
    Optional<TimedText> told = at.isEmpty() ? Optional.empty() : TimedText.of(message);
    if (told.isPresent()
        && told.get().identified(row.get(Field.REQUEST_ID)).push(origin, at.get(), started, sink)) {
      open.begin(Notice.OTHER);
      return LineResult.PARSED;
    }
    open.begin(RowNotice.push(row, origin, at, "", sink));
    return LineResult.PARSED;
  }

  /** The access line of another server that is the record's message; empty: it is none. */
  private Optional<AccessLine> other(String message) {
    if (message.indexOf('"') < 0) {
      return Optional.empty();
    }
    Optional<AccessLine> line = Dialect.read(message, true);
    return line.isEmpty() && row.get(Field.LOGGER).contains("gunicorn")
        ? GUNICORN.flatMap(format -> format.read(message))
        : line;
  }

  /**
   * Whether a row is a server's access line: a request and a status of a peer, and neither a
   * duration nor what only a proxy knows.
   */
  static boolean isAccess(Row row) {
    boolean server = row.has(Field.CLIENT) || row.get(Field.LOGGER).contains("access");
    return server
        && !row.isTimed()
        && !row.has(Field.PROXY)
        && !row.target().isEmpty()
        && row.has(Field.STATUS)
        && RequestRow.status(row.get(Field.STATUS)).orElse(-1) > 0;
  }

  /** Who wrote an access record, by its logger; one that names nobody is uvicorn's. */
  private static AppServer server(String logger) {
    return logger.contains("gunicorn")
        ? AppServer.GUNICORN
        : OTHERS.matcher(logger).find() ? AppServer.OTHER : AppServer.UVICORN;
  }

  private AppEvent event(
      Origin origin,
      Optional<Moment> at,
      String client,
      int port,
      RequestText request,
      int status) {
    return new AppEvent(
        origin,
        server(row.get(Field.LOGGER)),
        at,
        client,
        port,
        request.method(),
        request.target(),
        status,
        -1,
        -1,
        row.get(Field.REQUEST_ID));
  }

  private Optional<LineResult> broken(
      Origin origin, String line, Optional<Moment> written, EventSink sink, Traceback open) {
    Rescue rescue = rescue(line, row);
    if (rescue == Rescue.NOTHING) {
      open.end();
      boolean begun = line.startsWith("{\"") || line.startsWith("{ \"");
      return begun
          ? Optional.of(LineResult.rejected("broken JSON", "a JSON object on one line"))
          : Optional.empty();
    }
    LineResult result = push(origin, written, sink, open);
    if (rescue == Rescue.CUT) {
      open.cut();
    }
    return Optional.of(result);
  }

  /** What a line that is no JSON, though it looks like it, still says. */
  enum Rescue {
    NOTHING,
    MESSAGE,
    /** The message stops in the middle. */
    CUT
  }

  /** Puts what can be read of a broken object into a row, which is cleared before. */
  static Rescue rescue(String line, Row row) {
    row.clear();
    boolean cut = false;
    Matcher pair = PAIR.matcher(line);
    while (pair.find()) {
      boolean bare = pair.group(4) != null;
      row.put(pair.group(1), bare ? pair.group(4) : pair.group(2));
      cut = !bare && pair.group(3).isEmpty();
    }
    return !row.has(Field.MESSAGE) ? Rescue.NOTHING : cut ? Rescue.CUT : Rescue.MESSAGE;
  }
}
