package io.culprit.rank.scene;

/** Which side ended a failed request. */
public enum Cutter {
  /** The reverse proxy's own timer or decision. */
  PROXY,
  /** The load balancer's own timer or decision. */
  BALANCER,
  /** The application's side closed, refused or died. */
  UPSTREAM,
  /** The client's side closed. */
  CLIENT,
  /** Nobody cut it, or the logs do not tell. */
  NOBODY
}
