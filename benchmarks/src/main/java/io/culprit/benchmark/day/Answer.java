package io.culprit.benchmark.day;

/**
 * How a request ended for nginx.
 *
 * @param status sent to the client
 * @param bytes of the body
 * @param micros from the first byte of the request to the end
 * @param tries what happened at the upstream
 */
record Answer(int status, long bytes, long micros, Tries tries) {}
