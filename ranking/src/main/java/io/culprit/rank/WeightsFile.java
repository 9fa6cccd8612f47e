package io.culprit.rank;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads and writes {@link Weights} as JSON; the numbers in use stand in {@code weights.json} beside this class. */
public final class WeightsFile {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private WeightsFile() {}

  /** The numbers that the product ships with, fitted on its samples. */
  public static Weights builtIn() {
    return resource("weights.json");
  }

  /** The numbers that a fit starts from, written down by hand from what the servers are known to log. */
  public static Weights byHand() {
    return resource("weights-by-hand.json");
  }

  /**
   * Reads a weights file.
   *
   * @throws IOException if it is no JSON of this shape, naming what is missing
   */
  public static Weights read(InputStream in) throws IOException {
    JsonNode root = JSON.readTree(in);
    SortedMap<String, Weights.Link> links = new TreeMap<>();
    for (Map.Entry<String, JsonNode> e : need(root, "links").properties()) {
      links.put(e.getKey(), new Weights.Link(need(e.getValue(), "leak").asDouble(), causes(need(e.getValue(), "causes"))));
    }
    return new Weights(
        need(root, "origin").asText(), causes(need(root, "priors")), links, need(root, "calibration").asDouble());
  }

  /** Writes a weights file. */
  public static void write(Weights weights, OutputStream out) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("origin", weights.origin());
    root.put("calibration", rounded(weights.calibration()));
    ObjectNode priors = root.putObject("priors");
    weights.priors().forEach((c, p) -> priors.put(c.slug(), rounded(p)));
    ObjectNode links = root.putObject("links");
    weights.links()
        .forEach(
            (id, link) -> {
              ObjectNode row = links.putObject(id);
              row.put("leak", rounded(link.leak()));
              ObjectNode by = row.putObject("causes");
              link.byCause().forEach((c, q) -> by.put(c.slug(), rounded(q)));
            });
    JSON.writeValue(out, root);
  }

  private static Weights resource(String name) {
    try (InputStream in = WeightsFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the jar");
      }
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<Cause, Double> causes(JsonNode node) {
    Map<Cause, Double> map = new EnumMap<>(Cause.class);
    for (Map.Entry<String, JsonNode> e : node.properties()) {
      map.put(Cause.ofSlug(e.getKey()), e.getValue().asDouble());
    }
    return map;
  }

  private static JsonNode need(JsonNode node, String field) throws IOException {
    JsonNode value = node.get(field);
    if (value == null) {
      throw new IOException("weights: expected a field \"" + field + "\"");
    }
    return value;
  }

  private static double rounded(double v) {
    return Math.round(v * 1000) / 1000.0;
  }
}
