package io.culprit.benchmark.day;

/** How uvicorn's access lines are written and kept. */
public enum UvicornStyle {
  /** uvicorn's default: no time at all. */
  PLAIN,
  /** A {@code --log-config} whose format has a time; it is written beside the logs. */
  TIMED,
  /** The default, as Docker's json-file driver keeps it. */
  DOCKER;

  /** The line of one request. */
  String line(long micros, String client, String method, String target, int status) {
    StringBuilder out = new StringBuilder(192);
    String quote = this == DOCKER ? "\\\"" : "\"";
    if (this == DOCKER) {
      out.append("{\"log\":\"");
    }
    if (this == TIMED) {
      DayTime.python(out, micros);
      out.append(" - INFO - ");
    } else {
      out.append("INFO:     ");
    }
    // Behind a trusted proxy uvicorn writes the forwarded address with port 0.
    out.append(client).append(":0 - ").append(quote).append(method).append(' ').append(target);
    out.append(" HTTP/1.1").append(quote).append(' ').append(status);
    if (this != TIMED) {
      out.append(' ').append(phrase(status));
    }
    if (this == DOCKER) {
      out.append("\\n\",\"stream\":\"stdout\",\"time\":\"");
      DayTime.iso(out, micros, 9);
      out.append("\"}");
    }
    return out.append('\n').toString();
  }

  private static String phrase(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 201 -> "Created";
      case 202 -> "Accepted";
      case 204 -> "No Content";
      case 401 -> "Unauthorized";
      case 404 -> "Not Found";
      case 422 -> "Unprocessable Entity";
      case 500 -> "Internal Server Error";
      default ->
          throw new IllegalArgumentException("a status the application does not give: " + status);
    };
  }
}
