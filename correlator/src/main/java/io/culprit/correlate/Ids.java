package io.culprit.correlate;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Request ids and request texts in the one spelling in which they are compared. */
final class Ids {
  private Ids() {}

  /**
   * An id without dashes and in lower case: a UUID equals its 32 hex digits, a tracing header the
   * id of its trace; empty stays empty.
   */
  static String canonical(String id) {
    if (id.isEmpty()) {
      return "";
    }
    return (TraceHeaders.maybe(id) ? TraceHeaders.trace(id) : id)
        .replace("-", "")
        .toLowerCase(Locale.ROOT);
  }

  /**
   * A path with its percent-escapes resolved: uvicorn encodes anew what nginx logged as it came.
   */
  static String decoded(String target) {
    if (target.indexOf('%') < 0) {
      return target;
    }
    byte[] out = new byte[target.length() * 3];
    int n = 0;
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      int hi = c == '%' && i + 2 < target.length() ? Character.digit(target.charAt(i + 1), 16) : -1;
      int lo = hi >= 0 ? Character.digit(target.charAt(i + 2), 16) : -1;
      if (lo >= 0) {
        out[n++] = (byte) (hi * 16 + lo);
        i += 2;
      } else if (c < 0x80) {
        out[n++] = (byte) c;
      } else {
        byte[] utf8 = String.valueOf(c).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(utf8, 0, out, n, utf8.length);
        n += utf8.length;
      }
    }
    return new String(out, 0, n, StandardCharsets.UTF_8);
  }

  /** A 64-bit hash that is the same on every machine (FNV-1a, finished with a mixer). */
  static long hash(CharSequence text) {
    return finished(mixed(BASIS, text));
  }

  /** The same of two texts; the border between them counts. */
  static long hash(CharSequence a, CharSequence b) {
    return finished(mixed(mixed(BASIS, a), b));
  }

  /** The same of three texts. */
  static long hash(CharSequence a, CharSequence b, CharSequence c) {
    return finished(mixed(mixed(mixed(BASIS, a), b), c));
  }

  /** The hash of the canonical spelling of an id; 0 for none. */
  static long canonicalHash(CharSequence id) {
    if (TraceHeaders.maybe(id)) {
      String plain = canonical(id.toString());
      return plain.isEmpty() ? 0 : hash(plain);
    }
    long h = BASIS;
    boolean any = false;
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (c >= 0x80) {
        return hash(canonical(id.toString()));
      }
      if (c != '-') {
        h = step(h, c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        any = true;
      }
    }
    return any ? finished(step(h, BORDER)) : 0;
  }

  private static final long BASIS = 0xcbf29ce484222325L;

  private static final char BORDER = 0x1f;

  private static long mixed(long h, CharSequence text) {
    long mixed = h;
    for (int i = 0; i < text.length(); i++) {
      mixed = step(mixed, text.charAt(i));
    }
    return step(mixed, BORDER);
  }

  private static long step(long h, char c) {
    return (h ^ c) * 0x100000001b3L;
  }

  private static long finished(long hash) {
    long h = hash ^ (hash >>> 32);
    h *= 0xd6e8feb86659fd93L;
    return h ^ (h >>> 32);
  }
}
