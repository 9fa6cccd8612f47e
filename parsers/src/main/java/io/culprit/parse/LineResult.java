package io.culprit.parse;

/**
 * What became of one line: it begins a record, continues one, or is refused.
 *
 * @param kind which of the three
 * @param reason for a refusal: a short fixed phrase to count by; else empty
 * @param expected for a refusal: what was expected and found, e.g. {@code status: 3 digits, found
 *     "-"}; else empty
 */
public record LineResult(Kind kind, String reason, String expected) {
  /** The three fates of a line that is not blank. */
  public enum Kind {
    PARSED,
    JOINED,
    REJECTED
  }

  /** The line begins a record. */
  public static final LineResult PARSED = new LineResult(Kind.PARSED, "", "");

  /** The line continues the record before it. */
  public static final LineResult JOINED = new LineResult(Kind.JOINED, "", "");

  /** The line was refused. */
  public static LineResult rejected(String reason, String expected) {
    return new LineResult(Kind.REJECTED, reason, expected);
  }
}
