package io.culprit.parse.source;

import java.util.Map;
import java.util.OptionalInt;

/**
 * Zones written as a word. Only those whose meaning no two countries quarrel about: RFC 5322 4.3
 * fixes the American ones, and the European ones are the tz database's own. {@code IST}, {@code
 * BST} and their like mean several zones and are no statement.
 */
public final class ZoneName {
  private static final int LONGEST = 4;

  private static final Map<String, Integer> HOURS =
      Map.ofEntries(
          Map.entry("UTC", 0),
          Map.entry("GMT", 0),
          Map.entry("UT", 0),
          Map.entry("EST", -5),
          Map.entry("EDT", -4),
          Map.entry("CST", -6),
          Map.entry("CDT", -5),
          Map.entry("MST", -7),
          Map.entry("MDT", -6),
          Map.entry("PST", -8),
          Map.entry("PDT", -7),
          Map.entry("WET", 0),
          Map.entry("WEST", 1),
          Map.entry("CET", 1),
          Map.entry("CEST", 2),
          Map.entry("EET", 2),
          Map.entry("EEST", 3));

  private ZoneName() {}

  /** Seconds ahead of UTC in the zone of a name; empty: it is none. */
  public static OptionalInt seconds(String name) {
    Integer hours = HOURS.get(name);
    return hours == null ? OptionalInt.empty() : OptionalInt.of(hours * 3600);
  }

  /**
   * The word of capitals that stands at {@code from}; empty: none, or one too long to be a zone.
   */
  public static String at(String s, int from) {
    int to = from;
    while (to < s.length() && to - from <= LONGEST && s.charAt(to) >= 'A' && s.charAt(to) <= 'Z') {
      to++;
    }
    return to - from > LONGEST ? "" : s.substring(Math.min(from, s.length()), to);
  }
}
