package io.culprit.rank;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Something that could be collected. Data with an origin: {@code evidence.json} beside this class.
 *
 * @param id its name
 * @param title what it is
 * @param how how to come by it
 * @param minutes effort of one person, without waiting
 * @param again whether it shows only what happens from then on
 * @param findings names of the findings that it makes observable
 */
public record EvidenceSource(
    String id, String title, String how, int minutes, boolean again, List<String> findings) {
  private static final List<EvidenceSource> ALL = read();

  public EvidenceSource {
    findings = List.copyOf(findings);
  }

  /** All that is known, in the order of the file. */
  public static List<EvidenceSource> all() {
    return ALL;
  }

  private static List<EvidenceSource> read() {
    try (InputStream in = EvidenceSource.class.getResourceAsStream("evidence.json")) {
      if (in == null) {
        throw new IllegalStateException("evidence.json is not in the jar");
      }
      ObjectMapper mapper = new ObjectMapper();
      JsonNode sources = mapper.readTree(in).path("sources");
      return List.of(mapper.convertValue(sources, EvidenceSource[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
