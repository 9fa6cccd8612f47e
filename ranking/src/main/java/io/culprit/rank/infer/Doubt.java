package io.culprit.rank.infer;

import io.culprit.correlate.Outcome;
import io.culprit.parse.event.Setting;
import io.culprit.parse.event.UpstreamAttempt;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.scene.Wall;
import io.culprit.rank.stats.Significance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a case without unusual failures may hide: each sentence names what hints at lost requests,
 * and the log that would show them. Such a case is not cleared.
 */
final class Doubt {
  /** Share of requests that end in an error of the application's on an ordinary day. */
  private static final double ERRORS = 0.012;

  /** Share of requests that people close on most ordinary days. */
  private static final double CLOSES = 0.006;

  private static final double CHANCE = 0.01;

  /** Answers that paused equally long. */
  private static final int PAUSES = 5;

  /** nginx's keepalive_timeout where none is set. */
  private static final long NGINX_KEEPS = 75_000_000;

  /** haproxy's pool-purge-delay where none is set. */
  private static final long HAPROXY_KEEPS = 5_000_000;

  private static final double SECOND = 1_000_000;

  private Doubt() {}

  /** The doubts about a case; none: it shows what its clients got. */
  static List<String> about(Scene scene) {
    List<String> doubts = new ArrayList<>();
    if (!scene.proxyComplains()) {
      errors(scene).ifPresent(doubts::add);
      pauses(scene).ifPresent(doubts::add);
    }
    if (scene.requests().stream().noneMatch(r -> r.exchange().balancer().isPresent())) {
      race(scene).ifPresent(doubts::add);
    }
    untimed(scene).ifPresent(doubts::add);
    return doubts;
  }

  /** Many closes whose age no log tells: people who leave, or a limit that nobody can see. */
  private static Optional<String> untimed(Scene scene) {
    long all = scene.requests().size();
    boolean timed = scene.requests().stream().anyMatch(r -> r.elapsedMicros() >= 0);
    long closed =
        scene.failed().stream()
            .filter(r -> r.exchange().outcome() == Outcome.CLOSED_BY_CLIENT)
            .count();
    return !timed && Significance.binomialTail(closed, all, CLOSES) <= CHANCE
        ? Optional.of(
            closed
                + " of "
                + all
                + " requests were closed from the client's side, and no log tells after how long; whether a limit cut them, request times in the proxy's access log would show.")
        : Optional.empty();
  }

  /**
   * Errors that the application does not log although it logs others' answers: a proxy out of
   * connections or files answers with 500 itself, and says why in its error log only.
   */
  private static Optional<String> errors(Scene scene) {
    long all = scene.requests().size();
    boolean logged = scene.requests().stream().anyMatch(r -> !unlogged(r));
    long errors =
        scene.requests().stream()
            .filter(r -> r.exchange().outcome() == Outcome.APP_ERROR && r.status() >= 500)
            .filter(Doubt::unlogged)
            .count();
    return logged && Significance.binomialTail(errors, all, ERRORS) <= CHANCE
        ? Optional.of(
            errors
                + " of "
                + all
                + " requests were answered with an error of the server's that no log of the application holds; whether the proxy made these answers, its error log would show.")
        : Optional.empty();
  }

  private static boolean unlogged(Request r) {
    return r.exchange().backend().isEmpty() && r.exchange().app().isEmpty();
  }

  /**
   * Answers whose last byte came equally long after their header: a timer that ends a stalled body
   * leaves them, and a status of 200.
   */
  private static Optional<String> pauses(Scene scene) {
    long[] pauses =
        scene.requests().stream()
            .filter(Request::delivered)
            .flatMap(r -> r.lastAttempt().stream())
            .filter(a -> a.headerMicros() >= 0)
            .mapToLong(Doubt::pause)
            .filter(t -> t >= Wall.LEAST)
            .toArray();
    return Wall.among(pauses, 0)
        .filter(w -> w.hits() >= PAUSES)
        .map(
            w ->
                String.format(
                    Locale.ROOT,
                    "%d answers ended about %.1f s after their header, as where a timer cuts a stalled body; whether they were whole, the proxy's error log would show.",
                    w.hits(),
                    w.micros() / SECOND));
  }

  private static long pause(UpstreamAttempt a) {
    return a.responseMicros() - a.headerMicros();
  }

  /**
   * A proxy that closes idle connections before the load balancer lets go of them: what the
   * balancer sends into a closing one is lost, and the proxy never sees it.
   */
  private static Optional<String> race(Scene scene) {
    List<Setting> settings = scene.file().settings();
    if (settings.stream().noneMatch(s -> s.layer().equals("haproxy"))
        || settings.stream().noneMatch(s -> s.layer().equals("nginx"))) {
      return Optional.empty();
    }
    long closes = least(settings, "keepalive_timeout", NGINX_KEEPS);
    long keeps = least(settings, "pool-purge-delay", HAPROXY_KEEPS);
    boolean shared =
        settings.stream()
            .noneMatch(s -> s.name().equals("http-reuse") && s.value().equals("never"));
    return shared && closes > 0 && closes <= keeps
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "The proxy closes idle connections after %.0f s, the load balancer keeps them for %.0f s; requests lost between the two would only be in the load balancer's log.",
                closes / SECOND,
                keeps / SECOND))
        : Optional.empty();
  }

  /** The shortest; in an {@code upstream} block the name is that of another thing. */
  private static long least(List<Setting> settings, String name, long ordinary) {
    return settings.stream()
        .filter(s -> s.name().equals(name) && s.micros() >= 0)
        .filter(s -> s.layer().equals("haproxy") || s.scope().isEmpty())
        .mapToLong(Setting::micros)
        .min()
        .orElse(ordinary);
  }
}
