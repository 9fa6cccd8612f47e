package io.culprit.benchmark.day;

/**
 * One operation of the made-up shop's API.
 *
 * @param method HTTP method
 * @param path with the places of ids: {@code {n}} a number, {@code {u}} a UUID, {@code {w}} a name
 * @param query its parameters, with the same places; empty: none
 * @param status what it answers where all is well
 * @param millis median time of the handler
 * @param bytes median size of the answer
 */
record Route(String method, String path, String query, int status, double millis, double bytes) {
  /** How much single calls differ, in the exponent. */
  static final double SIGMA = 0.8;

  /** Path and query with made-up ids. */
  String target(Dice dice) {
    StringBuilder out = new StringBuilder(96);
    fill(out, path, dice);
    if (!query.isEmpty() && dice.chance(0.7)) {
      out.append('?');
      fill(out, query, dice);
    }
    return out.toString();
  }

  private static void fill(StringBuilder out, String text, Dice dice) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c != '{') {
        out.append(c);
        continue;
      }
      switch (text.charAt(at + 1)) {
        case 'n' -> out.append(1 + (long) dice.logNormal(40_000, 2));
        case 'u' -> Words.uuid(out, dice);
        default -> out.append(dice.one(Words.SLUGS));
      }
      at += 2;
    }
  }
}
