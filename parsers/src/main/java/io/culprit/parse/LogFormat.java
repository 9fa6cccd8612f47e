package io.culprit.parse;

import io.culprit.parse.backend.CsvRecogniser;
import io.culprit.parse.backend.GrokTextRecogniser;
import io.culprit.parse.backend.JsonLinesRecogniser;
import io.culprit.parse.backend.LogfmtRecogniser;
import io.culprit.parse.balancer.HaproxyRecogniser;
import io.culprit.parse.client.HarCursor;
import io.culprit.parse.client.HarRecogniser;
import io.culprit.parse.client.ReportCsvRecogniser;
import io.culprit.parse.client.ReportJsonRecogniser;
import io.culprit.parse.config.ConfigRecogniser;
import io.culprit.parse.nginx.AccessRecogniser;
import io.culprit.parse.nginx.ErrorRecogniser;
import io.culprit.parse.nginx.JsonAccessRecogniser;
import io.culprit.parse.python.GunicornAccessRecogniser;
import io.culprit.parse.python.ServerLogRecogniser;
import io.culprit.parse.source.FileSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The formats culprit reads; a line a format: its title and what recognises it. Where two are
 * equally sure, the first wins. To add one, write a {@link Recogniser} beside its neighbours and
 * name it here.
 */
public enum LogFormat {
  NGINX_ACCESS("nginx access", AccessRecogniser::new),
  NGINX_ACCESS_JSON("nginx access, JSON", JsonAccessRecogniser::new),
  NGINX_ERROR("nginx error", ErrorRecogniser::new),
  HAPROXY_HTTP("haproxy HTTP", HaproxyRecogniser::new),
  PYTHON_SERVER("uvicorn/gunicorn server log", ServerLogRecogniser::ofServers),
  GUNICORN_ACCESS("gunicorn access", GunicornAccessRecogniser::new),
  BACKEND_CSV("backend durations, CSV", CsvRecogniser::new),
  BACKEND_JSON("backend durations, JSON lines", JsonLinesRecogniser::new),
  BACKEND_LOGFMT("backend durations, logfmt", LogfmtRecogniser::new),
  BACKEND_TEXT("backend durations, text", GrokTextRecogniser::new),
  CLIENT_REPORT_CSV("client report, CSV", ReportCsvRecogniser::new),
  CLIENT_REPORT_JSON("client report, JSON lines", ReportJsonRecogniser::new),
  /** Lines of Python's logging among which no server's are; else it is {@link #PYTHON_SERVER}. */
  APP_LOG("application log", ServerLogRecogniser::ofApplications),
  HAR("HAR", HarRecogniser::new, HarCursor::new),
  CONFIG("configuration", ConfigRecogniser::new),
  UNKNOWN("not recognised");

  private final String title;

  /** Recognisers hold no state, which the compiler cannot see. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Supplier<Recogniser> recogniser;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Optional<FileSource.Content> document;

  LogFormat(String title) {
    this(title, () -> (sample, declarations) -> Optional.empty());
  }

  LogFormat(String title, Supplier<Recogniser> recogniser) {
    this(title, recogniser, Optional.empty());
  }

  LogFormat(String title, Supplier<Recogniser> recogniser, FileSource.Content document) {
    this(title, recogniser, Optional.of(document));
  }

  LogFormat(String title, Supplier<Recogniser> recogniser, Optional<FileSource.Content> document) {
    this.title = title;
    this.recogniser = recogniser;
    this.document = document;
  }

  /** The name that stands for it on a command line and in data, e.g. {@code nginx-access-json}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The name a person reads. */
  public String title() {
    return title;
  }

  /** What looks at the beginning of a source to see whether it is of this format. */
  public Recogniser recogniser() {
    return recogniser.get();
  }

  /** How a file of this format is read as one document; empty: it is read line by line. */
  Optional<FileSource.Content> document() {
    return document;
  }
}
