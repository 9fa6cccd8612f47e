package io.culprit.parse.nginx;

import io.culprit.parse.source.Decimals;
import io.culprit.parse.source.TimeText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks at the values that one column or key holds over a sample and says what they can be. */
final class ValueKinds {
  private static final Pattern METHOD =
      Pattern.compile("GET|POST|PUT|DELETE|HEAD|OPTIONS|PATCH|CONNECT|TRACE|PROPFIND|PURGE");
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{32}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,6}\\.\\d{3}");

  private ValueKinds() {}

  /** Which notation of time the values are in; empty: they are no times. */
  static Optional<Field> time(List<String> values) {
    if (all(values, v -> TimeText.clf(v, 0).filter(t -> t.end() == v.length()).isPresent())) {
      return Optional.of(Field.TIME_LOCAL);
    }
    if (all(values, v -> TimeText.iso(v, 0).filter(t -> t.end() == v.length()).isPresent())) {
      return Optional.of(Field.TIME_ISO);
    }
    if (all(values, v -> TimeText.epochSeconds(v, 0, v.length()).isPresent())) {
      return Optional.of(Field.MSEC);
    }
    return Optional.empty();
  }

  /** Three digits, 100 to 599; nginx also logs 000 and 009. */
  static boolean status(String value) {
    long code = Decimals.whole(value);
    return value.length() == 3 && ((code >= 100 && code < 600) || code == 0 || code == 9);
  }

  static boolean method(String value) {
    return METHOD.matcher(value).matches();
  }

  /** {@code GET /path HTTP/1.1}. */
  static boolean request(String value) {
    int space = value.indexOf(' ');
    return space > 0 && method(value.substring(0, space)) && value.contains(" HTTP/");
  }

  static boolean target(String value) {
    return value.startsWith("/") || value.equals("*");
  }

  static boolean id(String value) {
    return ID.matcher(value).matches();
  }

  /** Seconds as nginx prints them: three decimals, always. */
  static boolean seconds(String value) {
    return SECONDS.matcher(value).matches();
  }

  /** A list of seconds, one a try; {@code -} where there was none. */
  static boolean secondsList(String value) {
    List<String> parts = UpstreamLists.split(value);
    return !parts.isEmpty() && parts.stream().allMatch(p -> p.equals("-") || seconds(p));
  }

  static boolean whole(String value) {
    return Decimals.whole(value) >= 0;
  }

  /** An IPv4 or IPv6 address without port. */
  static boolean address(String value) {
    if (value.startsWith("unix:")) {
      return true;
    }
    if (IPV4.matcher(value).matches()) {
      return true;
    }
    long colons = value.chars().filter(c -> c == ':').count();
    return colons >= 2
        && value.chars().allMatch(c -> c == ':' || c == '.' || Character.digit(c, 16) >= 0);
  }

  /** One address or several, as in X-Forwarded-For. */
  static boolean addresses(String value) {
    return UpstreamLists.split(value).stream().allMatch(ValueKinds::address);
  }

  /** An address and a port, or a list of such. */
  static boolean addressAndPort(String value) {
    return UpstreamLists.split(value).stream()
        .allMatch(
            part -> {
              int colon = part.lastIndexOf(':');
              return part.startsWith("unix:")
                  || (colon > 0
                      && whole(part.substring(colon + 1))
                      && address(part.substring(0, colon).replace("[", "").replace("]", "")));
            });
  }

  static boolean nothing(String value) {
    return value.isEmpty() || value.equals("-");
  }

  /** Whether all values that say something pass, and there is one that does. */
  static boolean all(List<String> values, java.util.function.Predicate<String> test) {
    boolean any = false;
    for (String value : values) {
      if (!nothing(value)) {
        if (!test.test(value)) {
          return false;
        }
        any = true;
      }
    }
    return any;
  }
}
