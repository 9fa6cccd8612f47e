package io.culprit.parse.client;

import io.culprit.parse.LineParser;
import io.culprit.parse.LineResult;
import io.culprit.parse.backend.field.Stamps;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.ClientOutcome;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import io.culprit.parse.source.Decimals;
import io.culprit.parse.source.TimeText;
import java.util.Optional;

/**
 * Reads what {@code curl --write-out} printed: a call on a line, or a block of lines that ends with
 * {@code time_total}, as in the files {@code curl-format.txt} that go around; what stands behind
 * that is passed over.
 *
 * <p>curl prints no time of day. It is taken from before the values, or from a line of {@code date}
 * above them, and is then the start; a wrapper's time is the end. curl counts all its times from
 * the start, a stage is the difference of two. Source: curl's manual, {@code --write-out} and "EXIT
 * CODES".
 */
final class CurlParser implements LineParser {
  private CurlValues block = new CurlValues();
  private Optional<TimeText> above = Optional.empty();
  private Origin begun = new Origin(0, 1);
  private boolean complete;

  @Override
  public LineResult parse(Origin origin, String line, Optional<Moment> written, EventSink sink) {
    String text = line.strip();
    if (text.chars().allMatch(c -> c == '-' || c == '=')) {
      return block.isEmpty()
          ? LineResult.rejected("not a curl line", "a value above a rule")
          : LineResult.JOINED;
    }
    CurlValues values = CurlValues.of(text);
    if (values.isEmpty()) {
      return date(text);
    }
    Optional<String> unreadable = values.unreadable();
    if (unreadable.isPresent()) {
      return LineResult.rejected(
          "unreadable time of a stage",
          unreadable.get() + ": seconds, found \"" + cut(values.text(unreadable.get())) + '"');
    }
    boolean whole = values.has(CurlValues.TOTAL) && values.size() > 1;
    boolean begins = whole || block.isEmpty() || block.meets(values);
    if (begins) {
      block = new CurlValues();
      begun = origin;
      complete = false;
    }
    block.add(values);
    if (!complete && values.has(CurlValues.TOTAL)) {
      complete = true;
      Optional<TimeText> stated = block.time().or(() -> above);
      above = Optional.empty();
      long total = Math.max(0, block.micros(CurlValues.TOTAL));
      Optional<Moment> start =
          stated.map(TimeText::moment).or(() -> written.map(end -> end.plus(-total)));
      if (start.isEmpty()) {
        return LineResult.rejected(
            "no time", "a time of day before the values, on the line above, or from a wrapper");
      }
      sink.client(event(block, begun, start.get(), total));
    }
    return begins ? LineResult.PARSED : LineResult.JOINED;
  }

  /** A line of {@code date}, which begins the next call, or one that is nothing known. */
  private LineResult date(String text) {
    Optional<TimeText> date = Stamps.whole(text);
    if (date.isEmpty()) {
      return LineResult.rejected(
          "not a curl line", "variables of curl's --write-out, such as time_total: 0.251");
    }
    above = date;
    block = new CurlValues();
    return LineResult.PARSED;
  }

  private static ClientEvent event(CurlValues v, Origin origin, Moment start, long total) {
    String code = v.text("response_code", "http_code");
    int status = OutcomeWords.isStatus(code) ? Integer.parseInt(code) : -1;
    String exit = v.text("exitcode");
    long named = v.micros("time_namelookup");
    long connected = v.micros("time_connect");
    long secured = v.micros("time_appconnect");
    return new ClientEvent(
        origin,
        start,
        total,
        v.text("method"),
        v.text("url_effective", "url"),
        status,
        outcome(exit, status),
        error(exit, v.text("errormsg")),
        "",
        "",
        "",
        false,
        false,
        Optional.empty(),
        named,
        between(named, Math.max(connected, secured)),
        between(connected, secured),
        -1,
        Decimals.whole(v.text("size_download")));
  }

  private static ClientOutcome outcome(String exit, int status) {
    if (exit.isEmpty() ? status > 0 : exit.equals("0")) {
      return ClientOutcome.OK;
    }
    return exit.equals("28") ? ClientOutcome.TIMED_OUT : ClientOutcome.FAILED;
  }

  private static String error(String exit, String message) {
    boolean well = exit.isEmpty() || exit.equals("0");
    return well ? message : ("curl: (" + exit + ") " + message).strip();
  }

  private static long between(long from, long to) {
    return to < 0 ? -1 : Math.max(0, to - Math.max(0, from));
  }

  private static String cut(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40);
  }
}
