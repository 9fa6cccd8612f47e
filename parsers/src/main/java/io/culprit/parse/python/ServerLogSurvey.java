package io.culprit.parse.python;

import io.culprit.parse.Declarations;
import io.culprit.parse.Sample;
import io.culprit.parse.backend.Logfmt;
import io.culprit.parse.backend.RequestRow;
import io.culprit.parse.backend.Shares;
import io.culprit.parse.backend.TimedText;
import io.culprit.parse.backend.field.Field;
import io.culprit.parse.backend.field.JsonText;
import io.culprit.parse.backend.field.Row;
import io.culprit.parse.event.AppServer;
import io.culprit.parse.event.Notice;
import io.culprit.parse.python.message.Message;
import io.culprit.parse.python.message.Prefix;
import io.culprit.parse.source.TimeText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the lines of a sample look like to one who knows Python's servers and its logging. Lines
 * inside a traceback do not count. Mutable, one sample.
 *
 * <p>Free text counts little, since every process prints some; durations count less than in their
 * own formats.
 */
final class ServerLogSurvey {
  private static final double SURE = 1;
  private static final double TIMED = 0.6;
  private static final double TELLING = 0.5;
  private static final double FREE = 0.02;

  /** What nginx's error log has behind its level: process and thread. */
  private static final Pattern NGINX = Pattern.compile("\\d++#\\d++: ");

  private final List<GunicornFormat> formats;
  private final Row row = new Row();
  private int lines;
  private double weight;
  private int shaped;
  private int timed;
  private int zoned;
  private int uvicorn;
  private int others;
  private int like;
  private int likeTimed;
  private int likeZoned;
  private int server;
  private int gunicorn;
  private int json;
  private int pairs;
  private double doubted;
  private boolean trace;

  private ServerLogSurvey(List<GunicornFormat> formats) {
    this.formats = formats;
  }

  /** Looks at a sample. */
  static ServerLogSurvey of(Sample sample, Declarations declarations) {
    List<GunicornFormat> formats = new ArrayList<>(GunicornAccessRecogniser.declared(declarations));
    List<String> plain =
        sample.lines().stream()
            .filter(line -> line.charAt(0) != '{')
            .map(ServerLogSurvey::unprefixed)
            .toList();
    GunicornInference.infer(plain).ifPresent(formats::add);
    GunicornFormat.of(GunicornFormat.DEFAULT).ifPresent(formats::add);
    ServerLogSurvey survey = new ServerLogSurvey(formats);
    sample.lines().forEach(survey::look);
    survey.judge();
    return survey;
  }

  /** Share of the lines that a Python process would write, 0 to 1. */
  double share() {
    return lines == 0 ? 0 : weight / lines;
  }

  /** Whether any line is of a server, not of the application in it. */
  boolean isServers() {
    return uvicorn + others + server > 0;
  }

  boolean isTimed() {
    return timed > 0;
  }

  /** Whether all times carry a zone. */
  boolean isZoned() {
    return timed > 0 && zoned == timed;
  }

  /** The formats of the access lines between the messages; none: they would be another server's. */
  List<GunicornFormat> formats() {
    return mixed() ? List.copyOf(formats) : List.of();
  }

  /** What kinds of lines there are. */
  String detail() {
    String what =
        uvicorn > 0
            ? "uvicorn access and messages"
            : others > 0
                ? "access lines and messages"
                : server > 0 ? "server messages" : "application messages";
    return json > shaped / 2
        ? what + ", JSON"
        : pairs > shaped / 2 ? what + ", key=value pairs" : what;
  }

  /**
   * gunicorn's access line is nginx's, too. Between messages of gunicorn's shape, {@code [time with
   * zone] [pid] [LEVEL]}, it is taken for gunicorn's, unless uvicorn is there, which writes its
   * own.
   */
  private boolean mixed() {
    return gunicorn > 0 && uvicorn == 0;
  }

  private void judge() {
    weight += isServers() ? doubted : 0;
    boolean ours = like > 0 && mixed();
    weight += like * (ours ? SURE : FREE);
    others += ours ? like : 0;
    timed += ours ? likeTimed : 0;
    zoned += ours ? likeZoned : 0;
  }

  private static String unprefixed(String line) {
    Prefix prefix = Prefix.of(line);
    return prefix.level().isEmpty() ? line : line.substring(prefix.start());
  }

  private void look(String line) {
    if (!ServerLogParser.printable(line)) {
      lines++;
      return;
    }
    if (line.charAt(0) == '{' && json(line)) {
      return;
    }
    if (Logfmt.begins(line) && pairs(line)) {
      return;
    }
    Optional<AccessText> request = AccessText.of(line);
    Prefix prefix = Prefix.of(line, request.map(AccessText::from).orElse(line.length()));
    if (request.isPresent()) {
      uvicorn++;
      count(SURE, prefix.time());
      return;
    }
    Optional<AccessLine> other = ServerLogParser.other(line, prefix, formats);
    if (other.isPresent()) {
      access(other.get(), prefix);
      return;
    }
    if (Traceback.opens(line)) {
      trace = true;
      return;
    }
    if (!prefix.isPresent()) {
      free(line);
      return;
    }
    gunicorn += prefix.pid() >= 0 && prefix.time().filter(TimeText::zoned).isPresent() ? 1 : 0;
    String text = line.substring(prefix.start());
    if (NGINX.matcher(text).lookingAt()) {
      lines++;
    } else if (Message.isServers(text)) {
      server++;
      count(SURE, prefix.time());
    } else if (text.indexOf("\" ") > 0 && text.startsWith("\"")) {
      lines++;
    } else {
      boolean duration =
          TimedText.of(text)
              .filter(
                  told -> told.phase() != TimedText.Phase.MENTIONED || told.durationMicros() >= 0)
              .isPresent();
      boolean spaced = prefix.start() > 0 && line.charAt(prefix.start() - 1) == ' ';
      double plain = !prefix.level().isEmpty() ? SURE : spaced ? TELLING : FREE;
      count(duration ? TIMED : plain, prefix.time());
    }
  }

  private void access(AccessLine line, Prefix prefix) {
    Optional<TimeText> stamp = ServerLogParser.stamp(prefix);
    if (stamp.isPresent() || !prefix.level().isEmpty() || line.server() == AppServer.OTHER) {
      others++;
      gunicorn += prefix.pid() >= 0 ? 1 : 0;
      boolean ends = !line.begun() || line.durationMicros() >= 0;
      count(SURE, stamp.isPresent() || !ends ? stamp : line.time());
    } else {
      trace = false;
      lines++;
      like++;
      likeTimed += line.time().isPresent() ? 1 : 0;
      likeZoned += line.time().filter(TimeText::zoned).isPresent() ? 1 : 0;
    }
  }

  private void free(String line) {
    if (trace || line.charAt(0) == ' ' || line.charAt(0) == '\t' || line.equals("\"}")) {
      return;
    }
    lines++;
    String text = line.strip();
    if (Message.isServers(text)) {
      server++;
      shaped++;
      weight += TELLING;
      return;
    }
    boolean telling = Message.of(text, "").kind() != Notice.OTHER;
    weight += line.charAt(0) == '{' ? 0 : telling ? TELLING : FREE;
  }

  private boolean json(String line) {
    try {
      JsonText.read(line, row, each -> {});
    } catch (IOException broken) {
      if (JsonLine.rescue(line, row) == JsonLine.Rescue.NOTHING) {
        return false;
      }
    }
    json += named(SURE) ? 1 : 0;
    return true;
  }

  private boolean pairs(String line) {
    PairsLine.read(line, row);
    if (!PairsLine.isRecord(row)) {
      return false;
    }
    pairs += named(TELLING) ? 1 : 0;
    return true;
  }

  /**
   * Counts a record of named values.
   *
   * @param plain what a message is worth that is not a server's, unless a server's lines are there,
   *     too
   * @return whether it is a process's own
   */
  private boolean named(double plain) {
    Optional<TimeText> time = RequestRow.time(row);
    String message = row.get(Field.MESSAGE);
    if (AccessText.of(message).isPresent() || LogRecord.isAccess(row)) {
      uvicorn++;
      count(SURE, time);
    } else if (Shares.isClients(row) || row.has(Field.PROXY)) {
      lines++;
      return false;
    } else if (RequestRow.isRequest(row) && row.isTimed()) {
      count(TIMED, time);
    } else if (row.has(Field.MESSAGE)
        && (row.has(Field.LEVEL) || row.has(Field.LOGGER) || time.isPresent())) {
      boolean servers = Message.isServers(message);
      server += servers ? 1 : 0;
      doubted += servers ? 0 : SURE - plain;
      count(servers ? SURE : plain, time);
    } else {
      lines++;
      return false;
    }
    return true;
  }

  private void count(double worth, Optional<TimeText> time) {
    trace = false;
    lines++;
    shaped++;
    weight += worth;
    timed += time.isPresent() ? 1 : 0;
    zoned += time.isPresent() && time.get().zoned() ? 1 : 0;
  }
}
