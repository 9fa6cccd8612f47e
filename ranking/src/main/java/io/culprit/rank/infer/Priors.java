package io.culprit.rank.infer;

import io.culprit.rank.Assumptions;
import io.culprit.rank.Cause;
import io.culprit.rank.Fact;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How probable each cause is before any finding.
 *
 * @param setting by what the logs tell of the setting
 * @param assumed the same with what the user knows besides
 */
public record Priors(Map<Cause, Double> setting, Map<Cause, Double> assumed) {
  /** Prior of a load balancer's timeout where none is to be seen. */
  private static final double NO_BALANCER = 0.015;

  public Priors {
    setting = Collections.unmodifiableMap(new EnumMap<>(setting));
    assumed = Collections.unmodifiableMap(new EnumMap<>(assumed));
  }

  /** Priors under which nothing is assumed. */
  public static Priors of(Map<Cause, Double> setting) {
    return new Priors(setting, setting);
  }

  /** Whether nothing is assumed. */
  boolean isUnassumed() {
    return setting.equals(assumed);
  }

  /**
   * Priors in a setting.
   *
   * @param everywhere the priors that hold in any setting
   * @param balancer whether the logs show a load balancer
   */
  public static Priors in(
      Map<Cause, Double> everywhere, boolean balancer, Assumptions assumptions) {
    Map<Cause, Double> setting = seen(everywhere, balancer);
    Map<Cause, Double> assumed =
        seen(everywhere, balancer || assumptions.known().contains(Fact.LOAD_BALANCER));
    assumed.replaceAll(assumptions::on);
    return new Priors(setting, assumed);
  }

  private static Map<Cause, Double> seen(Map<Cause, Double> everywhere, boolean balancer) {
    Map<Cause, Double> priors = new EnumMap<>(everywhere);
    if (!balancer) {
      priors.merge(Cause.LB_IDLE_TIMEOUT, NO_BALANCER, Math::min);
    }
    return priors;
  }
}
