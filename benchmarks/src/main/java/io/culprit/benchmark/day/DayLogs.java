package io.culprit.benchmark.day;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** The four logs of the day and what a line of each looks like. Not thread-safe. */
final class DayLogs implements Closeable {
  private static final String SITE = "api.shop.example";
  private static final String UPSTREAM = "http://127.0.0.1:8000";

  private final OrderedLog access;
  private final OrderedLog errors;
  private final OrderedLog uvicorn;
  private final OrderedLog durations;
  private final UvicornStyle style;
  private long accessBytes;

  DayLogs(Path folder, UvicornStyle style) throws IOException {
    this.style = style;
    access = new OrderedLog(folder.resolve("nginx/access.log"));
    errors = new OrderedLog(folder.resolve("nginx/error.log"));
    uvicorn = new OrderedLog(folder.resolve("backend/uvicorn.log"));
    durations = new OrderedLog(folder.resolve("backend/durations.csv"));
    durations.add(0, "timestamp,method,path,status,duration_ms,request_id\n");
  }

  /** Size of the access lines so far. */
  long accessBytes() {
    return accessBytes;
  }

  /** nginx's access line, written when the request ends. */
  void access(Request request, Answer answer) {
    long end = request.arrival() + answer.micros();
    StringBuilder out = new StringBuilder(512);
    out.append(request.client().address()).append(" - ").append(request.client().user());
    out.append(" [");
    DayTime.nginxLocal(out, end);
    out.append("] \"").append(request.line()).append("\" ").append(answer.status()).append(' ');
    out.append(answer.bytes()).append(" \"").append(request.referer()).append("\" \"");
    out.append(request.client().agent()).append("\" rt=");
    DayTime.seconds(out, answer.micros());
    answer.tries().write(out);
    out.append(" rid=").append(request.id()).append('\n');
    accessBytes += out.length();
    access.add(end, out.toString());
  }

  /** A line of nginx's error log about a request. */
  void complaint(long at, String level, String message, Request request) {
    StringBuilder out = new StringBuilder(512);
    DayTime.nginxError(out, at);
    out.append(" [").append(level).append("] 48#48: *").append(request.connection()).append(' ');
    out.append(message).append(", client: ").append(request.client().address());
    out.append(", server: ").append(SITE).append(", request: \"").append(request.line());
    out.append("\", upstream: \"").append(UPSTREAM).append(request.target());
    out.append("\", host: \"").append(SITE).append('"');
    if (!request.referer().equals("-")) {
      out.append(", referrer: \"").append(request.referer()).append('"');
    }
    errors.add(at, out.append('\n').toString());
  }

  /** uvicorn's access line, written when the response starts. */
  void answered(long at, Request request, int status) {
    uvicorn.add(
        at, style.line(at, request.client().address(), request.method(), request.target(), status));
  }

  /** A row of the application's middleware, written when the handler is done. */
  void handled(long from, long micros, Request request, int status) {
    StringBuilder out = new StringBuilder(160);
    DayTime.iso(out, from + micros, 3);
    out.append(',').append(request.method()).append(',').append(request.path()).append(',');
    out.append(status).append(',').append(micros / 1000).append('.').append(micros / 100 % 10);
    out.append(',').append(request.id()).append('\n');
    durations.add(from + micros, out.toString());
  }

  /** Writes what is earlier than a time, before which nothing more will come. */
  void writeBefore(long micros) throws IOException {
    access.writeBefore(micros);
    errors.writeBefore(micros);
    uvicorn.writeBefore(micros);
    durations.writeBefore(micros);
  }

  @Override
  public void close() throws IOException {
    try (access;
        errors;
        uvicorn;
        durations) {
      writeBefore(Long.MAX_VALUE);
    }
  }
}
