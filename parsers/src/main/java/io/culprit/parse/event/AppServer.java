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
  GUNICORN,
  /**
   * Another server of Python's (hypercorn, Daphne, Granian, aiohttp, Sanic, Tornado, uWSGI,
   * werkzeug, Django's): logs once the handler has answered, whether the peer is there or not.
   */
  OTHER;

  /** Whether a line is written when the handler is done, not when its response begins. */
  public boolean logsAtEnd() {
    return this != UVICORN;
  }
}
