package io.culprit.rank.arm;

import io.culprit.parse.Detected;
import io.culprit.parse.LogFormat;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.Hop;
import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.NoticeEvent;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The kinds of files that an operator has, or has not. */
enum SourceKind {
  PROXY_ACCESS(
      e -> e instanceof AccessEvent a && a.hop() == Hop.PROXY,
      LogFormat.NGINX_ACCESS,
      LogFormat.NGINX_ACCESS_JSON,
      LogFormat.CADDY,
      LogFormat.TRAEFIK,
      LogFormat.ENVOY),
  ERROR_LOG(NoticeEvent.class::isInstance, LogFormat.NGINX_ERROR),
  BALANCER(
      e -> e instanceof AccessEvent a && a.hop() == Hop.BALANCER,
      LogFormat.AWS_ELB,
      LogFormat.CLOUDFLARE,
      LogFormat.HAPROXY_HTTP),
  /** An application server's log: its access lines and what it says of its processes. */
  BACKEND_ACCESS(
      e -> e instanceof AppEvent || e instanceof NoticeEvent,
      LogFormat.PYTHON_SERVER,
      LogFormat.GUNICORN_ACCESS),
  BACKEND_DURATIONS(
      BackendEvent.class::isInstance,
      LogFormat.BACKEND_CSV,
      LogFormat.BACKEND_JSON,
      LogFormat.BACKEND_LOGFMT,
      LogFormat.BACKEND_TEXT),
  APPLICATION(NoticeEvent.class::isInstance, LogFormat.APP_LOG),
  CLIENT(
      ClientEvent.class::isInstance,
      LogFormat.CURL,
      LogFormat.DIG,
      LogFormat.CLIENT_REPORT_CSV,
      LogFormat.CLIENT_REPORT_JSON,
      LogFormat.HAR),
  CONFIGURATION(e -> false, LogFormat.CONFIG);

  /** Looks at a record only, which the compiler cannot see. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Predicate<LogEvent> holds;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<LogFormat> formats;

  SourceKind(Predicate<LogEvent> holds, LogFormat first, LogFormat... others) {
    this.holds = holds;
    this.formats = EnumSet.of(first, others);
  }

  /** Whether a source is of this kind, or holds lines of it among others. */
  boolean in(Detected detected) {
    return formats(detected).anyMatch(formats::contains);
  }

  /** What is left of a source once this kind is gone; empty: it was all of this kind. */
  Optional<Altered> without(Altered source) {
    if (!in(source.detected())) {
      return Optional.of(source);
    }
    return formats(source.detected()).allMatch(formats::contains)
        ? Optional.empty()
        : Optional.of(source.then(events -> events.stream().filter(Predicate.not(holds)).toList()));
  }

  private static Stream<LogFormat> formats(Detected detected) {
    return Stream.concat(Stream.of(detected.format()), detected.also().stream());
  }
}
