package io.culprit.parse.backend.field;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Reads JSON documents that run over many lines, as a tool prints them for people: line by line,
 * and no more in memory than one record. Not thread-safe.
 */
public final class JsonSpread {
  private static final JsonFactory FACTORY = JsonBounds.factory();

  private final Row row;
  private JsonParser json;
  private JsonWalk walk;
  private boolean listed;

  /** A reader before the first line. */
  public JsonSpread(Row row) throws IOException {
    this.row = row;
    this.json = FACTORY.createNonBlockingByteArrayParser();
    this.walk = new JsonWalk(row);
  }

  /** What a line is to the records. */
  public enum Place {
    BEGINS,
    CONTINUES
  }

  /**
   * Reads the next line.
   *
   * @param each what to do with a record that ends on it; it is in the row then
   * @throws IOException if the line cannot follow; reading goes on with the next as if in a list,
   *     should the document have been one
   */
  public Place read(String line, Consumer<Row> each) throws IOException {
    boolean top = walk.isAtTop();
    int before = walk.begun();
    try {
      feed(line + "\n", each);
    } catch (IOException broken) {
      json = FACTORY.createNonBlockingByteArrayParser();
      walk = new JsonWalk(row);
      if (listed) {
        feed("[", each);
      }
      throw broken;
    }
    return top || walk.begun() > before ? Place.BEGINS : Place.CONTINUES;
  }

  private void feed(String text, Consumer<Row> each) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ((ByteArrayFeeder) json.getNonBlockingInputFeeder()).feedInput(bytes, 0, bytes.length);
    for (JsonToken token = json.nextToken();
        token != JsonToken.NOT_AVAILABLE;
        token = json.nextToken()) {
      if (walk.isAtTop()) {
        listed = token == JsonToken.START_ARRAY;
      }
      walk.take(token, json, () -> each.accept(row));
    }
  }
}
