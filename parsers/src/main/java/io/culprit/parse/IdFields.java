package io.culprit.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names under which the user's own request ids stand: headers, keys, columns, query parameters.
 *
 * <p>A name counts in every spelling: {@code X-Corr-Token} is also {@code $http_x_corr_token},
 * {@code xCorrToken} and {@code x_corr_token}. What stands under it is believed before any other id
 * of the line; of several names the first that says something.
 */
public final class IdFields {
  private static final Pattern NAME = Pattern.compile("[\\w$.-]*[A-Za-z][\\w$.-]*");
  private static final Pattern BORDER = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])");
  private static final Pattern VARIABLE =
      Pattern.compile("^(?:(?:(?:sent|upstream)_)?http|arg|cookie)_");
  private static final IdFields NONE = new IdFields(List.of());

  private final List<String> names;
  private final List<String> folded;
  private final List<Pattern> inText;

  private IdFields(List<String> names) {
    this.names = List.copyOf(names);
    List<List<String>> words = names.stream().map(IdFields::words).toList();
    this.folded = words.stream().map(w -> String.join("", w)).toList();
    this.inText = words.stream().map(IdFields::inText).toList();
  }

  /** None but the usual ones. */
  public static IdFields none() {
    return NONE;
  }

  /** Names as the user gave them. */
  public static IdFields of(List<String> names) {
    return names.isEmpty() ? NONE : new IdFields(names);
  }

  /** Whether a text can be such a name. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** The names as given. */
  public List<String> names() {
    return names;
  }

  /** Whether a header, a column, an nginx variable of such a name holds the id. */
  public boolean contains(String name) {
    return !folded.isEmpty() && folded.contains(String.join("", words(name)));
  }

  /** A parser that also looks for the names in the texts of the lines. */
  public Supplier<LineParser> around(Supplier<LineParser> parser) {
    return names.isEmpty() ? parser : () -> new IdentifyingParser(parser.get(), this);
  }

  /** The id that a line shows under one of the names, as key, label or parameter. */
  Optional<String> in(String line) {
    for (Pattern pattern : inText) {
      Matcher found = pattern.matcher(line);
      while (found.find()) {
        String value = found.group(1);
        if (!value.equals("-") && !value.equals("null") && !value.equals("None")) {
          return Optional.of(value);
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> words(String name) {
    String plain = name.startsWith("$") ? name.substring(1) : name;
    String bare = VARIABLE.matcher(plain.replace('-', '_')).replaceFirst("");
    List<String> words = new ArrayList<>();
    for (String word : BORDER.split(bare, -1)) {
      if (!word.isEmpty()) {
        words.add(word.toLowerCase(Locale.ROOT));
      }
    }
    return words;
  }

  /** {@code name=value}, {@code name: value}, {@code "name":"value"}, {@code &name=value}. */
  private static Pattern inText(List<String> words) {
    String name = words.stream().map(Pattern::quote).collect(Collectors.joining("[-_.]?"));
    return Pattern.compile(
        "(?<![A-Za-z0-9_-])(?i:(?:(?:(?:sent|upstream)_)?http_|arg_|cookie_)?"
            + name
            + ")(?![A-Za-z0-9_-])\\\\?[\"']?\\s?[=:]\\s?\\[?\\\\?[\"']?([^\\s\"'\\\\,;&#\\]})]++)");
  }
}
