package io.culprit.parse.event;

/** How a call ended for the page or program that made it. */
public enum ClientOutcome {
  /** An answer arrived whole, whatever its status. */
  OK,
  /** The call was rejected by the network stack: "Failed to fetch". */
  FAILED,
  /** The caller's own time limit ended it. */
  TIMED_OUT,
  /** The caller cancelled it. */
  ABORTED,
  /** The page was left while it ran. */
  LEFT
}
