package io.culprit.parse.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A reader that is fed with anything.
 *
 * @param name the name it is called by; its seeds lie in the folder of that name
 * @param samples files of good input, beside the seeds
 * @param property what must hold of any input
 */
record FuzzTarget(String name, List<Path> samples, Property property) {
  FuzzTarget {
    samples = List.copyOf(samples);
  }

  /** What must hold of any input, in bounded time and memory. */
  @FunctionalInterface
  interface Property {
    /** Fails, by any exception or error, where it does not hold. */
    void check(byte[] input) throws IOException;
  }
}
