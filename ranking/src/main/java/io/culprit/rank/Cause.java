package io.culprit.rank;

import java.util.List;

/**
 * The twelve candidate causes, in the order of the investigation's table. Slugs are a contract; the words about each
 * stand in the {@link Catalogue}.
 */
public enum Cause {
  PROXY_TIMEOUT("proxy-timeout", "Hosting / deployment", Category.HOSTING, Category.NETWORK),
  LB_IDLE_TIMEOUT("lb-idle-timeout", "Hosting / deployment", Category.HOSTING, Category.NETWORK),
  CLOSE_MID_BODY("close-mid-body", "Network / Hosting", Category.HOSTING, Category.NETWORK),
  TCP_RESET("tcp-reset", "Network", Category.NETWORK),
  CLIENT_ABORT("client-abort", "Frontend", Category.FRONTEND),
  CORS("cors", "Frontend", Category.FRONTEND),
  EVENT_LOOP_SATURATION("event-loop-saturation", "Backend runtime", Category.BACKEND),
  BACKEND_VARIANCE("backend-variance", "Backend runtime / Network", Category.BACKEND),
  LARGE_RESPONSE("large-response", "Backend runtime / Network", Category.BACKEND),
  STALE_BASE_URL("stale-base-url", "Frontend", Category.FRONTEND),
  RESOURCE_LIMITS("resource-limits", "Hosting / Backend runtime", Category.HOSTING),
  DNS_TLS("dns-tls", "Network", Category.NETWORK);

  private final String slug;
  private final String category;
  private final List<Category> parts;

  Cause(String slug, String category, Category... parts) {
    this.slug = slug;
    this.category = category;
    this.parts = List.of(parts);
  }

  /** Number in the table, 1 to 12. */
  public int number() {
    return ordinal() + 1;
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
    return parts;
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
        "no cause is called '" + slug + "'; there are: "
            + String.join(", ", java.util.Arrays.stream(values()).map(Cause::slug).toList()));
  }
}
