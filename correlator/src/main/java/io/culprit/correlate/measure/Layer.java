package io.culprit.correlate.measure;

/** What stands on the inner side of a pair. */
public enum Layer {
  /** A handler's timed record. */
  BACKEND("handler records"),
  /** An application server's access line. */
  APP("application server lines");

  private final String title;

  Layer(String title) {
    this.title = title;
  }

  /** The name a person reads. */
  public String title() {
    return title;
  }
}
