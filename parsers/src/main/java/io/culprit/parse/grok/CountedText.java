package io.culprit.parse.grok;

/**
 * A text that counts how often it is looked at and stops a pattern that looks too often.
 *
 * <p>java.util.regex has no step limit, but each of its steps reads a character.
 */
final class CountedText implements CharSequence {
  private final String text;
  private long left;

  CountedText(String text, long budget) {
    this.text = text;
    this.left = budget;
  }

  @Override
  public char charAt(int index) {
    if (--left < 0) {
      throw new Exhausted();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }

  /** The budget is used up. Carries no stack: it may be thrown for every line of a file. */
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1;

    Exhausted() {
      super("a pattern used up its steps", null, false, false);
    }
  }
}
