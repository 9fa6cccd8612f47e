package io.culprit.parse;

/**
 * Something about an input that the user must know: printed on stderr and repeated under data
 * quality.
 *
 * @param file the file as named by the user or cited
 * @param text what is wrong and what was expected, one line
 */
public record Problem(String file, String text) {
  @Override
  public String toString() {
    return file + ": " + text;
  }
}
