package io.culprit.rank.finding;

import io.culprit.rank.Ratio;
import io.culprit.rank.scene.Request;
import java.util.List;

/**
 * How often a sign shows.
 *
 * @param failed k of n failed requests
 * @param healthy k0 of n0 delivered requests of the same routes
 * @param requests number of all requests
 * @param carriers the failed requests with the sign
 * @param pValue one-sided significance of the difference
 */
public record Counts(
    Ratio failed, Ratio healthy, long requests, List<Request> carriers, double pValue) {
  public Counts {
    carriers = List.copyOf(carriers);
  }

  /** {@code 87 of 91 failed, 0 of 240 healthy}. */
  public String words() {
    String failures = failed.k() + " of " + Words.count(failed.n(), "failed request");
    return healthy.n() == 0
        ? failures
        : failures + ", " + healthy.k() + " of " + Words.count(healthy.n(), "healthy one");
  }
}
