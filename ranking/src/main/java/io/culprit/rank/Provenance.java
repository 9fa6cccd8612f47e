package io.culprit.rank;

import java.util.List;

/**
 * What is needed to make a report again.
 *
 * @param version version of the program; empty: not stated
 * @param options options that differ from the defaults, as typed
 * @param digests SHA-256 of each source's file as it lies on the disk, in source order; empty: not
 *     taken
 */
public record Provenance(String version, List<String> options, List<String> digests) {
  public Provenance {
    options = List.copyOf(options);
    digests = List.copyOf(digests);
  }

  /** Nothing is stated. */
  public static Provenance none() {
    return new Provenance("", List.of(), List.of());
  }
}
