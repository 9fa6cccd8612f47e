package io.culprit.rank;

import java.io.IOException;
import java.util.List;

/** Orders the suspects, and declines to name one where the logs cannot tell. Stateless. */
public final class Ranker {
  private final Weights weights;

  /** A ranker over given numbers. */
  public Ranker(Weights weights) {
    this.weights = weights;
  }

  /** Every probe's finding on a case; independent of the weights. */
  public static List<Finding> examine(CaseFile file) {
    return List.of();
  }

  /**
   * The whole report.
   *
   * @param listRequests whether every request is listed
   */
  public Report report(CaseFile file, boolean listRequests, Quoter quoter) throws IOException {
    throw new IllegalStateException("ranking " + weights + file + listRequests + quoter);
  }
}
