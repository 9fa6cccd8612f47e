package io.culprit.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.culprit.engine.Window;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * One incident in the index.
 *
 * @param window when, and how much failed
 * @param folder its folder's name
 * @param verdict the report's verdict
 * @param cause slug of the first in the ranking
 * @param probability its probability
 */
record BatchEntry(Window window, String folder, String verdict, String cause, double probability) {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** An entry from the report as it was written, whether just now or in an earlier run. */
  static BatchEntry of(Window window, String folder, JsonNode report) {
    JsonNode first = report.path("ranking").path(0);
    return new BatchEntry(
        window,
        folder,
        report.path("verdict").asText(),
        first.path("cause").asText(),
        first.path("probability").asDouble());
  }

  /** Name of the folder of the n-th window. */
  static String folder(int number, Window window) {
    Instant start = Instant.EPOCH.plus(window.core().from(), ChronoUnit.MICROS);
    return String.format(Locale.ROOT, "incident-%02d-%s", number, NAME.format(start));
  }
}
