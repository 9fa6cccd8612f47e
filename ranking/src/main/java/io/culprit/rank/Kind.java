package io.culprit.rank;

/**
 * A way in which a cause works: a process can be killed or starved, both are limits of its
 * container, and the two show different signs.
 *
 * @param cause the cause
 * @param name its way; empty for a cause with only one
 */
public record Kind(Cause cause, String name) implements Comparable<Kind> {
  /** {@code resource-limits/killed}, or just the slug. */
  public String key() {
    return name.isEmpty() ? cause.slug() : cause.slug() + "/" + name;
  }

  /** The kind with a key. */
  public static Kind ofKey(String key) {
    int slash = key.indexOf('/');
    return slash < 0
        ? new Kind(Cause.ofSlug(key), "")
        : new Kind(Cause.ofSlug(key.substring(0, slash)), key.substring(slash + 1));
  }

  @Override
  public int compareTo(Kind other) {
    int byCause = cause.compareTo(other.cause);
    return byCause != 0 ? byCause : name.compareTo(other.name);
  }
}
