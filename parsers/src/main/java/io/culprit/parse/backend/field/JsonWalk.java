package io.culprit.parse.backend.field;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.culprit.parse.Limit;
import io.culprit.parse.source.BeyondLimitException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Finds the records in a stream of JSON tokens: each object at the top or in a list there, and in
 * the documents of tracers and search engines each object of the list inside.
 *
 * <p>Nested keys are joined by dots. Lists inside a record are passed over, but for attributes
 * written as a list of {@code {"key": ..., "value": ...}}, as OTLP and Jaeger have them. Mutable,
 * one stream; a token at a time, so the stream may stop anywhere.
 */
final class JsonWalk {
  /** Lists of records: OTLP's, Tempo's, Jaeger's and Elasticsearch's. */
  private static final Set<String> OUTER =
      Set.of("resourceSpans", "resource_spans", "batches", "data", "hits");

  private static final Set<String> INNER =
      Set.of("scopeSpans", "scope_spans", "instrumentationLibrarySpans", "spans", "hits");

  private static final Set<String> ATTRIBUTES = Set.of("attributes", "tags");

  private final Deque<Frame> frames = new ArrayDeque<>();
  private final SpanPairs pairs = new SpanPairs();
  private final Row row;
  private final long deepest;
  private final long widest;
  private final StringBuilder path = new StringBuilder();
  private String name = "";
  private String attribute = "";
  private String value = "";
  private int skipped;
  private int begun;
  private int depth;

  JsonWalk(Row row) {
    this.row = row;
    this.deepest = row.limits().of(Limit.DEPTH);
    this.widest = row.limits().of(Limit.FIELDS);
  }

  /** Whether nothing is open. */
  boolean isAtTop() {
    return frames.isEmpty();
  }

  /** How many records have begun. */
  int begun() {
    return begun;
  }

  /**
   * Takes the next token.
   *
   * @param each what to do with a record that the token completes
   */
  void take(JsonToken token, JsonParser json, Runnable each) throws IOException {
    depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    if (depth > deepest) {
      throw new BeyondLimitException(Limit.DEPTH, row.limits());
    }
    if (skipped > 0) {
      skipped += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      return;
    }
    switch (token) {
      case FIELD_NAME -> name = json.currentName();
      case START_OBJECT -> object();
      case START_ARRAY -> list();
      case END_OBJECT, END_ARRAY -> end(each);
      case VALUE_NULL -> {}
      default -> scalar(json.getText());
    }
  }

  private void object() throws IOException {
    Frame outer = frames.peek();
    if (outer == null || outer.kind == Kind.RECORDS) {
      begun++;
      pairs.clear();
      path.setLength(0);
      push(Kind.RECORD);
    } else if (outer.kind == Kind.ATTRIBUTES) {
      attribute = "";
      value = "";
      push(Kind.ATTRIBUTE);
    } else {
      Kind inner = outer.kind == Kind.ATTRIBUTE ? Kind.ATTRIBUTE : Kind.PART;
      push(inner);
      if (inner == Kind.PART) {
        path.append(name).append('.');
      }
    }
  }

  private void list() {
    Frame outer = frames.peek();
    boolean inRecord = outer != null && (outer.kind == Kind.RECORD || outer.kind == Kind.PART);
    if (outer == null || outer.kind == Kind.RECORDS) {
      push(Kind.RECORDS);
    } else if (inRecord && ATTRIBUTES.contains(name)) {
      push(Kind.ATTRIBUTES);
    } else if (inRecord && holdsRecords()) {
      // The object around it is no record itself.
      frames.forEach(frame -> frame.holder = true);
      push(Kind.RECORDS);
    } else {
      skipped = 1;
    }
  }

  private boolean holdsRecords() {
    boolean inside = frames.stream().anyMatch(frame -> frame.holder);
    return (INNER.contains(name) && inside) || (OUTER.contains(name) && !pairs.hasTarget());
  }

  private void end(Runnable each) throws BeyondLimitException {
    Frame closed = frames.pop();
    path.setLength(closed.parent);
    if (closed.kind == Kind.ATTRIBUTE && isAttributes()) {
      pairs.add(attribute, value);
      bounded();
    } else if (closed.kind == Kind.RECORD && !closed.holder && pairs.fill(row)) {
      each.run();
    }
  }

  private boolean isAttributes() {
    Frame outer = frames.peek();
    return outer != null && outer.kind == Kind.ATTRIBUTES;
  }

  private void scalar(String text) throws IOException {
    Frame outer = frames.peek();
    if (outer == null || outer.kind == Kind.RECORDS) {
      throw new IOException("a value that is no object");
    }
    if (outer.kind == Kind.ATTRIBUTE) {
      if (name.equals("key")) {
        attribute = text;
      } else if (!name.equals("type")) {
        value = text;
      }
    } else if (outer.kind != Kind.ATTRIBUTES) {
      int length = path.length();
      pairs.add(path.append(name).toString(), text);
      bounded();
      path.setLength(length);
    }
  }

  private void bounded() throws BeyondLimitException {
    if (pairs.count() > widest) {
      throw new BeyondLimitException(Limit.FIELDS, row.limits());
    }
  }

  private void push(Kind kind) {
    frames.push(new Frame(kind, path.length()));
  }

  private enum Kind {
    /** A list whose objects are records. */
    RECORDS,
    RECORD,
    /** An object in a record. */
    PART,
    ATTRIBUTES,
    ATTRIBUTE
  }

  /** What is open, and how long the path was before. */
  private static final class Frame {
    private final Kind kind;
    private final int parent;
    private boolean holder;

    Frame(Kind kind, int parent) {
      this.kind = kind;
      this.parent = parent;
    }
  }
}
