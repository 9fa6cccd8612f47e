package io.culprit.parse.backend;

import io.culprit.parse.backend.field.Lapse;
import io.culprit.parse.backend.field.Unit;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request that an application speaks of in words: {@code Slow request: 63.86s POST /x}, {@code
 * GET /x -> 200 in 12.3 ms}, {@code Request finished: ID GET /x 200}.
 *
 * @param phase what the words say of it
 * @param method HTTP method
 * @param target path and query
 * @param status status; -1: not said
 * @param durationMicros how long it took; -1: not said
 * @param requestId id; empty: none
 */
public record TimedText(
    Phase phase, String method, String target, int status, long durationMicros, String requestId) {
  /** What is said of a request. */
  public enum Phase {
    STARTED,
    FINISHED,
    MENTIONED
  }

  private static final Pattern REQUEST =
      Pattern.compile("\\b(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)[ :]++\"?(/[^\\s\"']*+)");
  private static final Pattern WITH_UNIT =
      Pattern.compile(
          "(?<![\\w.:/-])(\\d++(?:\\.\\d++)?)\\s?(ms|s|us|µs|msecs?|milliseconds?|microseconds?|secs?|seconds?)\\b");
  private static final Pattern BY_NAME =
      Pattern.compile(
          "\\b(duration|took|elapsed|latency|process_time|time|in)(_?(?:ms|s|us|ns|sec|seconds|millis))?[\"']?\\s?[=:"
              + " ]\\s?\"?(\\d++(?:\\.\\d++)?)(?![\\w.:-])");
  private static final Pattern STATUS =
      Pattern.compile(
          "(?:->|=>|→|\\bstatus(?:_?code)?[\"']?\\s?[=:]?|\\bcode\\s?[=:]|\\breturned|\\bwith(?:"
              + " status)?|\\bresponded(?:"
              + " with)?)\\s?\\(?([1-9]\\d\\d)\\b(?![.\\d])");
  private static final Pattern STATUS_BEHIND =
      Pattern.compile(
          "^(?: HTTP/[\\d.]{1,3})?\"?[\\s:-]{1,3}\\[?([1-5]\\d\\d)\\b(?!\\.\\d|\\s?(?:ms|s|us|sec)\\b)");
  private static final Pattern ID =
      Pattern.compile(
          "\\b(?i:traceparent|amzn-trace-id|uber-trace-id)\\s?[=:]\\s?\"?([\\w=:;-]{18,200})"
              + "|\\b(?i:(?:request|req|correlation|trace)[_-]?id|rid|x-b3-traceid|b3|cf-ray|id)\\s?[=:]\\s?\"?([\\w-]{4,64})");
  private static final Pattern BARE_ID =
      Pattern.compile(
          "(?<![\\w-])([0-9a-f]{16,64}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?![\\w-])");
  private static final Pattern WORD_BEFORE =
      Pattern.compile("[:\\s]\\[?((?=[\\w-]*\\d)[\\w-]{6,64})\\]?\\s*$");
  private static final Pattern STARTED =
      Pattern.compile("(?i)\\b(?:started|starting|begins?|began|received|incoming|-->)(?!\\w)");
  private static final Pattern FINISHED =
      Pattern.compile(
          "(?i)\\b(?:finished|completed?|done|ended|handled|served|responded|answered|processed)\\b");

  /** Longest message that is looked at. */
  private static final int LOOKED_AT = 2_000;

  /** Finds a request in a message; empty: none is spoken of. */
  public static Optional<TimedText> of(String message) {
    int slash = message.indexOf('/');
    if (slash < 4 || message.length() > LOOKED_AT) {
      return Optional.empty();
    }
    Matcher request = REQUEST.matcher(message);
    if (!request.find()) {
      return Optional.empty();
    }
    String behind = message.substring(request.end());
    String rest = message.substring(0, request.start()) + ' ' + behind;
    String requestId = id(message.substring(0, request.start()), rest);
    long duration = duration(rest);
    Phase phase = FINISHED.matcher(rest).find() ? Phase.FINISHED : Phase.MENTIONED;
    if (phase == Phase.MENTIONED && duration < 0 && STARTED.matcher(rest).find()) {
      phase = Phase.STARTED;
    }
    return Optional.of(
        new TimedText(
            phase, request.group(1), request.group(2), status(behind, rest), duration, requestId));
  }

  /** The same with the id that its record states beside the text; empty: as it is. */
  public TimedText identified(String id) {
    return id.isEmpty() ? this : new TimedText(phase, method, target, status, durationMicros, id);
  }

  /**
   * Pushes the event, if the request is over and its duration is known or can be told from its
   * start.
   *
   * @return whether the text was about a request's beginning or end, so that nothing else need be
   *     made of it
   */
  public boolean push(Origin origin, Moment at, StartedRequests started, EventSink sink) {
    if (phase == Phase.STARTED) {
      started.start(requestId, method, target, at);
      return true;
    }
    long took = durationMicros;
    if (took < 0 && phase == Phase.FINISHED) {
      took = started.finish(requestId, method, target, at).orElse(-1);
    }
    if (took < 0 && (phase != Phase.FINISHED || status < 0)) {
      return false;
    }
    sink.backend(new BackendEvent(origin, at, took, method, target, status, -1, requestId));
    return true;
  }

  private static long duration(String rest) {
    Matcher with = WITH_UNIT.matcher(rest);
    if (with.find()) {
      return Lapse.micros(with.group(1) + with.group(2), Optional.empty()).orElse(-1);
    }
    Matcher named = BY_NAME.matcher(rest);
    if (!named.find()) {
      return -1;
    }
    Optional<Unit> unit =
        named.group(2) == null ? Optional.empty() : Unit.of(named.group(2).replace("_", ""));
    return Lapse.micros(named.group(3), unit).orElse(-1);
  }

  /**
   * The id a text states: named, or of a well-known shape, or the word with digits right before the
   * method.
   */
  private static String id(String before, String rest) {
    Matcher named = ID.matcher(rest);
    if (named.find()) {
      return named.group(1) != null ? named.group(1) : named.group(2);
    }
    Matcher bare = BARE_ID.matcher(rest);
    if (bare.find()) {
      return bare.group(1);
    }
    Matcher word = WORD_BEFORE.matcher(before);
    return word.find() ? word.group(1) : "";
  }

  private static int status(String behind, String rest) {
    Matcher here = STATUS_BEHIND.matcher(behind);
    if (here.find()) {
      return Integer.parseInt(here.group(1));
    }
    Matcher named = STATUS.matcher(rest);
    return named.find() ? Integer.parseInt(named.group(1)) : -1;
  }
}
