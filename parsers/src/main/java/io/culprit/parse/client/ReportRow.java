package io.culprit.parse.client;

import io.culprit.parse.LineResult;
import io.culprit.parse.backend.RequestRow;
import io.culprit.parse.backend.field.Field;
import io.culprit.parse.backend.field.Lapse;
import io.culprit.parse.backend.field.RequestText;
import io.culprit.parse.backend.field.Row;
import io.culprit.parse.backend.field.Stamps;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.ClientOutcome;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import io.culprit.parse.event.Targets;
import io.culprit.parse.source.TimeText;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Turns the named values of a client's report into a {@link ClientEvent}.
 *
 * <p>A plain {@code time} is the start of the call, as frontends note it before they send; a name
 * that says end ({@code finished_at}) is the end.
 */
final class ReportRow {
  private ReportRow() {}

  /**
   * Pushes the event of a row; a row without a URL tells of something else than a call and pushes
   * nothing.
   */
  static LineResult push(Row row, Origin origin, Optional<Moment> written, EventSink sink) {
    String url = row.target();
    if (url.isEmpty()) {
      return LineResult.PARSED;
    }
    // Some frontends write the status where others write "ok".
    boolean number = !row.has(Field.STATUS) && OutcomeWords.isStatus(row.get(Field.OUTCOME));
    OptionalLong status = status(row.get(number ? Field.OUTCOME : Field.STATUS));
    if (status.isEmpty()) {
      return LineResult.rejected(
          "unreadable status", "status: 3 digits, found \"" + cut(row.get(Field.STATUS)) + '"');
    }
    long elapsed = -1;
    if (row.has(Field.DURATION)) {
      OptionalLong stated = Lapse.micros(row.get(Field.DURATION), row.unit(Field.DURATION));
      if (stated.isEmpty()) {
        return LineResult.rejected(
            "unreadable duration",
            "duration: a number from 0 to 31 days, found \"" + cut(row.get(Field.DURATION)) + '"');
      }
      elapsed = stated.getAsLong();
    }
    Optional<Moment> start = Stamps.whole(row.get(Field.START)).map(TimeText::moment);
    Optional<Moment> end = Stamps.whole(row.get(Field.END)).map(TimeText::moment);
    if (start.isPresent() && end.isPresent() && elapsed < 0) {
      elapsed = Math.max(0, end.get().micros() - start.get().micros());
    }
    if (start.isEmpty() && end.isPresent()) {
      long back = Math.max(0, elapsed);
      start = end.map(moment -> moment.plus(-back));
    }
    if (start.isEmpty()) {
      start = RequestRow.time(row).map(TimeText::moment);
    }
    if (start.isEmpty() && (row.has(Field.TIME) || row.has(Field.START) || row.has(Field.END))) {
      return LineResult.rejected(
          "unreadable time", "time: a date or an epoch, found \"" + cut(row.get(Field.TIME)) + '"');
    }
    if (start.isEmpty()) {
      start = written;
    }
    if (start.isEmpty()) {
      return LineResult.rejected("no time", "time: a date or an epoch, found none");
    }
    Ending ending = Ending.of(row, (int) status.getAsLong());
    String page = row.get(Field.ORIGIN);
    long bytes =
        Lapse.number(row.get(Field.BYTES)).stream().mapToLong(n -> (long) n).findFirst().orElse(-1);
    sink.client(
        new ClientEvent(
            origin,
            start.get(),
            elapsed,
            row.method(),
            url,
            (int) status.getAsLong(),
            ending.outcome(),
            ending.error(),
            RequestText.isUrl(page) ? Targets.base(page) : "",
            row.get(Field.SESSION),
            row.get(Field.REQUEST_ID),
            false,
            row.get(Field.KIND).equals("document") || row.get(Field.KIND).equals("navigation"),
            Optional.empty(),
            -1,
            -1,
            -1,
            -1,
            bytes));
    return LineResult.PARSED;
  }

  /**
   * Like a server's, but a client also writes words and signs for "none": {@code (failed)}, {@code
   * -1}.
   */
  private static OptionalLong status(String text) {
    boolean none =
        text.startsWith("(") || text.equals("-1") || text.equals("0.0") || text.equals("000");
    return none ? OptionalLong.of(-1) : RequestRow.status(text);
  }

  private static String cut(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40);
  }

  /**
   * How a call ended, from the words of the report.
   *
   * @param outcome the ending
   * @param error the error's words; empty: none
   */
  record Ending(ClientOutcome outcome, String error) {
    static Ending of(Row row, int status) {
      String error = row.get(Field.ERROR);
      String word = row.get(Field.OUTCOME);
      if (!error.isEmpty()) {
        // The outcome may know more than the error: a page that was left writes no error of its
        // own.
        ClientOutcome of = OutcomeWords.of(error).orElse(ClientOutcome.FAILED);
        ClientOutcome by = OutcomeWords.of(word).orElse(of);
        return new Ending(by == ClientOutcome.OK || by == ClientOutcome.FAILED ? of : by, error);
      }
      Optional<ClientOutcome> stated = OutcomeWords.of(word);
      if (stated.isPresent()) {
        boolean answered =
            stated.get() == ClientOutcome.FAILED && status > 0 && OutcomeWords.isVague(word);
        return answered || stated.get() == ClientOutcome.OK
            ? new Ending(ClientOutcome.OK, "")
            : new Ending(stated.get(), word);
      }
      if (status > 0 || row.get(Field.OK).equals("true") || !row.has(Field.OK)) {
        return new Ending(ClientOutcome.OK, "");
      }
      // Not well, no answer, and no error that a handler could have noted: the page was gone.
      return new Ending(ClientOutcome.LEFT, "");
    }
  }
}
