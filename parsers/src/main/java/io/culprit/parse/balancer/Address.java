package io.culprit.parse.balancer;

import io.culprit.parse.source.Decimals;

/**
 * An address with its port: {@code 192.0.2.1:443}, {@code [2001:db8::1]:443}, {@code
 * tcp://192.0.2.1:80}.
 *
 * @param host address or name, without brackets; empty: none
 * @param port port; -1: none
 */
record Address(String host, int port) {
  static Address of(String text) {
    int scheme = text.indexOf("://");
    String rest = scheme < 0 ? text : text.substring(scheme + 3);
    int colon = rest.lastIndexOf(':');
    long port = colon < 0 ? -1 : Decimals.whole(rest, colon + 1, rest.length());
    boolean bare = colon < 0 || (rest.indexOf(':') != colon && rest.charAt(colon - 1) != ']');
    String host = bare || port < 0 ? rest : rest.substring(0, colon);
    return new Address(
        host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host,
        bare || port > 65_535 ? -1 : (int) port);
  }
}
