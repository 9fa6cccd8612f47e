package io.culprit.parse.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The parts of one HAR entry that matter. Filled while the entry is read, then forgotten.
 *
 * <p>HAR 1.2 as Playwright, Chromium's DevTools and others write it; names that begin with {@code
 * _} are extensions.
 */
final class HarEntry {
  final Map<String, String> requestHeaders = new HashMap<>();
  final Map<String, String> responseHeaders = new HashMap<>();
  final Map<String, Double> timings = new HashMap<>();
  String started = "";
  String method = "";
  String url = "";
  String resourceType = "";
  String initiator = "";
  String error = "";
  double time = -1;
  int status = -1;
  double bodySize = -1;
  double contentSize = -1;
  boolean errorIsNull;

  /** Reads an entry; the parser stands on its opening brace and is left on its closing one. */
  static HarEntry read(JsonParser json) throws IOException {
    HarEntry entry = new HarEntry();
    while (field(json)) {
      switch (json.currentName()) {
        case "startedDateTime" -> entry.started = text(json);
        case "time" -> entry.time = number(json);
        case "_resourceType" -> entry.resourceType = text(json);
        case "_initiator" -> entry.initiator(json);
        case "request" -> entry.request(json);
        case "response" -> entry.response(json);
        case "timings" -> entry.timings(json);
        default -> skip(json);
      }
    }
    return entry;
  }

  /** A header of the request; empty: it has none such. */
  String asked(String name) {
    return requestHeaders.getOrDefault(name, "");
  }

  /** A timing in milliseconds; -1: none. */
  double timing(String name) {
    return timings.getOrDefault(name, -1.0);
  }

  private void initiator(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (field(json)) {
      if (json.currentName().equals("type")) {
        initiator = text(json);
      } else {
        skip(json);
      }
    }
  }

  private void request(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (field(json)) {
      switch (json.currentName()) {
        case "method" -> method = text(json);
        case "url" -> url = text(json);
        case "headers" -> headers(json, requestHeaders);
        default -> skip(json);
      }
    }
  }

  private void response(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (field(json)) {
      switch (json.currentName()) {
        case "status" -> status = (int) number(json);
        case "headers" -> headers(json, responseHeaders);
        case "bodySize" -> bodySize = number(json);
        case "content" -> content(json);
        case "_error", "_failureText" -> {
          String text = text(json);
          errorIsNull |= json.currentToken() == JsonToken.VALUE_NULL;
          error = text.isEmpty() ? error : text;
        }
        default -> skip(json);
      }
    }
  }

  private void content(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (field(json)) {
      if (json.currentName().equals("size")) {
        contentSize = number(json);
      } else {
        skip(json);
      }
    }
  }

  private void timings(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (field(json)) {
      String name = json.currentName();
      double value = number(json);
      timings.put(name, value);
    }
  }

  private static void headers(JsonParser json, Map<String, String> into) throws IOException {
    if (json.nextToken() != JsonToken.START_ARRAY) {
      json.skipChildren();
      return;
    }
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY;
        token = json.nextToken()) {
      if (token == null) {
        throw new CutException("the file ends inside a list of headers");
      }
      if (token != JsonToken.START_OBJECT) {
        json.skipChildren();
        continue;
      }
      String name = "";
      String value = "";
      while (field(json)) {
        switch (json.currentName()) {
          case "name" -> name = text(json);
          case "value" -> value = text(json);
          default -> skip(json);
        }
      }
      into.putIfAbsent(name.toLowerCase(Locale.ROOT), value);
    }
  }

  /** Goes on to the next field of the object; false at its end. */
  private static boolean field(JsonParser json) throws IOException {
    JsonToken token = json.nextToken();
    if (token == null) {
      throw new CutException("the file ends inside an entry");
    }
    return token == JsonToken.FIELD_NAME;
  }

  private static void skip(JsonParser json) throws IOException {
    json.nextToken();
    json.skipChildren();
  }

  private static String text(JsonParser json) throws IOException {
    JsonToken token = json.nextToken();
    if (token != null && token.isScalarValue() && token != JsonToken.VALUE_NULL) {
      return json.getText();
    }
    json.skipChildren();
    return "";
  }

  private static double number(JsonParser json) throws IOException {
    JsonToken token = json.nextToken();
    if (token != null && token.isNumeric()) {
      double value = json.getDoubleValue();
      return Double.isFinite(value) ? value : -1;
    }
    json.skipChildren();
    return -1;
  }
}
