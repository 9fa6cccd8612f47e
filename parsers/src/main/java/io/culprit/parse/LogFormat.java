package io.culprit.parse;

import io.culprit.parse.FormatFacts.Stamp;
import io.culprit.parse.backend.CsvRecogniser;
import io.culprit.parse.backend.GrokTextRecogniser;
import io.culprit.parse.backend.JsonLinesRecogniser;
import io.culprit.parse.backend.LogfmtRecogniser;
import io.culprit.parse.balancer.BalancerRecogniser;
import io.culprit.parse.balancer.CaddyRecogniser;
import io.culprit.parse.client.CurlRecogniser;
import io.culprit.parse.client.DigRecogniser;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The formats culprit reads: of each its title, what recognises it, and what the documentation says
 * of it. Where two are equally sure, the first wins: the more particular stand first. To add one,
 * write a {@link Recogniser} beside its neighbours and name it here; the tests then ask for its
 * sample and its seeds.
 */
public enum LogFormat {
  AWS_ELB(
      "AWS load balancer",
      BalancerRecogniser::ofElb,
      new FormatFacts(
          "an Application Load Balancer, with any of its later fields; a Classic Load Balancer",
          Stamp.END,
          "type, time, name, two addresses and three times of stages, `-1` where one was not reached",
          "the files are best effort and not complete; no stage holds the passing on of the body, so that a cut body does not show; a Classic one's time is the start")),
  CLOUDFLARE(
      "Cloudflare Logpush",
      BalancerRecogniser::ofCloudflare,
      new FormatFacts(
          "Logpush jobs of the dataset HTTP requests, times as RFC 3339 or Unix time of seconds or nanoseconds",
          Stamp.END,
          "JSON objects with `EdgeResponseStatus` and `ClientRequest...`",
          "Unix seconds give no durations; requests that Cloudflare makes for itself are passed over")),
  CADDY(
      "Caddy",
      CaddyRecogniser::new,
      new FormatFacts(
          "Caddy 2: access lines and the messages of its handlers, JSON or the console's form, times in any form",
          Stamp.END,
          "`level`, `ts`, `msg` and a request, or errors of the loggers `http.log.error` and `http.handlers`",
          "what the upstream did is only in the errors; up to 2.6 an answer broken off names no request; renamed keys are not known")),
  TRAEFIK(
      "Traefik access",
      BalancerRecogniser::ofTraefik,
      new FormatFacts(
          "Traefik 1.7 to 3, common format or JSON",
          Stamp.START,
          "`combined` with a number, a router, a server and milliseconds behind it; JSON objects with `StartUTC` and `DownstreamStatus`",
          "the common format has whole seconds, and no status of the server; an error of Traefik's own stands in the place of the server's status")),
  ENVOY(
      "Envoy access",
      BalancerRecogniser::ofEnvoy,
      new FormatFacts(
          "Envoy and Istio with their default formats, text or JSON",
          Stamp.START,
          "`[start] \"request\" code flags` and byte counts; JSON objects with `start_time`, `response_code` and `response_flags`",
          "the default format names no peer but the last of X-Forwarded-For; a format of one's own is not known")),
  CURL(
      "curl timings",
      CurlRecogniser::new,
      new FormatFacts(
          "curl's `--write-out`: a `curl-format.txt`, pairs on a line, or `%{json}`",
          Stamp.START,
          "`time_total` among other variables of curl's",
          "curl prints no time of day: it must stand before the values, on the line above, or come from a wrapper; without `url` or `url_effective` no server line is found")),
  DIG(
      "dig",
      DigRecogniser::new,
      new FormatFacts(
          "dig of BIND 9",
          Stamp.END,
          "`; <<>> DiG` or the header of an answer",
          "of the words for a zone only UTC is understood; a look-up that timed out has no time but a wrapper's")),
  NGINX_ACCESS(
      "nginx access",
      AccessRecogniser::new,
      new FormatFacts(
          "nginx and what is built on it (OpenResty, Tengine, ingress-nginx), `combined` or any `log_format`",
          Stamp.END,
          "a `log_format` that was declared, else a well-known one, else one inferred from what the lines show: time, address, quoted request, status, sizes, labels",
          "a `log_format` without `$request_time` has no durations; `$time_local` knows only seconds; a client's close is 499, whatever its reason")),
  NGINX_ACCESS_JSON(
      "nginx access, JSON",
      JsonAccessRecogniser::new,
      new FormatFacts(
          "nginx 1.11.8 and newer with `escape=json`, whatever the keys are called",
          Stamp.END,
          "a JSON object a line whose values are a time, a request and a status, or whose keys are nginx's variables",
          "as nginx access")),
  NGINX_ERROR(
      "nginx error",
      ErrorRecogniser::new,
      new FormatFacts(
          "nginx and what is built on it, any version",
          Stamp.WRITTEN,
          "`date time [level] pid#tid:`",
          "its times have whole seconds and no zone; at the default level `error` a client's reset and close are not in it")),
  HAPROXY_HTTP(
      "haproxy HTTP",
      BalancerRecogniser::ofHaproxy,
      new FormatFacts(
          "haproxy 1.5 and newer with `option httplog` or `option httpslog`",
          Stamp.START,
          "`client:port [time] frontend backend/server`, five timers and the termination state",
          "its times have no zone; a request longer than syslog's limit is cut; bytes are counted with the header")),
  PYTHON_SERVER(
      "uvicorn/gunicorn server log",
      ServerLogRecogniser::ofServers,
      new FormatFacts(
          "uvicorn, gunicorn and hypercorn: their own messages and access lines, with what the application says among them",
          Stamp.WRITTEN,
          "the shapes of their lines, plain, JSON or `key=value` pairs, with or without a prefix of Python's logging",
          "uvicorn's default has no times; it writes an access line when the answer begins, and none where the peer has gone")),
  GUNICORN_ACCESS(
      "gunicorn access",
      GunicornAccessRecogniser::new,
      new FormatFacts(
          "gunicorn's own workers, default or any `access_log_format`",
          Stamp.END,
          "a declared `access_log_format`, else lines like `combined` of which every request came by HTTP/1.0 or from the loopback address, or with a time or an id behind the agent; JSON with `%(t)s` and its brackets in it",
          "uvicorn's workers under gunicorn do not heed the format; without `%(D)s` or `%(L)s` there are no durations")),
  BACKEND_CSV(
      "backend durations, CSV",
      CsvRecogniser::new,
      new FormatFacts(
          "a middleware or an export; any delimiter of `,` `;` `|` and tab, with or without a header",
          Stamp.EITHER,
          "columns that hold a path and how long it took, by their names or by their values",
          "a duration whose unit no name tells is judged by its values")),
  BACKEND_JSON(
      "backend durations, JSON lines",
      JsonLinesRecogniser::new,
      new FormatFacts(
          "structured logging (structlog, ECS, pino), spans of OpenTelemetry; flat, nested, or spread over lines",
          Stamp.EITHER,
          "JSON objects with a path and how long it took",
          "a duration whose unit no name tells is judged by its values")),
  BACKEND_LOGFMT(
      "backend durations, logfmt",
      LogfmtRecogniser::new,
      new FormatFacts(
          "Go's and Ruby's services, structlog's logfmt renderer",
          Stamp.EITHER,
          "lines that begin with a `key=value` pair, with a path and how long it took",
          "a duration whose unit no name tells is judged by its values")),
  BACKEND_TEXT(
      "backend durations, text",
      GrokTextRecogniser::new,
      new FormatFacts(
          "a middleware's own sentence, by the built-in [grok](formats-of-your-own.md) patterns or one's own",
          Stamp.END,
          "a pattern that matches the line",
          "what no pattern matches is refused")),
  CLIENT_REPORT_CSV(
      "client report, CSV",
      ReportCsvRecogniser::new,
      new FormatFacts(
          "a frontend's error reporting, or a tester's list",
          Stamp.START,
          "columns that hold an absolute URL and how the call ended",
          "the times are of the client's clock; a report of failures only says nothing of the rest")),
  CLIENT_REPORT_JSON(
      "client report, JSON lines",
      ReportJsonRecogniser::new,
      new FormatFacts(
          "a frontend's error reporting",
          Stamp.START,
          "JSON objects with an absolute URL and how the call ended",
          "the times are of the client's clock; a report of failures only says nothing of the rest")),
  /** Lines of Python's logging among which no server's are; else it is {@link #PYTHON_SERVER}. */
  APP_LOG(
      "application log",
      ServerLogRecogniser::ofApplications,
      new FormatFacts(
          "Python's logging, loguru, structlog",
          Stamp.WRITTEN,
          "time, level and logger before a message, or JSON with the like, and no line of a server",
          "it is read for complaints (waits, pools, look-ups, kills), not for requests")),
  HAR(
      "HAR",
      HarRecogniser::new,
      new FormatFacts(
          "HAR 1.2 of a browser's developer tools, of Playwright and of proxies",
          Stamp.START,
          "an object `log` with a version, a creator or entries",
          "the times are of the client's clock; an answer that the browser withheld has no status"),
      HarCursor::new),
  CONFIG(
      "configuration",
      ConfigRecogniser::new,
      new FormatFacts(
          "nginx.conf, gunicorn.conf.py, haproxy.cfg, dictionaries of Python's logging",
          Stamp.NONE,
          "its directives, sections or keys",
          "it holds no events: it declares formats and timeouts")),
  UNKNOWN("not recognised");

  private final String title;

  /** Recognisers hold no state and facts are texts, which the compiler cannot see. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Supplier<Recogniser> recogniser;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Optional<FormatFacts> facts;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Optional<FileSource.Content> document;

  LogFormat(String title) {
    this(
        title,
        () -> (sample, declarations) -> Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  LogFormat(String title, Supplier<Recogniser> recogniser, FormatFacts facts) {
    this(title, recogniser, Optional.of(facts), Optional.empty());
  }

  LogFormat(
      String title,
      Supplier<Recogniser> recogniser,
      FormatFacts facts,
      FileSource.Content document) {
    this(title, recogniser, Optional.of(facts), Optional.of(document));
  }

  LogFormat(
      String title,
      Supplier<Recogniser> recogniser,
      Optional<FormatFacts> facts,
      Optional<FileSource.Content> document) {
    this.title = title;
    this.recogniser = recogniser;
    this.facts = facts;
    this.document = document;
  }

  /** The formats that files are of, without {@link #UNKNOWN}. */
  public static List<LogFormat> known() {
    return Stream.of(values()).filter(format -> format.facts.isPresent()).toList();
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

  /** What the documentation says of it; absent only of {@link #UNKNOWN}. */
  public Optional<FormatFacts> facts() {
    return facts;
  }

  /** How a file of this format is read as one document; empty: it is read line by line. */
  Optional<FileSource.Content> document() {
    return document;
  }
}
