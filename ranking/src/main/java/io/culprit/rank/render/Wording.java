package io.culprit.rank.render;

import io.culprit.correlate.Outcome;
import io.culprit.rank.Role;
import io.culprit.rank.Status;

/** The fixed words of the page: one spelling for each thing. */
final class Wording {
  private Wording() {}

  /** A probability in words. */
  static String certainty(double p) {
    if (p > 0.99) {
      return "all but certain";
    }
    if (p >= 0.95) {
      return "very likely";
    }
    if (p >= 0.8) {
      return "likely";
    }
    if (p >= 0.5) {
      return "more likely than not";
    }
    if (p >= 0.2) {
      return "possible";
    }
    return p >= 0.05 ? "unlikely" : "very unlikely";
  }

  /** The weight of a finding in words, after Good and Jeffreys. */
  static String weight(double decibans) {
    double size = Math.abs(decibans);
    if (size < 5) {
      return "slight";
    }
    if (size < 10) {
      return "substantial";
    }
    if (size < 15) {
      return "strong";
    }
    return size < 20 ? "very strong" : "decisive";
  }

  static String status(Status status) {
    return switch (status) {
      case CONFIRMED -> "confirmed";
      case LIKELY -> "likely";
      case CONTRIBUTING -> "contributing";
      case POSSIBLE -> "possible";
      case RULED_OUT -> "ruled out";
      case UNTESTABLE -> "untestable here";
    };
  }

  static String role(Role role) {
    return switch (role) {
      case ROOT -> "root";
      case CONTRIBUTING -> "contributing";
      case MECHANISM -> "mechanism";
      case NONE -> "none";
    };
  }

  /** How requests ended, in the plural. */
  static String outcome(Outcome outcome) {
    return switch (outcome) {
      case DELIVERED -> "delivered";
      case APP_ERROR -> "answered with an error of the application";
      case GATEWAY_TIMEOUT -> "gateway timeouts";
      case GATEWAY_ERROR -> "gateway errors";
      case CLOSED_BY_CLIENT -> "closed from the client's side before an answer";
      case TRUNCATED -> "cut before the whole answer had arrived";
      case BLOCKED_PREFLIGHT -> "blocked by the browser's cross-origin rules";
      case MISDIRECTED -> "sent to the wrong place";
      case REFUSED -> "never connected, or never logged by a server";
      case UNKNOWN -> "of unknown end";
    };
  }
}
