package io.culprit.parse.plan;

/** A plan that cannot be followed; the message is for the user. */
public final class PlanException extends RuntimeException {
  private static final long serialVersionUID = 1;

  PlanException(String message) {
    super(message);
  }
}
