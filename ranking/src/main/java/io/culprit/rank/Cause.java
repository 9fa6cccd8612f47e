package io.culprit.rank;

import java.util.List;

/**
 * The twelve candidate causes, in the order of the investigation's table. Slugs are a contract; the
 * words about each stand in the {@link Catalogue}.
 */
public enum Cause {
  PROXY_TIMEOUT(1, "proxy-timeout", "Hosting / deployment", Category.HOSTING, true),
  LB_IDLE_TIMEOUT(2, "lb-idle-timeout", "Hosting / deployment", Category.HOSTING, true),
  CLOSE_MID_BODY(3, "close-mid-body", "Network / Hosting", Category.HOSTING, true),
  TCP_RESET(4, "tcp-reset", "Network", Category.NETWORK, false),
  CLIENT_ABORT(5, "client-abort", "Frontend", Category.FRONTEND, false),
  CORS(6, "cors", "Frontend", Category.FRONTEND, false),
  EVENT_LOOP_SATURATION(7, "event-loop-saturation", "Backend runtime", Category.BACKEND, false),
  BACKEND_VARIANCE(8, "backend-variance", "Backend runtime / Network", Category.BACKEND, false),
  LARGE_RESPONSE(9, "large-response", "Backend runtime / Network", Category.BACKEND, false),
  STALE_BASE_URL(10, "stale-base-url", "Frontend", Category.FRONTEND, false),
  RESOURCE_LIMITS(11, "resource-limits", "Hosting / Backend runtime", Category.HOSTING, false),
  DNS_TLS(12, "dns-tls", "Network", Category.NETWORK, false);

  private final int number;
  private final String slug;
  private final String category;
  private final Category home;
  private final boolean alsoNetwork;

  Cause(int number, String slug, String category, Category home, boolean alsoNetwork) {
    this.number = number;
    this.slug = slug;
    this.category = category;
    this.home = home;
    this.alsoNetwork = alsoNetwork;
  }

  /** Number in the table, 1 to 12. */
  public int number() {
    return number;
  }

  /** The name in reports and on the command line. */
  public String slug() {
    return slug;
  }

  /** The category as the table prints it. */
  public String category() {
    return category;
  }

  /** Parts of the categorized analysis it appears in, the first is its home. */
  public List<Category> parts() {
    return alsoNetwork ? List.of(home, Category.NETWORK) : List.of(home);
  }

  /**
   * The cause with a slug.
   *
   * @throws IllegalArgumentException for an unknown one, naming the known
   */
  public static Cause ofSlug(String slug) {
    for (Cause c : values()) {
      if (c.slug.equals(slug)) {
        return c;
      }
    }
    throw new IllegalArgumentException(
        "no cause is called '"
            + slug
            + "'; there are: "
            + String.join(", ", java.util.Arrays.stream(values()).map(Cause::slug).toList()));
  }
}
