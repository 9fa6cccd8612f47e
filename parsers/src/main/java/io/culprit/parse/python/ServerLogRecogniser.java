package io.culprit.parse.python;

import io.culprit.parse.Declarations;
import io.culprit.parse.LogFormat;
import io.culprit.parse.Recogniser;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import io.culprit.parse.backend.RequestRow;
import io.culprit.parse.backend.Shares;
import io.culprit.parse.backend.TimedText;
import io.culprit.parse.backend.field.Field;
import io.culprit.parse.backend.field.JsonText;
import io.culprit.parse.backend.field.Row;
import io.culprit.parse.event.Notice;
import io.culprit.parse.python.message.Message;
import io.culprit.parse.python.message.Prefix;
import io.culprit.parse.source.TimeText;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Knows the log of a Python server or application by the shapes of its lines.
 *
 * <p>Free text counts little, since every process prints some; durations count less than here in
 * their own formats.
 */
public final class ServerLogRecogniser implements Recogniser {
  private static final double ACCESS = 1;
  private static final double MESSAGE = 0.95;
  private static final double TIMED = 0.6;
  private static final double TELLING = 0.5;
  private static final double FREE = 0.02;

  /** What nginx's error log has behind its level: process and thread. */
  private static final Pattern NGINX = Pattern.compile("\\d++#\\d++: ");

  /** Below this, too little is known of the file to claim it. */
  private static final double LEAST = 0.1;

  @Override
  public Optional<Recognition> recognise(Sample sample, Declarations declarations) {
    Survey survey = new Survey();
    sample.lines().forEach(survey::look);
    if (survey.lines == 0 || survey.weight / survey.lines < LEAST) {
      return Optional.empty();
    }
    boolean timed = survey.timed > 0;
    String detail =
        survey.access > 0
            ? "uvicorn access and messages"
            : survey.server > 0 ? "server messages" : "application messages";
    return Optional.of(
        new Recognition(
            LogFormat.PYTHON_SERVER,
            survey.json > survey.shaped / 2 ? detail + ", JSON" : detail,
            survey.weight / survey.lines,
            timed && (survey.zoned == survey.timed || sample.wrapperTimes()),
            timed,
            ServerLogParser::new));
  }

  /** What a sample's lines look like. Lines inside a traceback do not count. */
  private static final class Survey {
    private final Row row = new Row();
    private int lines;
    private double weight;
    private int shaped;
    private int timed;
    private int zoned;
    private int access;
    private int server;
    private int json;
    private boolean trace;

    void look(String line) {
      if (!ServerLogParser.printable(line)) {
        lines++;
        return;
      }
      if (line.charAt(0) == '{' && json(line)) {
        return;
      }
      Optional<AccessText> request = AccessText.of(line);
      Prefix prefix = Prefix.of(line, request.map(AccessText::from).orElse(line.length()));
      if (request.isPresent()) {
        access++;
        count(ACCESS, prefix);
        return;
      }
      if (Traceback.opens(line)) {
        trace = true;
        return;
      }
      if (!prefix.isPresent()) {
        if (trace || line.charAt(0) == ' ' || line.charAt(0) == '\t' || line.equals("\"}")) {
          return;
        }
        lines++;
        String text = line.strip();
        boolean telling = Message.isServers(text) || Message.of(text, "").kind() != Notice.OTHER;
        weight += line.charAt(0) == '{' ? 0 : telling ? TELLING : FREE;
        return;
      }
      String text = line.substring(prefix.start());
      if (NGINX.matcher(text).lookingAt()) {
        lines++;
      } else if (Message.isServers(text)) {
        server++;
        count(ACCESS, prefix);
      } else if (text.indexOf("\" ") > 0 && text.startsWith("\"")) {
        lines++;
      } else {
        boolean duration =
            TimedText.of(text)
                .filter(
                    told -> told.phase() != TimedText.Phase.MENTIONED || told.durationMicros() >= 0)
                .isPresent();
        boolean spaced = prefix.start() > 0 && line.charAt(prefix.start() - 1) == ' ';
        double plain = !prefix.level().isEmpty() ? MESSAGE : spaced ? TELLING : FREE;
        count(duration ? TIMED : plain, prefix);
      }
    }

    private boolean json(String line) {
      boolean[] counted = {false};
      try {
        JsonText.read(line, row, each -> {});
      } catch (IOException broken) {
        return false;
      }
      Optional<TimeText> time = RequestRow.time(row);
      boolean spoken = AccessText.of(row.get(Field.MESSAGE)).isPresent();
      if (spoken || JsonLine.isAccess(row)) {
        access++;
        weight += ACCESS;
        counted[0] = true;
      } else if (Shares.isClients(row) || row.has(Field.PROXY)) {
        lines++;
        return true;
      } else if (RequestRow.isRequest(row) && row.isTimed()) {
        weight += TIMED;
        counted[0] = true;
      } else if (row.has(Field.MESSAGE)
          && (row.has(Field.LEVEL) || row.has(Field.LOGGER) || time.isPresent())) {
        weight += MESSAGE;
        counted[0] = true;
      }
      lines++;
      if (counted[0]) {
        trace = false;
        json++;
        shaped++;
        timed += time.isPresent() ? 1 : 0;
        zoned += time.isPresent() && time.get().zoned() ? 1 : 0;
      }
      return true;
    }

    private void count(double worth, Prefix prefix) {
      trace = false;
      lines++;
      shaped++;
      weight += worth;
      timed += prefix.time().isPresent() ? 1 : 0;
      zoned += prefix.time().isPresent() && prefix.time().get().zoned() ? 1 : 0;
    }
  }
}
