package io.culprit.rank;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a user can know of the setting although no log tells it. A closed set: each rules a cause in
 * or out by what it multiplies the cause's prior odds by.
 */
public enum Fact {
  NO_LOAD_BALANCER(
      "no load balancer or CDN stands in front of the proxy",
      Cause.LB_IDLE_TIMEOUT,
      Fact.RULED_OUT),
  LOAD_BALANCER(
      "a load balancer or CDN stands in front of the proxy, whether its log is here or not",
      Cause.LB_IDLE_TIMEOUT,
      1),
  NO_BROWSER("no browser calls the API from another origin", Cause.CORS, Fact.RULED_OUT),
  SAME_ORIGIN("pages and API share scheme, host and port", Cause.CORS, Fact.RULED_OUT),
  FIXED_BASE_URL(
      "clients know one base URL, and it never changed", Cause.STALE_BASE_URL, Fact.RULED_OUT),
  SINGLE_WORKER(
      "one process with one event loop serves everything",
      Cause.EVENT_LOOP_SATURATION,
      Fact.FAVOURED),
  NO_RESOURCE_LIMITS(
      "the processes have neither memory nor CPU limits, and the host has both to spare",
      Cause.RESOURCE_LIMITS,
      Fact.RULED_OUT);

  /**
   * What a fact that excludes a cause leaves of its odds: 20 decibans, the weight of the strongest
   * finding. People err, and logs may prove them wrong.
   */
  private static final double RULED_OUT = 0.01;

  /** 3 decibans: nobody else answers while the one loop is held. Set by hand. */
  private static final double FAVOURED = 2;

  private final String text;
  private final Cause cause;
  private final double factor;

  Fact(String text, Cause cause, double factor) {
    this.text = text;
    this.cause = cause;
    this.factor = factor;
  }

  /** The name on the command line and in plan files. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The fact in words, without a full stop. */
  public String text() {
    return text;
  }

  /** The cause whose odds it changes. */
  public Cause cause() {
    return cause;
  }

  /** What it multiplies the cause's prior odds by. */
  public double factor() {
    return factor;
  }

  /** The fact with a name; empty: there is none. */
  public static Optional<Fact> ofSlug(String slug) {
    return Arrays.stream(values()).filter(f -> f.slug().equals(slug)).findFirst();
  }

  /** All names, for messages. */
  public static String known() {
    return Arrays.stream(values()).map(Fact::slug).collect(Collectors.joining(", "));
  }
}
