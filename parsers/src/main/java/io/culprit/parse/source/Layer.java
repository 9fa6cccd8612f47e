package io.culprit.parse.source;

import java.util.Optional;

/** One thing around the lines of a source. Immutable. */
public interface Layer {
  /** The name a person reads. */
  String title();

  /** Whether it gives each line a time. */
  boolean timed();

  /** Takes it off the lines of one reading, in their order. */
  Unwrapping unwrapping(Years years);

  /** Takes a layer off line by line. It may remember, and belongs to one reading. */
  @FunctionalInterface
  interface Unwrapping {
    /** What is inside; empty where the line is not so wrapped. */
    Optional<Unwrapped> open(String line);
  }
}
