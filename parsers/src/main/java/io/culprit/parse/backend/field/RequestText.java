package io.culprit.parse.backend.field;

import java.util.Optional;
import java.util.Set;

/**
 * A method and a target written in one text: {@code GET /x}, {@code GET /x HTTP/1.1}, {@code POST
 * https://h/x}.
 *
 * @param method HTTP method
 * @param target path and query, or absolute URL
 */
public record RequestText(String method, String target) {
  /** Methods that a text may begin with; anything else is prose. */
  private static final Set<String> METHODS =
      Set.of(
          "GET",
          "HEAD",
          "POST",
          "PUT",
          "PATCH",
          "DELETE",
          "OPTIONS",
          "CONNECT",
          "TRACE",
          "PROPFIND",
          "QUERY");

  /** Whether a word is an HTTP method. */
  public static boolean isMethod(String word) {
    return word.length() >= 3 && word.length() <= 8 && METHODS.contains(word);
  }

  /** Whether a text is a path or an absolute URL. */
  public static boolean isTarget(String text) {
    return !text.isEmpty() && (text.charAt(0) == '/' || isUrl(text)) && text.indexOf(' ') < 0;
  }

  /** Whether a text is an absolute URL. */
  public static boolean isUrl(String text) {
    return text.startsWith("http://")
        || text.startsWith("https://")
        || text.startsWith("ws://")
        || text.startsWith("wss://");
  }

  /** Reads the whole text. */
  public static Optional<RequestText> of(String text) {
    String s = text.strip();
    int space = s.indexOf(' ');
    if (space < 3 || !isMethod(s.substring(0, space))) {
      return Optional.empty();
    }
    int end = s.lastIndexOf(" HTTP/");
    if (end < 0) {
      end = bareProtocol(s, space);
    }
    String target = s.substring(space + 1, end > space ? end : s.length()).strip();
    return isTarget(target) || target.equals("*")
        ? Optional.of(new RequestText(s.substring(0, space), target))
        : Optional.empty();
  }

  /**
   * Where {@code 1.1}, {@code 2} or {@code 3} stands for the protocol, as hypercorn prints it; -1:
   * nowhere.
   */
  private static int bareProtocol(String s, int from) {
    int last = s.lastIndexOf(' ');
    String word = s.substring(last + 1);
    boolean version =
        word.equals("1.0") || word.equals("1.1") || word.equals("2") || word.equals("3");
    return last > from && version ? last : -1;
  }
}
