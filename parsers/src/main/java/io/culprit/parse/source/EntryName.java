package io.culprit.parse.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of an entry of an archive, made harmless: it is only ever cited, never a path. What
 * leads out of the archive ({@code ..}, a root, a drive) is dropped, and what a person cannot see
 * is shown.
 */
final class EntryName {
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:");
  private static final int LONGEST = 400;

  private EntryName() {}

  /** The name as cited, with forward slashes; empty: nothing of it is left. */
  static String of(String raw) {
    List<String> kept = new ArrayList<>();
    for (String part : raw.replace('\\', '/').split("/", -1)) {
      boolean leads = part.isEmpty() || part.equals(".") || part.equals("..");
      boolean drive = kept.isEmpty() && DRIVE.matcher(part).matches();
      if (!leads && !drive) {
        kept.add(visible(part));
      }
    }
    String name = String.join("/", kept);
    return name.length() <= LONGEST ? name : "…" + name.substring(name.length() - LONGEST);
  }

  /** Whether it is hidden, or in a hidden folder, as a walk through folders leaves them out. */
  static boolean hidden(String name) {
    return name.startsWith(".") || name.contains("/.");
  }

  private static String visible(String part) {
    if (part.chars().noneMatch(EntryName::unseen)) {
      return part;
    }
    StringBuilder out = new StringBuilder();
    part.codePoints()
        .forEach(
            c -> {
              if (unseen(c)) {
                out.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  private static boolean unseen(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
