package io.culprit.parse.python;

import io.culprit.parse.Limits;
import io.culprit.parse.LineParser;
import io.culprit.parse.LineResult;
import io.culprit.parse.backend.Logfmt;
import io.culprit.parse.backend.RequestRow;
import io.culprit.parse.backend.StartedRequests;
import io.culprit.parse.backend.TimedText;
import io.culprit.parse.backend.field.Lapse;
import io.culprit.parse.backend.field.Row;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.AppServer;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Origin;
import io.culprit.parse.python.message.Message;
import io.culprit.parse.python.message.Prefix;
import io.culprit.parse.source.TimeText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a Python process writes to its streams, in any mix: access lines, life of the server,
 * messages of the application, tracebacks, JSON, pairs of key and value.
 */
final class ServerLogParser implements LineParser {
  private static final Pattern TOOK =
      Pattern.compile("(?<![\\w.])(\\d++(?:\\.\\d++)?) ?(ms|us|µs|s)\\b");
  private static final Pattern ID =
      Pattern.compile(
          "(?<![\\w-])([0-9a-f]{32}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?![\\w-])");

  /** Fewest key=value pairs in a message that make it a record. */
  private static final int PAIRS = 3;

  private final List<GunicornFormat> formats;
  private final Traceback open = new Traceback();
  private final Processes processes = new Processes();
  private final StartedRequests started = new StartedRequests();
  private final Row row;
  private final JsonLine json;
  private final PairsLine pairs;

  /** A parser of a log in which access lines of these formats may stand between the messages. */
  ServerLogParser(List<GunicornFormat> formats, Limits limits) {
    this.formats = List.copyOf(formats);
    this.row = new Row(limits);
    LogRecord record = new LogRecord(row, started);
    this.json = new JsonLine(record);
    this.pairs = new PairsLine(record);
  }

  @Override
  public LineResult parse(Origin origin, String line, Optional<Moment> written, EventSink sink) {
    if (!printable(line)) {
      open.end();
      return LineResult.rejected("not text", "printable text, found control characters");
    }
    if (line.charAt(0) == '{') {
      Optional<LineResult> result = json.parse(origin, line, written, sink, open);
      if (result.isPresent()) {
        return result.get();
      }
    }
    Optional<LineResult> record = pairs.parse(origin, line, written, sink, open);
    if (record.isPresent()) {
      return record.get();
    }
    Optional<AccessText> access = AccessText.of(line);
    if (access.isPresent()) {
      open.end();
      return access(origin, line, access.get(), written, sink);
    }
    Prefix prefix = Prefix.of(line);
    Optional<AccessLine> other = other(line, prefix, formats);
    if (other.isPresent()) {
      open.end();
      sink.app(other.get().event(origin, stamp(prefix), written));
      return LineResult.PARSED;
    }
    if (!prefix.isPresent() && open.continues(line)) {
      open.tells(line)
          .ifPresent(told -> sink.notice(told.event(origin, written, "error", line, -1)));
      return LineResult.JOINED;
    }
    return message(origin, line, prefix, written, sink);
  }

  /**
   * An access line of another server than uvicorn; empty: it is none.
   *
   * @param prefix what a formatter put in front; one of a time only is the line's own
   */
  static Optional<AccessLine> other(String line, Prefix prefix, List<GunicornFormat> formats) {
    boolean behind = !prefix.level().isEmpty();
    String text = behind ? line.substring(prefix.start()) : line;
    Optional<AccessLine> dialect = Dialect.read(text, behind);
    for (int i = 0; dialect.isEmpty() && i < formats.size(); i++) {
      dialect = formats.get(i).read(text);
    }
    return dialect;
  }

  /** The time that a formatter wrote; a time without a level is not a formatter's. */
  static Optional<TimeText> stamp(Prefix prefix) {
    return prefix.level().isEmpty() ? Optional.empty() : prefix.time();
  }

  private LineResult access(
      Origin origin, String line, AccessText access, Optional<Moment> written, EventSink sink) {
    Prefix prefix = Prefix.of(line, access.from());
    Optional<Moment> at = WrittenTime.of(prefix.time(), written);
    Matcher took = TOOK.matcher(access.tail());
    OptionalLong duration =
        took.find()
            ? Lapse.micros(took.group(1) + took.group(2), Optional.empty())
            : OptionalLong.empty();
    Matcher id = ID.matcher(access.tail());
    String requestId = id.find() ? id.group(1) : "";
    boolean middleware = duration.isPresent() && access.client().isEmpty() && at.isPresent();
    if (middleware) {
      // A line of the application's own, which uvicorn never times.
      sink.backend(
          new BackendEvent(
              origin,
              at.get(),
              duration.getAsLong(),
              access.request().method(),
              access.request().target(),
              access.status(),
              -1,
              requestId));
    } else {
      sink.app(
          new AppEvent(
              origin,
              AppServer.UVICORN,
              at,
              access.client(),
              access.clientPort(),
              access.request().method(),
              access.request().target(),
              access.status(),
              duration.orElse(-1),
              -1,
              requestId));
    }
    return LineResult.PARSED;
  }

  private LineResult message(
      Origin origin, String line, Prefix prefix, Optional<Moment> written, EventSink sink) {
    String text = line.substring(prefix.start()).strip();
    Optional<String> fault = AccessText.fault(text);
    if (fault.isPresent()) {
      open.end();
      return LineResult.rejected("broken access line", fault.get());
    }
    Optional<Moment> at = WrittenTime.of(prefix.time(), written);
    if (at.isPresent() && timed(origin, text, at.get(), sink)) {
      open.begin(Notice.OTHER);
      return LineResult.PARSED;
    }
    boolean bareTrace = Traceback.opens(line);
    Message message =
        bareTrace ? new Message(Notice.EXCEPTION, -1, -1, "") : Message.of(text, prefix.level());
    message = processes.place(message, text, prefix.pid());
    if (message.kind() == Notice.SERVER_STARTED || message.kind() == Notice.WORKER_KILLED) {
      started.clear();
    }
    open.begin(message.kind());
    if (Traceback.opens(text)) {
      open.continues(text);
    }
    sink.notice(message.event(origin, at, prefix.level(), text, prefix.pid()));
    return LineResult.PARSED;
  }

  /** Pushes the timed request a message tells of; false: it tells of none. */
  private boolean timed(Origin origin, String text, Moment at, EventSink sink) {
    Optional<TimedText> told = TimedText.of(text);
    if (told.isPresent()) {
      return told.get().push(origin, at, started, sink);
    }
    if (text.indexOf('=') < 0) {
      return false;
    }
    row.clear();
    return Logfmt.read(text, row) >= PAIRS
        && row.isTimed()
        && RequestRow.isRequest(row)
        && RequestRow.push(row, origin, Optional.of(at), sink).kind() == LineResult.Kind.PARSED;
  }

  /**
   * Text, as a process prints it; a stray control character is tolerated, a stream of them is not.
   */
  static boolean printable(String line) {
    int strange = 0;
    int seen = Math.min(line.length(), 400);
    for (int i = 0; i < seen; i++) {
      char c = line.charAt(i);
      if ((c < ' ' && c != '\t' && c != 27) || c == 127 || c == '\uFFFD') {
        strange++;
      }
    }
    return strange * 10 <= seen;
  }
}
