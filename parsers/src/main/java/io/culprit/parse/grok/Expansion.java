package io.culprit.parse.grok;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a pattern gets when its building blocks are put in. One that holds itself would never
 * end, and a few that each hold the next one twice would fill the memory.
 */
final class Expansion {
  /** Several times the longest of the default patterns. */
  static final long MOST = 100_000;

  private static final Pattern BLOCK = Pattern.compile("%\\{(\\w++)[^}]*+}");

  private final Map<String, String> blocks;
  private final Map<String, Long> lengths = new HashMap<>();

  private Expansion(Map<String, String> blocks) {
    this.blocks = blocks;
  }

  /** The length of a pattern in characters; more than {@link #MOST} where it would never end. */
  static long length(String pattern, Map<String, String> blocks) {
    return new Expansion(blocks).of(pattern);
  }

  private long of(String pattern) {
    long length = pattern.length();
    Matcher matcher = BLOCK.matcher(pattern);
    while (matcher.find() && length <= MOST) {
      length += block(String.valueOf(matcher.group(1)));
    }
    return length;
  }

  private long block(String name) {
    Long known = lengths.get(name);
    if (known != null) {
      return known;
    }
    // Met again while it is being measured, it holds itself.
    lengths.put(name, MOST + 1);
    long length = of(blocks.getOrDefault(name, ""));
    lengths.put(name, length);
    return length;
  }
}
