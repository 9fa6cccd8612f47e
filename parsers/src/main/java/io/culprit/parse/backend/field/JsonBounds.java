package io.culprit.parse.backend.field;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;

/**
 * Leaves the bounding of JSON to the limits of the reading, which are counted and say what raises
 * them: the longest line bounds names, texts and numbers, and {@link JsonWalk} counts depth and
 * fields. A number of 10,000 digits is good JSON; that it is no duration is said where it is used.
 */
final class JsonBounds {
  private JsonBounds() {}

  static JsonFactory factory() {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(Integer.MAX_VALUE)
                .maxNumberLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .maxStringLength(Integer.MAX_VALUE)
                .build())
        // Servers that build JSON by a format escape quotes, but not the backslashes beside them.
        .configure(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER, true)
        .build();
  }
}
