package io.culprit.parse.event;

/** Which intermediary wrote an access line. */
public enum Hop {
  /** A load balancer or CDN: haproxy, an AWS ALB, Cloudflare. */
  BALANCER,
  /** The reverse proxy in front of the application: nginx, Caddy, Traefik, Envoy. */
  PROXY
}
