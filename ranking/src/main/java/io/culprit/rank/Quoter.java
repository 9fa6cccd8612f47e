package io.culprit.rank;

import io.culprit.parse.event.Origin;
import java.io.IOException;
import java.util.Map;
import java.util.SortedSet;

/** Finds the text of cited lines again in the sources. */
@FunctionalInterface
public interface Quoter {
  /** The beginnings of the lines; a line that cannot be read again is left out. */
  Map<Origin, String> quote(SortedSet<Origin> origins) throws IOException;
}
