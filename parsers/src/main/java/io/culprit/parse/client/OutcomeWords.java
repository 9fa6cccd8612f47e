package io.culprit.parse.client;

import io.culprit.parse.event.ClientOutcome;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The words in which browsers and frontends say how a call ended. */
final class OutcomeWords {
  private static final Set<String> WELL =
      Set.of(
          "ok",
          "success",
          "succeeded",
          "successful",
          "true",
          "done",
          "complete",
          "completed",
          "200 ok",
          "pass",
          "loaded");

  /** Words for "not well" that an answer with an error status also gets. */
  private static final Set<String> VAGUE =
      Set.of(
          "error",
          "failed",
          "fail",
          "failure",
          "http_error",
          "http error",
          "httperror",
          "false",
          "ko",
          "bad status");

  private OutcomeWords() {}

  /** What the words mean; empty: they are none. */
  static Optional<ClientOutcome> of(String words) {
    String low = words.strip().toLowerCase(Locale.ROOT);
    if (low.isEmpty()) {
      return Optional.empty();
    }
    if (WELL.contains(low) || isStatus(low)) {
      return Optional.of(ClientOutcome.OK);
    }
    if (low.contains("net::err_")) {
      return Optional.of(
          low.contains("net::err_aborted") ? ClientOutcome.ABORTED : ClientOutcome.FAILED);
    }
    if (any(
        low,
        "unload",
        "pagehide",
        "page_hide",
        "navigat",
        "left",
        "page closed",
        "tab closed",
        "ns_binding_aborted")) {
      return Optional.of(ClientOutcome.LEFT);
    }
    if (any(
        low,
        "timeout",
        "timed out",
        "time-out",
        "timed_out",
        "timedout",
        "econnaborted",
        "deadline")) {
      return Optional.of(ClientOutcome.TIMED_OUT);
    }
    if (any(low, "abort", "cancel")) {
      return Optional.of(ClientOutcome.ABORTED);
    }
    return Optional.of(ClientOutcome.FAILED);
  }

  /** Whether the word is an HTTP status. */
  static boolean isStatus(String word) {
    return word.length() == 3
        && word.charAt(0) >= '1'
        && word.charAt(0) <= '5'
        && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Whether words say no more than that it did not go well. */
  static boolean isVague(String words) {
    return VAGUE.contains(words.strip().toLowerCase(Locale.ROOT));
  }

  private static boolean any(String text, String... parts) {
    for (String part : parts) {
      if (text.contains(part)) {
        return true;
      }
    }
    return false;
  }
}
