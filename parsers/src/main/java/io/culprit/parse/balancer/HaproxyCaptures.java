package io.culprit.parse.balancer;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Captured headers of a haproxy line: {@code {host|agent} {type}}. They have no names; some values
 * name themselves.
 */
final class HaproxyCaptures {
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern SEPARATOR = Pattern.compile("[{}|]");

  private HaproxyCaptures() {}

  /** The captured request id: 32 hexadecimal digits or a UUID; empty: none. */
  static String id(String captures) {
    if (captures.length() < 34) {
      return "";
    }
    for (String value : SEPARATOR.split(captures, -1)) {
      if (ID.matcher(value.toLowerCase(Locale.ROOT)).matches()) {
        return value;
      }
    }
    return "";
  }

  /** The captured value that begins so; empty: none. */
  static String beginning(String captures, String prefix) {
    if (!captures.contains(prefix)) {
      return "";
    }
    for (String value : SEPARATOR.split(captures, -1)) {
      if (value.startsWith(prefix)) {
        return value;
      }
    }
    return "";
  }
}
