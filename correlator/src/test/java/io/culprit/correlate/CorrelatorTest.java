package io.culprit.correlate;

import static io.culprit.correlate.Events.at;
import static io.culprit.correlate.Events.backend;
import static io.culprit.correlate.Events.balancer;
import static io.culprit.correlate.Events.client;
import static io.culprit.correlate.Events.combined;
import static io.culprit.correlate.Events.complaint;
import static io.culprit.correlate.Events.proxy;
import static io.culprit.correlate.Events.uvicorn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.culprit.parse.LogFormat;
import io.culprit.parse.LogSet;
import io.culprit.parse.event.ClientOutcome;
import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Origin;
import io.culprit.parse.event.Phase;
import io.culprit.parse.event.UpstreamAttempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which records become one request, tier by tier, and what is said of those that do not.
 *
 * <p>Long, because each case is a small set of logs of its own.
 */
final class CorrelatorTest {
  private static final String ID = "3b9e4a491d313b9d8ae3adff9fb7a5bd";

  private static Collected run(BuiltLogs logs) {
    return Collected.of(logs.build(), CorrelatorOptions.defaults());
  }

  private static Exchange only(Collected got) {
    assertEquals(1, got.exchanges().size(), () -> got.exchanges().toString());
    return got.exchanges().get(0);
  }

  @Test
  void id_sameIdWrittenAsUuid_joins() {
    Collected got =
        run(
            new BuiltLogs()
                .access(proxy(10, 1, "GET", "/api/x", 200, b -> b.requestId(ID)))
                .timing(
                    backend(
                        9.99, 0.9, "GET", "/other", 200, "3B9E4A49-1D31-3B9D-8AE3-ADFF9FB7A5BD")));
    assertEquals(Tier.ID, only(got).backend().get(0).tier());
    assertEquals(Outcome.DELIVERED, only(got).outcome());
  }

  /** Spellings of one id, as a proxy and an application write them. */
  private static Stream<Arguments> spellings() {
    String trace = "0af7651916cd43dd8448eb211c80319c";
    String xray = "1-67891233-abcdef012345678912345678";
    return Stream.of(
        arguments("00-" + trace + "-b7ad6b7169203331-01", "00-" + trace + "-00f067aa0ba902b7-00"),
        arguments("00-" + trace + "-b7ad6b7169203331-01", trace),
        arguments("Root=" + xray, "Self=1-67891234-12456789abcdef012345678a;Root=" + xray),
        arguments("Root=" + xray + ";Sampled=1", xray),
        arguments("Root=" + xray, "67891233abcdef012345678912345678"),
        arguments("230b030023ae2822-SJC", "230b030023ae2822"),
        arguments("a3ce929d0e0e4736-00f067aa0ba902b7-1", "a3ce929d0e0e4736"),
        arguments(trace + "-e457b5a2e4d86bd1-1-05e3ac9a4f6e3b90", trace),
        arguments(trace + ":e457b5a2e4d86bd1:0:1", trace),
        arguments(trace + "/2205310701640571284;o=1", trace));
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void id_inATracingHeader_isTheTraces(String outer, String inner) {
    Collected got =
        run(
            new BuiltLogs()
                .access(proxy(10, 1, "GET", "/api/x", 200, b -> b.requestId(outer)))
                .timing(backend(9.99, 0.9, "GET", "/other", 200, inner)));
    assertEquals(Tier.ID, only(got).backend().get(0).tier());
  }

  @Test
  void id_inTheQuery_joins() {
    Collected got =
        run(
            new BuiltLogs()
                .access(proxy(10, 1, "GET", "/api/x?a=1&request_id=" + ID, 200))
                .timing(backend(9.99, 0.9, "GET", "/other", 200, ID)));
    assertEquals(Tier.ID, only(got).backend().get(0).tier());
  }

  @Test
  void id_withASerialNumberBehindIt_isNoTracingHeader() {
    assertNotEquals(
        RequestIds.canonical("a3ce929d0e0e4736-0001"),
        RequestIds.canonical("a3ce929d0e0e4736-0002"));
  }

  @Test
  void id_retries_areAllPartOfTheExchange() {
    Collected got =
        run(
            new BuiltLogs()
                .access(proxy(10, 3, "GET", "/api/x", 200, b -> b.requestId(ID)))
                .timing(
                    backend(8, 1, "GET", "/api/x", 500, ID),
                    backend(9.99, 1.9, "GET", "/api/x", 200, ID)));
    assertEquals(2, only(got).backend().size());
  }

  @Test
  void id_reusedByTheClient_eachLineTakesWhatFitsIt() {
    Collected got =
        run(
            new BuiltLogs()
                .access(
                    proxy(6, 6, "GET", "/api/x", 499, b -> b.requestId(ID)),
                    proxy(13, 6, "GET", "/api/x", 499, b -> b.requestId(ID)))
                .timing(
                    backend(8, 8, "GET", "/api/x", 200, ID),
                    backend(16, 9, "GET", "/api/x", 200, ID)));
    assertEquals(2, got.exchanges().size());
    assertEquals(at(8), got.exchanges().get(0).backend().get(0).event().end().micros());
    assertEquals(at(16), got.exchanges().get(1).backend().get(0).event().end().micros());
    assertTrue(got.exchanges().stream().allMatch(Outcomes::isSilent));
  }

  @Test
  void key_complaint_goesToTheRequestOfItsClientAndSecond() {
    Collected got =
        run(
            new BuiltLogs()
                .access(proxy(10.2, 5, "GET", "/api/x", 504), proxy(40.2, 5, "GET", "/api/x", 504))
                .errors(
                    complaint(
                        40, Notice.UPSTREAM_TIMED_OUT, Phase.READING_HEADER, 7, "GET", "/api/x")));
    assertEquals(0, got.exchanges().get(0).notices().size());
    assertEquals(Tier.KEY, got.exchanges().get(1).notices().get(0).tier());
    assertEquals(Outcome.GATEWAY_TIMEOUT, got.exchanges().get(1).outcome());
    assertEquals(0, got.notices().size());
  }

  @Test
  void notice_twoCallsInOneSecond_goesToTheOneWhoseBodyWasBeingRead() {
    Collected got =
        run(
            new BuiltLogs()
                .access(
                    proxy(12.1, 0.8, "GET", "/api/x", 200, b -> b),
                    proxy(
                        12.4,
                        0.8,
                        "GET",
                        "/api/x",
                        200,
                        b ->
                            b.attempts(
                                List.of(
                                    new UpstreamAttempt(
                                        "127.0.0.1:8000", 200, 0, 400_000, 800_000)))),
                    proxy(12.7, 0.8, "GET", "/api/x", 200, b -> b))
                .errors(
                    complaint(12, Notice.UPSTREAM_CLOSED, Phase.READING_BODY, 7, "GET", "/api/x")));
    assertEquals(
        List.of(Outcome.DELIVERED, Outcome.TRUNCATED, Outcome.DELIVERED),
        got.exchanges().stream().map(Exchange::outcome).toList());
  }

  @Test
  void key_connectionSerial_decidesBetweenTwins() {
    Collected got =
        run(
            new BuiltLogs()
                .access(
                    proxy(10.2, 5, "GET", "/api/x", 504, b -> b.connection(6)),
                    proxy(10.3, 5, "GET", "/api/x", 504, b -> b.connection(7)))
                .errors(
                    complaint(
                        10, Notice.UPSTREAM_TIMED_OUT, Phase.READING_HEADER, 7, "GET", "/api/x")));
    assertEquals(0, got.exchanges().get(0).notices().size());
    assertEquals(1, got.exchanges().get(1).notices().size());
  }

  @Test
  void key_balancerLine_holdsTheProxyLine() {
    Collected got =
        run(
            new BuiltLogs()
                .source(
                    "haproxy.log",
                    LogFormat.HAPROXY_HTTP,
                    false,
                    true,
                    balancer(10.05, 6, "GET", "/api/x", 504, "sH--"),
                    balancer(20, 0.07, "POST", "/api/x", 502, "SH--"))
                .source(
                    "nginx.log",
                    LogFormat.NGINX_ACCESS,
                    true,
                    true,
                    proxy(10.05, 5.99, "GET", "/api/x", 499)));
    assertEquals(2, got.exchanges().size());
    assertEquals(Tier.KEY, got.exchanges().get(0).balancer().orElseThrow().tier());
    assertEquals(Outcome.GATEWAY_TIMEOUT, got.exchanges().get(0).outcome());
    assertTrue(got.exchanges().get(1).proxy().isEmpty());
    assertEquals(Outcome.GATEWAY_ERROR, got.exchanges().get(1).outcome());
  }

  @Test
  void time_nearestEndAndDuration_joins() {
    Collected got =
        run(
            new BuiltLogs()
                .access(
                    proxy(10.000, 1.002, "GET", "/api/x", 200),
                    proxy(10.010, 0.502, "GET", "/api/x", 200))
                .timing(
                    backend(10.008, 0.5, "GET", "/api/x", 200, ""),
                    backend(9.999, 1.0, "GET", "/api/x", 200, "")));
    assertEquals(1_000_000, got.exchanges().get(0).backend().get(0).event().durationMicros());
    assertEquals(500_000, got.exchanges().get(1).backend().get(0).event().durationMicros());
    assertEquals(Tier.TIME, got.exchanges().get(0).backend().get(0).tier());
    assertTrue(got.exchanges().get(0).backend().get(0).probability() > 0.9);
  }

  /** Frameworks log the route instead of the path. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/orders/{id}/items",
        "/orders/<int:id>/items",
        "/orders/:id/items",
        "/orders/{rest:path}"
      })
  void time_templateInPlaceOfThePath_joinsWhatFitsIt(String template) {
    Collected got =
        run(
            new BuiltLogs()
                .access(
                    proxy(10, 1, "GET", "/orders/17/items", 200),
                    proxy(10, 1, "GET", "/orders", 200),
                    proxy(10, 1, "GET", "/offers/17/items", 200),
                    proxy(20, 2, "GET", "/orders/18/items", 200))
                .timing(
                    backend(19.99, 1.9, "GET", template, 200, ""),
                    backend(9.99, 0.9, "GET", template, 200, "")));
    assertEquals(
        List.of("/orders/17/items", "/orders/18/items"),
        got.exchanges().stream()
            .filter(x -> !x.backend().isEmpty())
            .map(x -> x.front().orElseThrow().path())
            .toList());
  }

  @Test
  void time_identicalTwins_areSureUpToASwap() {
    Collected got =
        run(
            new BuiltLogs()
                .access(
                    proxy(10, 1.001, "GET", "/api/x", 200), proxy(10, 1.001, "GET", "/api/x", 200))
                .timing(
                    backend(10, 1, "GET", "/api/x", 200, ""),
                    backend(10, 1, "GET", "/api/x", 200, "")));
    for (Exchange x : got.exchanges()) {
      assertEquals(0.97, x.backend().get(0).probability(), 0.02);
    }
  }

  @Test
  void time_cutRequest_takesTheHandlerThatBeganWithIt() {
    Collected got =
        run(
            new BuiltLogs()
                .access(proxy(15, 5, "GET", "/api/x", 504), proxy(17, 0.1, "GET", "/api/x", 200))
                .timing(
                    backend(17, 0.099, "GET", "/api/x", 200, ""),
                    backend(17.5, 7.499, "GET", "/api/x", 200, "")));
    assertEquals(7_499_000, got.exchanges().get(0).backend().get(0).event().durationMicros());
    assertTrue(Outcomes.isSilent(got.exchanges().get(0)));
    assertEquals(99_000, got.exchanges().get(1).backend().get(0).event().durationMicros());
  }

  @Test
  void time_staticFile_doesNotGrabAHandler() {
    Collected got =
        run(
            new BuiltLogs()
                .access(proxy(10, 0.001, "GET", "/", 200, b -> b.attempts(List.of())))
                .timing(backend(10, 0.001, "GET", "/", 200, "")));
    assertEquals(2, got.exchanges().size());
    assertTrue(
        got.exchanges().stream().noneMatch(x -> x.proxy().isPresent() && !x.backend().isEmpty()));
    assertEquals(1, got.correlation().unjoinedBackend());
  }

  @Test
  void time_lateAnswerAfterAGatewayTimeout_isKept() {
    Collected got =
        run(
            new BuiltLogs()
                .access(proxy(15, 5, "GET", "/api/x", 504))
                .source(
                    "uvicorn.log",
                    LogFormat.PYTHON_SERVER,
                    true,
                    true,
                    uvicorn(17, "GET", "/api/x", 200)));
    assertEquals(200, only(got).app().get(0).event().status());
    assertEquals(Outcome.GATEWAY_TIMEOUT, only(got).outcome());
    assertTrue(Outcomes.isSilent(only(got)));
  }

  @Test
  void sequence_untimedLines_followTheOrderOfAnswers() {
    List<Function<Origin, ? extends LogEvent>> lines = new ArrayList<>();
    List<Function<Origin, ? extends LogEvent>> answers = new ArrayList<>();
    String[] paths = {"/api/a", "/api/b", "/api/c"};
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      String path = paths[random.nextInt(3)];
      boolean cut = random.nextInt(10) == 0;
      lines.add(proxy(10 + i * 0.5, 0.2, "GET", path, cut ? 504 : 200));
      if (!cut) {
        answers.add(uvicorn("GET", path, 200));
      }
    }
    Collected got =
        run(
            new BuiltLogs()
                .access(lines)
                .source("uvicorn.log", LogFormat.PYTHON_SERVER, false, false, answers));
    long expected = 0;
    for (Exchange x : got.exchanges()) {
      if (x.proxy().orElseThrow().status() == 200) {
        expected++;
        assertEquals(expected, x.app().get(0).event().origin().line());
        assertEquals(Tier.SEQUENCE, x.app().get(0).tier());
      } else {
        assertTrue(x.app().isEmpty());
      }
    }
    assertEquals(expected, answers.size());
  }

  /**
   * Exchanges are settled look by look; a line must not fall between two looks.
   *
   * <p>Long, because each way two logs may meet is a short story of its own.
   */
  @Test
  void sequence_overManyLooks_losesNoLine() {
    List<Function<Origin, ? extends LogEvent>> lines = new ArrayList<>();
    List<Function<Origin, ? extends LogEvent>> answers = new ArrayList<>();
    Random random = new Random(13);
    double t = 0;
    for (int i = 0; i < 3_000; i++) {
      t += random.nextDouble();
      String path = "/api/" + random.nextInt(4);
      lines.add(combined(t, "GET", path, 200));
      answers.add(uvicorn("GET", path, 200));
    }
    Collected got =
        run(
            new BuiltLogs()
                .access(lines)
                .source("uvicorn.log", LogFormat.PYTHON_SERVER, false, false, answers));
    assertEquals(3_000, got.exchanges().size());
    for (Exchange x : got.exchanges()) {
      assertEquals(x.proxy().orElseThrow().origin().line(), x.app().get(0).event().origin().line());
    }
  }

  @Test
  void clients_retriedCall_isOneRecordOfSeveralLines() {
    Collected got =
        run(
            new BuiltLogs()
                .access(
                    proxy(16, 6, "GET", "/api/x", 499, b -> b.requestId(ID)),
                    proxy(22, 6, "GET", "/api/x", 499, b -> b.requestId(ID)))
                .source(
                    "one.har",
                    LogFormat.HAR,
                    true,
                    true,
                    client(
                        9.9,
                        12.2,
                        "GET",
                        "https://api.example/api/x",
                        -1,
                        ClientOutcome.FAILED,
                        "net::ERR_EMPTY_RESPONSE",
                        ID)));
    assertTrue(
        got.exchanges().stream().allMatch(x -> x.client().size() == 1),
        () -> got.exchanges().toString());
  }

  /** The balancer answered, the proxy only saw it leave. */
  @Test
  void clients_recordOfABalancersAnswer_joinsTheProxyLineBehindIt() {
    Collected got =
        run(
            new BuiltLogs()
                .source(
                    "haproxy.log",
                    LogFormat.HAPROXY_HTTP,
                    false,
                    true,
                    balancer(17.05, 7, "GET", "/api/x", 504, "sH--"))
                .access(proxy(17.05, 6.99, "GET", "/api/x", 499))
                .source("one.har", LogFormat.HAR, true, true, failed(10, "/api/x", 504)));
    assertEquals(1, only(got).client().size());
  }

  /** A call that no server saw, as the browser recorded it and as its page reported it. */
  @Test
  void clients_twoRecordsOfOneUnseenCall_areOneRequest() {
    Collected got =
        run(
            new BuiltLogs()
                .source(
                    "one.har",
                    LogFormat.HAR,
                    true,
                    true,
                    failed(10, "/api/x", -1),
                    failed(12, "/api/x", -1))
                .source(
                    "reports.jsonl",
                    LogFormat.CLIENT_REPORT_JSON,
                    true,
                    true,
                    failed(10.01, "/api/x", 0)));
    assertEquals(List.of(2, 1), got.exchanges().stream().map(x -> x.client().size()).toList());
  }

  private static Function<Origin, ? extends LogEvent> failed(
      double start, String path, int status) {
    return client(
        start,
        7.1,
        "GET",
        "https://api.example" + path,
        status,
        ClientOutcome.FAILED,
        "Failed to fetch",
        "");
  }

  @Test
  void leftovers_comeOnceAndInOrder() {
    Collected got =
        run(
            new BuiltLogs()
                .access(proxy(10, 1, "GET", "/api/x", 200))
                .timing(
                    backend(5, 0.1, "GET", "/api/y", 200, ID),
                    backend(15, 0.1, "GET", "/api/y", 500, ""))
                .source(
                    "uvicorn.log",
                    LogFormat.PYTHON_SERVER,
                    false,
                    true,
                    uvicorn(5.0, "GET", "/api/y", 200))
                .errors(
                    complaint(12, Notice.UPSTREAM_REFUSED, Phase.CONNECTING, 7, "GET", "/api/z")));
    assertEquals(
        List.of(at(5.0), at(5.0), at(10), at(15)),
        got.exchanges().stream().map(Exchange::endMicros).toList());
    assertEquals(Outcome.APP_ERROR, got.exchanges().get(3).outcome());
    assertEquals(1, got.notices().size());
  }

  /**
   * The join is a relation on event time and key: neither the order of sources nor that of lines
   * may show.
   */
  @Test
  void law_orderOfSourcesAndLines_doesNotShow() {
    long seed = 20261120;
    Random random = new Random(seed);
    List<Function<Origin, ? extends LogEvent>> access = new ArrayList<>();
    List<Function<Origin, ? extends LogEvent>> timing = new ArrayList<>();
    List<Function<Origin, ? extends LogEvent>> lines = new ArrayList<>();
    double t = 0;
    for (int i = 0; i < 3_000; i++) {
      t += random.nextDouble() * 0.4;
      double duration = 0.05 + random.nextDouble();
      String path = "/api/" + random.nextInt(4);
      boolean cut = random.nextInt(20) == 0;
      access.add(
          cut
              ? proxy(t + 2, 2, "GET", path, 504)
              : proxy(t + duration + 0.001, duration + 0.001, "GET", path, 200));
      double handler = cut ? 3 + random.nextDouble() * 4 : duration;
      timing.add(backend(t + handler, handler, "GET", path, 200, ""));
      if (!cut) {
        lines.add(uvicorn(t + duration, "GET", path, 200));
      }
    }
    List<String> plain = told(logs(access, timing, lines, false));
    List<Function<Origin, ? extends LogEvent>> shuffled = new ArrayList<>(access);
    java.util.Collections.shuffle(shuffled, random);
    java.util.Collections.shuffle(timing, random);
    java.util.Collections.shuffle(lines, random);
    assertEquals(plain, told(logs(shuffled, timing, lines, true)), "seed " + seed);
  }

  private static LogSet logs(
      List<Function<Origin, ? extends LogEvent>> access,
      List<Function<Origin, ? extends LogEvent>> timing,
      List<Function<Origin, ? extends LogEvent>> lines,
      boolean reversed) {
    BuiltLogs logs = new BuiltLogs();
    if (reversed) {
      return logs.source("u.log", LogFormat.PYTHON_SERVER, true, true, lines)
          .source("t.csv", LogFormat.BACKEND_CSV, true, true, timing)
          .source("a.log", LogFormat.NGINX_ACCESS, true, true, access)
          .build();
    }
    return logs.source("a.log", LogFormat.NGINX_ACCESS, true, true, access)
        .source("t.csv", LogFormat.BACKEND_CSV, true, true, timing)
        .source("u.log", LogFormat.PYTHON_SERVER, true, true, lines)
        .build();
  }

  /** Exchanges without the places of their lines, which a new order changes. */
  private static List<String> told(LogSet logs) {
    return Collected.of(logs, CorrelatorOptions.defaults()).exchanges().stream()
        .map(
            x ->
                x.toString()
                    .replaceAll("Origin\\[[^\\]]*\\]", "")
                    .replaceAll("probability=([0-9.]{1,6})[0-9.E-]*", "$1"))
        .sorted()
        .toList();
  }

  @Test
  void combined_sameSecond_ordersByLines() {
    Collected got =
        run(
            new BuiltLogs()
                .access(
                    combined(10.1, "GET", "/api/x", 200),
                    combined(10.5, "GET", "/api/x", 200),
                    combined(10.9, "GET", "/api/x", 200))
                .timing(
                    backend(10.1, 0.3, "GET", "/api/x", 200, ""),
                    backend(10.5, 0.1, "GET", "/api/x", 200, ""),
                    backend(10.9, 0.2, "GET", "/api/x", 200, "")));
    for (int i = 0; i < 3; i++) {
      assertEquals(i + 1, got.exchanges().get(i).backend().get(0).event().origin().line());
    }
  }
}
