package io.culprit.parse.twin;

import io.culprit.parse.event.ClientOutcome;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a client's report says whose names are the plainest of their kind, or the sample's. */
final class ClientRow {
  private static final Set<String> KNOWN =
      Set.of(
          "time",
          "ts",
          "session",
          "ctx.sid",
          "page",
          "ctx.origin",
          "method",
          "req.verb",
          "url",
          "req.target",
          "status",
          "res.code",
          "elapsed_ms",
          "dur",
          "outcome",
          "error",
          "res.err",
          "res.ok",
          "request_id",
          "type");

  /** The first that is found in the words decides. */
  private static final Map<String, ClientOutcome> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put(
        "ok|success|succeeded|successful|true|done|completed?|200 ok|pass|loaded|[1-5]\\d\\d",
        ClientOutcome.OK);
    WORDS.put(".*net::err_aborted.*", ClientOutcome.ABORTED);
    WORDS.put(".*net::err_.*", ClientOutcome.FAILED);
    WORDS.put(
        ".*(unload|page_?hide|navigat|left|page closed|tab closed|ns_binding_aborted).*",
        ClientOutcome.LEFT);
    WORDS.put(".*(time-?out|timed[ _]?out|econnaborted|deadline).*", ClientOutcome.TIMED_OUT);
    WORDS.put(".*(abort|cancel).*", ClientOutcome.ABORTED);
    WORDS.put(".+", ClientOutcome.FAILED);
  }

  private static final String VAGUE = "(?i)error|fail(ed|ure)?|http[ _]?error|false|ko|bad status";

  private ClientRow() {}

  static Optional<Map<String, String>> says(Named row) {
    return Optional.of(row.without("-", "null", "None"))
        .filter(v -> KNOWN.containsAll(v.texts().keySet()))
        .filter(v -> v.fit(Shapes.METHOD, "method", "req.verb"))
        .filter(v -> v.text("url", "req.target").matches(Shapes.URL))
        .filter(v -> v.fit(Shapes.URL, "page", "ctx.origin"))
        .filter(v -> v.fit("0|" + Shapes.STATUS, "status", "res.code"))
        .filter(v -> v.fit(Shapes.DECIMAL, "elapsed_ms", "dur"))
        .filter(v -> v.fit("true|false", "res.ok"))
        // A status in the place of the ending is a dialect of its own.
        .filter(v -> v.fit("\\D+", "outcome"))
        .filter(v -> v.fit("[^\\p{Cntrl}]*\\S", "outcome", "error", "res.err"))
        .flatMap(ClientRow::said);
  }

  private static Optional<Map<String, String>> said(Named v) {
    long took = Shapes.micros(v.text("elapsed_ms", "dur"), 3);
    Said said = Said.of("client");
    return Shapes.time(v.text("time", "ts"))
        .filter(start -> Shapes.mayLast(took))
        .map(start -> said.time("start", start))
        .map(
            at ->
                ended(at, v)
                    .number("elapsedMicros", took)
                    .text("method", v.text("method", "req.verb"))
                    .text("url", v.text("url", "req.target"))
                    .number("status", status(v))
                    .text(
                        "pageOrigin", v.text("page", "ctx.origin").replaceAll("(://[^/]*).*", "$1"))
                    .text("session", v.text("session", "ctx.sid"))
                    .text("requestId", v.text("request_id"))
                    .flag("document", v.text("type").matches("document|navigation"))
                    .values());
  }

  /** An error says most; without one the word for the ending; without both the status. */
  private static Said ended(Said said, Named v) {
    String error = v.text("error", "res.err");
    String word = v.text("outcome");
    Optional<ClientOutcome> by = outcome(word);
    if (!error.isEmpty()) {
      boolean telling =
          by.filter(o -> o != ClientOutcome.OK && o != ClientOutcome.FAILED).isPresent();
      ClientOutcome outcome = (telling ? by : outcome(error)).orElseThrow();
      return said.text("outcome", outcome.name()).text("error", error);
    }
    if (by.isEmpty()) {
      boolean left = status(v) < 0 && v.text("res.ok").equals("false");
      return said.text("outcome", left ? "LEFT" : "OK");
    }
    boolean answered = status(v) > 0 && word.matches(VAGUE);
    return by.get() == ClientOutcome.OK || answered
        ? said.text("outcome", "OK")
        : said.text("outcome", by.get().name()).text("error", word);
  }

  private static Optional<ClientOutcome> outcome(String words) {
    String low = words.strip().toLowerCase(Locale.ROOT);
    return WORDS.entrySet().stream()
        .filter(entry -> low.matches(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static int status(Named v) {
    return v.status(v.text("status").isEmpty() ? "res.code" : "status");
  }
}
