package io.culprit.parse;

/**
 * What a reader of the documentation must know of a format and no line of it shows. What a line
 * does show is read off the format's sample.
 *
 * @param writers which servers write it, and in which versions or with which setting
 * @param stamp what the time of a line is the time of
 * @param known by what it is recognised
 * @param limits what it cannot tell, or is not asked
 */
public record FormatFacts(String writers, Stamp stamp, String known, String limits) {
  /** What the time of a line is the time of. */
  public enum Stamp {
    END("the end of the request"),
    START("the beginning of the request"),
    EITHER("the beginning or the end, told by the name of the field"),
    WRITTEN("the writing of the line"),
    NONE("nothing: its lines have no time");

    private final String title;

    Stamp(String title) {
      this.title = title;
    }

    /** The words a person reads. */
    public String title() {
      return title;
    }
  }
}
