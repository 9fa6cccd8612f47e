/**
 * Logs of load balancers, of CDNs and of proxies that have one format: haproxy, AWS, Cloudflare,
 * Caddy, Traefik, Envoy.
 */
@NullMarked
package io.culprit.parse.balancer;

import org.jspecify.annotations.NullMarked;
