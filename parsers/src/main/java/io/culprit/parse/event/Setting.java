package io.culprit.parse.event;

/**
 * One directive of a configuration file that the investigation can use: a timeout, a worker count,
 * a size.
 *
 * @param origin where it stands
 * @param layer which server it belongs to: {@code nginx}, {@code gunicorn}, {@code haproxy}
 * @param name the directive in the server's own spelling, e.g. {@code proxy_read_timeout}
 * @param value as written, without the semicolon
 * @param micros the value as a time; -1: it is none
 * @param scope the location, frontend or backend it stands in, e.g. {@code /api/}; empty: global
 */
public record Setting(
    Origin origin, String layer, String name, String value, long micros, String scope) {}
