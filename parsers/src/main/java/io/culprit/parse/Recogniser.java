package io.culprit.parse;

import java.util.Optional;

/** Looks at the beginning of a source and says whether, and how, it can be read. Stateless. */
@FunctionalInterface
public interface Recogniser {
  /** How the sample can be read; empty: not at all. */
  Optional<Recognition> recognise(Sample sample, Declarations declarations);
}
