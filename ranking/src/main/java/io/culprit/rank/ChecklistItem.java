package io.culprit.rank;

/**
 * One thing to look at in order to settle the matter.
 *
 * @param section which part of the checklist it belongs to
 * @param title what
 * @param text why, and what to compare
 * @param held whether this run already holds it
 */
public record ChecklistItem(Section section, String title, String text, boolean held) {
  /** The parts of the monitoring checklist. */
  public enum Section {
    LOGS,
    METRICS,
    TRACING,
    QUICK_VALIDATION
  }
}
