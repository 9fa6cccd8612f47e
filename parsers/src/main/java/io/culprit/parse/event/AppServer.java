package io.culprit.parse.event;

/**
 * The application servers whose access lines are told apart, because the same line means different
 * things.
 */
public enum AppServer {
  /**
   * uvicorn, or gunicorn's UvicornWorker: logs at the start of the response, nothing when the peer
   * is gone.
   */
  UVICORN,
  /** gunicorn's sync, threaded or native workers: log at the end of the request. */
  GUNICORN
}
