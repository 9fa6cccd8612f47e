package io.culprit.parse.source;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Orders names so that a rotated set stands together, old to new: {@code access.log.2.gz}, {@code
 * access.log.1}, {@code access.log}; also {@code access.1.log}, {@code access-1.log}; dated names
 * ({@code access.log-20261120.gz}, {@code access.log.2026-11-20_10}, logrotate's {@code -%s}) by
 * date.
 */
public final class RotationOrder implements Comparator<String> {
  private static final Pattern PACKED = Pattern.compile("\\.(?:gz|zst|xz|bz2)$");
  private static final Pattern NUMBERED = Pattern.compile("^(.+)\\.(\\d{1,4})$");

  /** A number before the ending is of a rotation too; only the order depends on it. */
  private static final Pattern NUMBERED_INSIDE =
      Pattern.compile("^(.+?)[-._](\\d{1,4})(\\.(?:log|json|txt))$");

  private static final Pattern DATED =
      Pattern.compile(
          "^(.*?)[-._](20\\d{6}|\\d{4}-\\d{2}-\\d{2})((?:[-_T.]?\\d{2}){0,3})(\\.(?:log|json|txt))?$");

  private static final Pattern EPOCH =
      Pattern.compile("^(.*?)[-._](1\\d{9})(\\.(?:log|json|txt))?$");

  private static final Comparator<Key> KEYS =
      Comparator.comparing(Key::base).thenComparingLong(Key::age).thenComparing(Key::name);

  /** Whether two names are of one set, in whatever folders or archives they are. */
  public static boolean sameSet(String a, String b) {
    return key(last(a)).base().equals(key(last(b)).base());
  }

  private static String last(String name) {
    int folder = Math.max(name.lastIndexOf('/'), name.lastIndexOf(InputFile.INSIDE));
    return name.substring(folder + 1).replaceFirst("~\\d+$", "");
  }

  @Override
  public int compare(String a, String b) {
    return KEYS.compare(key(a), key(b));
  }

  private static Key key(String name) {
    String plain = PACKED.matcher(name).replaceFirst("");
    Matcher numbered = NUMBERED.matcher(plain);
    if (numbered.matches()) {
      return new Key(numbered.group(1), -Long.parseLong(numbered.group(2)), name);
    }
    Matcher dated = DATED.matcher(plain);
    if (dated.matches()) {
      String day = dated.group(2).replace("-", "");
      String time = dated.group(3).replaceAll("\\D", "");
      long stamp = Long.parseLong(day + (time + "000000").substring(0, 6));
      return new Key(base(dated, 4), stamp - Long.MAX_VALUE, name);
    }
    Matcher epoch = EPOCH.matcher(plain);
    if (epoch.matches()) {
      return new Key(base(epoch, 3), Long.parseLong(epoch.group(2)) - Long.MAX_VALUE, name);
    }
    Matcher inside = NUMBERED_INSIDE.matcher(plain);
    if (inside.matches()) {
      return new Key(base(inside, 3), -Long.parseLong(inside.group(2)), name);
    }
    return new Key(plain, 0, name);
  }

  private static String base(Matcher name, int ending) {
    return name.group(1) + (name.group(ending) == null ? "" : name.group(ending));
  }

  /**
   * What a name is ordered by.
   *
   * @param base the name of the set
   * @param age below 0: rotated, the older the less; 0: current
   * @param name the name itself
   */
  private record Key(String base, long age, String name) {}
}
