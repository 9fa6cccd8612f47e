package io.culprit.parse.python;

import io.culprit.parse.LineResult;
import io.culprit.parse.backend.RequestRow;
import io.culprit.parse.backend.RowNotice;
import io.culprit.parse.backend.StartedRequests;
import io.culprit.parse.backend.TimedText;
import io.culprit.parse.backend.field.Field;
import io.culprit.parse.backend.field.RequestText;
import io.culprit.parse.backend.field.Row;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.AppServer;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Origin;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A record of named values in a server's log, however it was written down: an access line, a timed
 * request, or a message.
 *
 * @param row the values
 * @param started requests of which only the beginning was seen
 */
record LogRecord(Row row, StartedRequests started) {
  private static final Pattern OTHERS =
      Pattern.compile(
          "hypercorn|daphne|granian|aiohttp|sanic|tornado|werkzeug|django|waitress|wsgi");

  private static final Optional<GunicornFormat> GUNICORN =
      GunicornFormat.of(GunicornFormat.DEFAULT);

  /** Pushes what the record tells of. */
  LineResult push(Origin origin, Optional<Moment> written, EventSink sink, Traceback open) {
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
}
