package io.culprit.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.culprit.rank.Report;
import io.culprit.rank.Status;
import java.util.Locale;

/** How surely a cause must be found for exit code 3. */
enum FailOn {
  CONFIRMED,
  LIKELY;

  /** Whether some cause of the report is found that surely. */
  boolean met(Report report) {
    return report.ranking().stream()
        .anyMatch(
            s -> s.status() == Status.CONFIRMED || (this == LIKELY && s.status() == Status.LIKELY));
  }

  /** The same of a report that was written as JSON. */
  boolean met(JsonNode report) {
    for (JsonNode suspect : report.path("ranking")) {
      String status = suspect.path("status").asText();
      if (status.equals(Status.CONFIRMED.slug())
          || (this == LIKELY && status.equals(Status.LIKELY.slug()))) {
        return true;
      }
    }
    return false;
  }

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
