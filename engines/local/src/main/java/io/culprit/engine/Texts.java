package io.culprit.engine;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Makes equal texts one: a request's id stands in every log that tells of it, and few clients,
 * hosts and routes make many requests. Knows the latest texts only, so it does not grow. Not
 * thread-safe.
 */
final class Texts implements UnaryOperator<String> {
  private static final int KNOWN = 1 << 16;

  private final String[] known = new String[KNOWN];

  Texts() {
    Arrays.fill(known, "");
  }

  @Override
  public String apply(String text) {
    int hash = text.hashCode();
    int place = (hash ^ (hash >>> 16)) & (KNOWN - 1);
    if (!known[place].equals(text)) {
      known[place] = text;
    }
    return known[place];
  }
}
