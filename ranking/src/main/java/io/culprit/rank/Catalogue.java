package io.culprit.rank;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;

/** The words about each cause, read from {@code catalogue.json} beside this class. */
public final class Catalogue {
  private static final Map<Cause, CauseText> TEXTS = read();

  private Catalogue() {}

  /** What is to be said of a cause. */
  public static CauseText of(Cause cause) {
    CauseText text = TEXTS.get(cause);
    if (text == null) {
      throw new IllegalStateException("catalogue.json says nothing of " + cause.slug());
    }
    return text;
  }

  private static Map<Cause, CauseText> read() {
    try (InputStream in = Catalogue.class.getResourceAsStream("catalogue.json")) {
      if (in == null) {
        throw new IllegalStateException("catalogue.json is not in the jar");
      }
      Map<Cause, CauseText> texts = new EnumMap<>(Cause.class);
      ObjectMapper mapper = new ObjectMapper();
      for (Map.Entry<String, JsonNode> e : mapper.readTree(in).properties()) {
        texts.put(Cause.ofSlug(e.getKey()), mapper.convertValue(e.getValue(), CauseText.class));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
