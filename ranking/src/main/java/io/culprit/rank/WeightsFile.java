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

/**
 * Reads and writes {@link Weights} as JSON; the numbers in use stand in {@code weights.json} beside
 * this class.
 */
public final class WeightsFile {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private WeightsFile() {}

  /** The numbers that the product ships with. */
  public static Weights builtIn() {
    return resource("weights.json");
  }

  /**
   * The numbers that a fit starts from, written down by hand from what the servers are known to
   * log.
   */
  public static Weights byHand() {
    return resource("weights-by-hand.json");
  }

  /**
   * Reads a weights file. A link given for a cause as a whole holds for each of its kinds.
   *
   * @throws IOException if it is no JSON of this shape, naming what is missing
   */
  public static Weights read(InputStream in) throws IOException {
    JsonNode root = JSON.readTree(in);
    Map<Cause, Double> priors = new EnumMap<>(Cause.class);
    for (Map.Entry<String, JsonNode> e : need(root, "priors").properties()) {
      priors.put(kind(e.getKey()).cause(), probability(e));
    }
    SortedMap<Kind, Double> kinds = new TreeMap<>();
    for (Map.Entry<String, JsonNode> e : need(root, "kinds").properties()) {
      kinds.put(kind(e.getKey()), probability(e));
    }
    for (Cause c : Cause.values()) {
      if (kinds.keySet().stream().noneMatch(k -> k.cause() == c)) {
        kinds.put(new Kind(c, ""), 1.0);
      }
    }
    SortedMap<String, Weights.Link> links = new TreeMap<>();
    for (Map.Entry<String, JsonNode> e : need(root, "links").properties()) {
      links.put(
          e.getKey(),
          new Weights.Link(
              probability(Map.entry("leak", need(e.getValue(), "leak"))),
              byKind(need(e.getValue(), "causes"), kinds)));
    }
    return new Weights(
        need(root, "origin").asText(), priors, kinds, links, need(root, "calibration").asDouble());
  }

  /** Writes a weights file. */
  public static void write(Weights weights, OutputStream out) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("origin", weights.origin());
    root.put("calibration", rounded(weights.calibration()));
    ObjectNode priors = root.putObject("priors");
    weights.priors().forEach((c, p) -> priors.put(c.slug(), rounded(p)));
    ObjectNode kinds = root.putObject("kinds");
    weights
        .kinds()
        .forEach(
            (k, share) -> {
              if (!k.name().isEmpty()) {
                kinds.put(k.key(), rounded(share));
              }
            });
    ObjectNode links = root.putObject("links");
    weights
        .links()
        .forEach(
            (id, link) -> {
              ObjectNode row = links.putObject(id);
              row.put("leak", rounded(link.leak()));
              ObjectNode by = row.putObject("causes");
              link.byKind().forEach((k, q) -> by.put(k.key(), rounded(q)));
            });
    JSON.writeValue(out, root);
  }

  private static SortedMap<Kind, Double> byKind(JsonNode node, SortedMap<Kind, Double> kinds)
      throws IOException {
    SortedMap<Kind, Double> map = new TreeMap<>();
    for (Map.Entry<String, JsonNode> e : node.properties()) {
      Kind named = kind(e.getKey());
      boolean known = false;
      for (Kind k : kinds.keySet()) {
        if (k.equals(named) || (k.cause() == named.cause() && named.name().isEmpty())) {
          map.put(k, probability(e));
          known = true;
        }
      }
      if (!known) {
        throw new IOException("weights: \"" + e.getKey() + "\" is not among the \"kinds\"");
      }
    }
    return map;
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

  private static Kind kind(String key) throws IOException {
    try {
      return Kind.ofKey(key);
    } catch (IllegalArgumentException e) {
      throw new IOException("weights: " + e.getMessage(), e);
    }
  }

  private static double probability(Map.Entry<String, JsonNode> e) throws IOException {
    double p = e.getValue().asDouble(-1);
    if (!e.getValue().isNumber() || p < 0 || p > 1) {
      throw new IOException(
          "weights: expected a number from 0 to 1 for \""
              + e.getKey()
              + "\", found "
              + e.getValue());
    }
    return p;
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
