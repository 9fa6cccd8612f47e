package io.culprit.benchmark.day;

/**
 * One request as it came to nginx.
 *
 * @param arrival first byte, microseconds since midnight
 * @param connection serial of the client's connection
 * @param line the request line as nginx logs it
 * @param method HTTP method
 * @param target path and query
 * @param referer as logged
 * @param id nginx's {@code $request_id}
 */
record Request(
    long arrival,
    Client client,
    long connection,
    String line,
    String method,
    String target,
    String referer,
    String id) {
  /** The target without its query. */
  String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }
}
