package io.culprit.parse;

/** The formats culprit reads; a line a format. */
public enum LogFormat {
  NGINX_ACCESS("nginx access"),
  NGINX_ACCESS_JSON("nginx access, JSON"),
  NGINX_ERROR("nginx error"),
  HAPROXY_HTTP("haproxy HTTP"),
  PYTHON_SERVER("uvicorn/gunicorn server log"),
  GUNICORN_ACCESS("gunicorn access"),
  APP_LOG("application log"),
  BACKEND_CSV("backend durations, CSV"),
  BACKEND_JSON("backend durations, JSON lines"),
  BACKEND_LOGFMT("backend durations, logfmt"),
  BACKEND_TEXT("backend durations, text"),
  CLIENT_REPORT_CSV("client report, CSV"),
  CLIENT_REPORT_JSON("client report, JSON lines"),
  HAR("HAR"),
  CONFIG("configuration"),
  UNKNOWN("not recognised");

  private final String title;

  LogFormat(String title) {
    this.title = title;
  }

  /** The name a person reads. */
  public String title() {
    return title;
  }
}
