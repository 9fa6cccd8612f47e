package io.culprit.parse.source;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Orders names so that a rotated set stands together, old to new: {@code access.log.2.gz}, {@code
 * access.log.1}, {@code access.log}; dated names ({@code access.log-20261120.gz}) by date.
 */
public final class RotationOrder implements Comparator<String> {
  private static final Pattern PACKED = Pattern.compile("\\.(?:gz|zst|xz|bz2)$");
  private static final Pattern NUMBERED = Pattern.compile("^(.+)\\.(\\d{1,4})$");
  private static final Pattern DATED =
      Pattern.compile("^(.*?)[-._](\\d{8}|\\d{4}-\\d{2}-\\d{2})(?:[-_T]?(\\d{2,6}))?(\\.log)?$");

  private static final Comparator<Key> KEYS =
      Comparator.comparing(Key::base).thenComparingLong(Key::age).thenComparing(Key::name);

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
      String time = dated.group(3) == null ? "" : dated.group(3);
      long stamp = Long.parseLong(day + (time + "000000").substring(0, 6));
      String log = dated.group(4) == null ? "" : dated.group(4);
      return new Key(dated.group(1) + log, stamp - Long.MAX_VALUE, name);
    }
    return new Key(plain, 0, name);
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
