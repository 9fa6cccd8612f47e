package io.culprit.rank;

/** The four parts of the categorized analysis. */
public enum Category {
  NETWORK("Network layer issues"),
  BACKEND("Backend runtime issues"),
  HOSTING("Hosting / deployment issues"),
  FRONTEND("Frontend-side causes");

  private final String title;

  Category(String title) {
    this.title = title;
  }

  /** Heading of the part. */
  public String title() {
    return title;
  }
}
