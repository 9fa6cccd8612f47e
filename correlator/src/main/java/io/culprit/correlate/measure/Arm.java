package io.culprit.correlate.measure;

import io.culprit.correlate.CorrelatorOptions;
import io.culprit.parse.LogSet;
import io.culprit.parse.LogSource;

/** With how much of the logs the joining is measured. */
public enum Arm {
  /** Everything the logs hold. */
  AS_RECORDED("as recorded"),
  /** Request ids are not looked at: the lower tiers must do. */
  IDS_HIDDEN("ids hidden"),
  /** Neither ids nor times of the backend, nor its durations: the order of lines must do. */
  TIMES_HIDDEN("ids and backend times hidden");

  private final String title;

  Arm(String title) {
    this.title = title;
  }

  /** The name a person reads. */
  public String title() {
    return title;
  }

  /** How to correlate. */
  public CorrelatorOptions options() {
    return CorrelatorOptions.defaults().withUseIds(this == AS_RECORDED);
  }

  /** The logs with what this arm leaves of them. */
  public LogSet of(LogSet logs) {
    return this != TIMES_HIDDEN
        ? logs
        : new LogSet(
            logs.sources().stream().<LogSource>map(Untimed::new).toList(),
            logs.settings(),
            logs.problems());
  }
}
