package io.culprit.parse.nginx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.Declarations;
import io.culprit.parse.LogFormat;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import io.culprit.parse.backend.Heard;
import io.culprit.parse.config.ConfigKind;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.UpstreamAttempt;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same requests as nginx 1.22.1 printed them in many formats at once: slow, cut, retried,
 * redirected inside, aborted, refused, garbage.
 */
final class FormatsInTheWildTest {
  private static final Map<String, String> DECLARED = formats("formats.conf");
  private static final Map<String, String> INFERRED = formats("inferred.conf");

  @ParameterizedTest
  @MethodSource("inferred")
  void undeclared_isInferredAndClaimsOnlyWhatIsTrue(String name) {
    List<String> lines = lines("formats/" + name + ".log");
    AccessFormat guess = FormatGuess.of(new Sample(lines, false)).orElseThrow();
    assertEquals(INFERRED.get(name), guess.text());
    agree(
        events(AccessFormat.compile(name, Objects.requireNonNull(DECLARED.get(name))), lines),
        events(AccessFormat.compile("--log-format", guess.text()), lines));
  }

  @ParameterizedTest
  @MethodSource("declared")
  void declared_isReadByItsOwnFormat(String name) {
    List<String> lines = lines("formats/" + name + ".log");
    Declarations all = new Declarations(DECLARED, List.of(), List.of());
    Recognition found =
        new AccessRecogniser().recognise(new Sample(lines, false), all).orElseThrow();
    assertEquals("log_format " + name, found.detail());
    assertEquals(1.0, found.confidence());
  }

  @Test
  void nestedJsonKeys_areToldApartByTheirWholeName() {
    List<String> lines = lines("formats/jsonodd.log");
    Recognition found =
        new JsonAccessRecogniser()
            .recognise(new Sample(lines, false), Declarations.none())
            .orElseThrow();
    assertEquals(LogFormat.NGINX_ACCESS_JSON, found.format());
    agree(
        events(
            AccessFormat.compile("jsonodd", Objects.requireNonNull(DECLARED.get("jsonodd"))),
            lines),
        Heard.by(found.parser().get(), lines, Optional.empty()).accesses);
  }

  @Test
  void errorLog_isUnderstood() {
    List<String> lines = lines("error-info.log");
    Heard heard = Heard.by(new ErrorParser(), lines, Optional.empty());
    assertEquals(lines.size(), heard.notices.size());
    Map<Notice, Long> counts = new HashMap<>();
    heard.noticed().forEach(kind -> counts.merge(kind, 1L, Long::sum));
    counts.remove(Notice.OTHER);
    assertEquals(
        Map.ofEntries(
            Map.entry(Notice.UPSTREAM_TIMED_OUT, 4L),
            Map.entry(Notice.UPSTREAM_CLOSED, 2L),
            Map.entry(Notice.UPSTREAM_RESET, 2L),
            Map.entry(Notice.UPSTREAM_REFUSED, 5L),
            Map.entry(Notice.UPSTREAM_UNREACHABLE, 5L),
            Map.entry(Notice.UPSTREAM_BAD_RESPONSE, 2L),
            Map.entry(Notice.NO_LIVE_UPSTREAMS, 2L),
            Map.entry(Notice.RESOLVE_FAILED, 2L),
            Map.entry(Notice.CLIENT_CLOSED, 4L),
            Map.entry(Notice.CLIENT_TIMED_OUT, 3L),
            Map.entry(Notice.CLIENT_TLS_FAILED, 1L),
            Map.entry(Notice.CLIENT_KEEPALIVE_CLOSED, 2L),
            Map.entry(Notice.REQUEST_TOO_LARGE, 2L),
            Map.entry(Notice.RATE_LIMITED, 2L),
            Map.entry(Notice.SERVER_STARTED, 1L),
            Map.entry(Notice.SERVER_RELOADED, 1L),
            Map.entry(Notice.SERVER_STOPPED, 1L),
            Map.entry(Notice.WORKER_STARTED, 3L),
            Map.entry(Notice.WORKER_KILLED, 1L),
            Map.entry(Notice.WORKER_EXITED, 1L)),
        counts);
  }

  static Stream<String> inferred() {
    return INFERRED.keySet().stream().sorted();
  }

  static Stream<String> declared() {
    return DECLARED.keySet().stream().sorted();
  }

  /** A guess may know less than the declaration, never something else. */
  private static void agree(List<AccessEvent> known, List<AccessEvent> guessed) {
    assertEquals(known.size(), guessed.size());
    for (int i = 0; i < known.size(); i++) {
      AccessEvent truth = known.get(i);
      AccessEvent guess = guessed.get(i);
      assertEquals(truth.status(), guess.status());
      assertEquals(truth.method(), guess.method());
      assertEquals(truth.target(), guess.target());
      claimed(truth, guess, AccessEvent::durationMicros, -1L);
      claimed(truth, guess, AccessEvent::bytes, -1L);
      claimed(truth, guess, AccessEvent::connection, -1L);
      claimed(truth, guess, AccessEvent::client, "");
      claimed(truth, guess, AccessEvent::forwardedFor, "");
      claimed(truth, guess, AccessEvent::requestId, "");
      claimed(truth, guess, AccessEvent::userAgent, "");
      claimed(truth, guess, AccessEvent::referer, "");
      // A port that stands in a column of its own is not always recognised.
      assertTrue(truth.host().startsWith(guess.host()), guess::host);
      for (int n = 0; n < guess.attempts().size(); n++) {
        UpstreamAttempt tried = truth.attempts().get(n);
        UpstreamAttempt told = guess.attempts().get(n);
        claimed(tried, told, UpstreamAttempt::address, "");
        claimed(tried, told, UpstreamAttempt::status, -1);
        claimed(tried, told, UpstreamAttempt::connectMicros, -1L);
        claimed(tried, told, UpstreamAttempt::headerMicros, -1L);
        claimed(tried, told, UpstreamAttempt::responseMicros, -1L);
      }
    }
  }

  private static <E, T> void claimed(E truth, E guess, Function<E, T> value, T unknown) {
    T claim = value.apply(guess);
    assertTrue(
        claim.equals(unknown) || claim.equals(value.apply(truth)),
        () -> "claimed " + claim + " of " + truth);
  }

  private static List<AccessEvent> events(AccessFormat format, List<String> lines) {
    List<AccessEvent> events =
        Heard.by(new AccessParser(List.of(format)), lines, Optional.empty()).accesses;
    assertEquals(lines.size(), events.size(), "lines read by " + format.text());
    return events;
  }

  private static Map<String, String> formats(String file) {
    return ConfigKind.NGINX.read(0, lines("formats/" + file)).accessFormats();
  }

  private static List<String> lines(String name) {
    try (InputStream in =
        Objects.requireNonNull(FormatsInTheWildTest.class.getResourceAsStream(name), name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return List.of(text.split("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
