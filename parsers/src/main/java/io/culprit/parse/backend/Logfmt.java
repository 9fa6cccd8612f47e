package io.culprit.parse.backend;

import io.culprit.parse.backend.field.Field;
import io.culprit.parse.backend.field.Meaning;
import io.culprit.parse.backend.field.Row;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Reads {@code key=value} pairs; values may be quoted by {@code "} or {@code '}.
 *
 * <p>A formatter made of a template neither quotes nor escapes: a date and its time of day are one
 * value, a message without quotes goes on up to the next pair, and a quote inside a value does not
 * end it.
 */
public final class Logfmt {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Pattern CLOCK = Pattern.compile(" \\d\\d:\\d\\d:\\d\\d");
  private static final Pattern NEXT = Pattern.compile("\\s*+(?:$|[\\w.@/-]++=)");

  private Logfmt() {}

  /**
   * Whether a line begins with a pair; a prefix of time and level makes it an application's
   * message.
   */
  public static boolean begins(String line) {
    int equals = line.indexOf('=');
    return equals > 0 && line.lastIndexOf(' ', equals) < 0 && line.charAt(0) != '{';
  }

  /**
   * Puts the pairs of a text into a row, which is not cleared.
   *
   * @return how many pairs there were; -1: a quote is not closed
   */
  public static int read(String text, Row row) {
    return read(text, row::put);
  }

  /**
   * Hands on the pairs of a text in their order, the value of an open quote to the end of the text.
   *
   * @return how many pairs there were; -1: a quote is not closed
   */
  public static int read(String text, BiConsumer<String, String> pair) {
    int pairs = 0;
    int at = 0;
    int n = text.length();
    while (at < n) {
      int from = at;
      while (at < n && keyed(text.charAt(at))) {
        at++;
      }
      if (at == n || text.charAt(at) != '=' || at == from) {
        // No pair: prose, passed over up to the next space.
        while (at < n && text.charAt(at) > ' ') {
          at++;
        }
        while (at < n && text.charAt(at) <= ' ') {
          at++;
        }
        continue;
      }
      String key = text.substring(from, at++);
      char quote = at < n ? text.charAt(at) : ' ';
      if (quote == '"' || quote == '\'') {
        int close = close(text, at + 1, quote);
        if (close < 0) {
          pair.accept(key, text.substring(at + 1).strip());
          return -1;
        }
        String inside = text.substring(at + 1, close);
        pair.accept(
            key,
            inside.indexOf('\\') < 0
                ? inside
                : inside.replace("\\" + quote, String.valueOf(quote)));
        at = close + 1;
      } else {
        int value = at;
        at = end(text, key, value);
        int end = at > value && ",;)".indexOf(text.charAt(at - 1)) >= 0 ? at - 1 : at;
        pair.accept(key, text.substring(value, end));
      }
      pairs++;
      while (at < n && text.charAt(at) <= ' ') {
        at++;
      }
    }
    return pairs;
  }

  /** Index behind a value without quotes. */
  private static int end(String text, String key, int from) {
    int end = space(text, from);
    if (DATE.matcher(text).region(from, end).matches()
        && CLOCK.matcher(text).region(end, text.length()).lookingAt()) {
      return space(text, end + 1);
    }
    if (paired(text, end) || !isMessage(key)) {
      return end;
    }
    while (!paired(text, end)) {
      end = space(text, end + 1);
    }
    return end;
  }

  private static int space(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) > ' ') {
      at++;
    }
    return at;
  }

  /** Whether nothing but the next pair follows, or the end. */
  private static boolean paired(String text, int from) {
    return NEXT.matcher(text).region(from, text.length()).lookingAt();
  }

  private static boolean isMessage(String key) {
    return Meaning.of(key).stream().anyMatch(meaning -> meaning.field() == Field.MESSAGE);
  }

  /** The quote that ends a value, else the one before the next pair, which no text escaped. */
  private static int close(String text, int from, char quote) {
    int first = -1;
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == quote) {
        boolean inside =
            i + 1 < text.length() && Character.isLetterOrDigit(text.charAt(i + 1)) && i > from;
        if (first < 0 && !inside) {
          return i;
        }
        if (first >= 0 && paired(text, i + 1)) {
          return i;
        }
        first = first < 0 ? i : first;
      }
    }
    return first;
  }

  private static boolean keyed(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-' || c == '@' || c == '/';
  }
}
