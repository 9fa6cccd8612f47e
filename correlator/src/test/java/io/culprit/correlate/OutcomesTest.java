package io.culprit.correlate;

import static io.culprit.correlate.Events.backend;
import static io.culprit.correlate.Events.balancer;
import static io.culprit.correlate.Events.client;
import static io.culprit.correlate.Events.complaint;
import static io.culprit.correlate.Events.proxy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.ClientOutcome;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Origin;
import io.culprit.parse.event.Phase;
import io.culprit.parse.event.UpstreamAttempt;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The table of outcomes, a row a test: what was logged, and what the client had of it. */
final class OutcomesTest {
  private static final Origin HERE = new Origin(0, 1);

  private static Facts facts() {
    Facts facts = new Facts();
    facts.apiPath("/api/check", "api.example");
    facts.workingBase("https://api.example");
    return facts;
  }

  private static Exchange exchange(AccessEvent proxy) {
    return new Exchange(
        Optional.empty(),
        Optional.of(proxy),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Outcome.UNKNOWN);
  }

  private static Exchange with(AccessEvent proxy, BackendEvent backend) {
    return new Exchange(
        Optional.empty(),
        Optional.of(proxy),
        List.of(),
        List.of(new Paired<>(backend, Tier.ID, 1)),
        List.of(),
        List.of(),
        Outcome.UNKNOWN);
  }

  private static Exchange with(AccessEvent proxy, NoticeEvent notice) {
    return new Exchange(
        Optional.empty(),
        Optional.of(proxy),
        List.of(),
        List.of(),
        List.of(),
        List.of(new Paired<>(notice, Tier.KEY, 1)),
        Outcome.UNKNOWN);
  }

  private static Exchange with(AccessEvent proxy, ClientEvent client) {
    return new Exchange(
        Optional.empty(),
        Optional.of(proxy),
        List.of(),
        List.of(),
        List.of(new Paired<>(client, Tier.ID, 1)),
        List.of(),
        Outcome.UNKNOWN);
  }

  private static AccessEvent line(int status, UnaryOperator<AccessEvent.Builder> more) {
    return proxy(10, 1, "GET", "/api/check", status, more).apply(HERE);
  }

  private static Outcome of(Exchange x) {
    return Outcomes.of(x, facts());
  }

  private static UpstreamAttempt attempt(int status, long header) {
    return new UpstreamAttempt("127.0.0.1:8000", status, 0, header, 1_000_000);
  }

  @Test
  void status_504_isTheProxysUnlessAHeaderCame() {
    assertEquals(Outcome.GATEWAY_TIMEOUT, of(exchange(line(504, b -> b))));
    assertEquals(
        Outcome.APP_ERROR,
        of(exchange(line(504, b -> b.attempts(List.of(attempt(504, 900_000)))))));
  }

  @Test
  void status_502_isTheProxysUnlessTheApplicationSaidSo() {
    assertEquals(Outcome.GATEWAY_ERROR, of(exchange(line(502, b -> b))));
    assertEquals(
        Outcome.APP_ERROR,
        of(with(line(502, b -> b), backend(10, 1, "GET", "/api/check", 502, "").apply(HERE))));
  }

  @Test
  void status_499_isClosedByClient() {
    assertEquals(Outcome.CLOSED_BY_CLIENT, of(exchange(line(499, b -> b))));
  }

  @Test
  void status_500_isTheApplications() {
    assertEquals(Outcome.APP_ERROR, of(exchange(line(500, b -> b))));
  }

  @Test
  void status_500_ofAProxyThatHadNoConnectionLeft_isItsOwn() {
    NoticeEvent none =
        complaint(10, Notice.CONNECTIONS_EXHAUSTED, Phase.CONNECTING, 7, "GET", "/api/check")
            .apply(HERE);
    assertEquals(Outcome.GATEWAY_ERROR, of(with(line(500, b -> b), none)));
  }

  @Test
  void notFound_onAnotherPrefixOfARoute_isMisdirected() {
    AccessEvent wrong =
        proxy(10, 0, "GET", "/undefined/api/check", 404, b -> b.attempts(List.of())).apply(HERE);
    assertEquals(Outcome.MISDIRECTED, of(exchange(wrong)));
  }

  /** A page of an older deployment on another port: the path is right, the place is not. */
  @Test
  void notFound_onAPathOfTheApplicationThatWasNotAsked_isMisdirected() {
    AccessEvent told =
        proxy(10, 0, "GET", "/api/check", 404, b -> b.upstreamLogged(true).attempts(List.of()))
            .apply(HERE);
    assertEquals(Outcome.MISDIRECTED, of(exchange(told)));
    Exchange untold =
        exchange(
            proxy(10, 0, "GET", "/api/check", 404, b -> b.upstreamLogged(false).attempts(List.of()))
                .apply(HERE));
    assertEquals(Outcome.APP_ERROR, of(untold), "nobody logs what the application answers");
    Facts facts = facts();
    facts.applicationAnswered("/api/check", 200);
    assertEquals(Outcome.MISDIRECTED, Outcomes.of(untold, facts));
    facts.applicationAnswered("/api/check", 404);
    assertEquals(Outcome.APP_ERROR, Outcomes.of(untold, facts), "the application says so too");
  }

  @Test
  void notFound_ofAScanner_isAnErrorOnly() {
    AccessEvent scan = proxy(10, 0, "GET", "/.env", 404, b -> b.attempts(List.of())).apply(HERE);
    assertEquals(Outcome.APP_ERROR, of(exchange(scan)));
  }

  @Test
  void notFound_byTheApplicationItself_isAnError() {
    assertEquals(Outcome.APP_ERROR, of(exchange(line(404, b -> b))));
  }

  @Test
  void closedWithoutAnswer_onAnotherHost_isMisdirected() {
    assertEquals(
        Outcome.MISDIRECTED,
        of(exchange(line(444, b -> b.attempts(List.of()).host("old-api.example")))));
  }

  @Test
  void preflight_refused_isBlocked() {
    AccessEvent options = proxy(10, 0.001, "OPTIONS", "/api/check", 400).apply(HERE);
    assertEquals(Outcome.BLOCKED_PREFLIGHT, of(exchange(options)));
  }

  @Test
  void answer_withoutTheAllowingHeader_isBlocked() {
    AccessEvent blocked =
        line(
            200,
            b -> b.originHeader(Optional.of("https://beta.example")).allowOrigin(Optional.of("")));
    assertEquals(Outcome.BLOCKED_PREFLIGHT, of(exchange(blocked)));
    AccessEvent allowed =
        line(
            200,
            b ->
                b.originHeader(Optional.of("https://a.example"))
                    .allowOrigin(Optional.of("https://a.example")));
    assertEquals(Outcome.DELIVERED, of(exchange(allowed)));
  }

  @Test
  void fewerBytesThanProduced_isTruncated() {
    BackendEvent whole =
        new BackendEvent(
            HERE, new Moment(Events.at(10), 1_000), 900_000, "GET", "/api/check", 200, 50_000, "");
    assertEquals(Outcome.TRUNCATED, of(with(line(200, b -> b.bytes(30_000)), whole)));
    assertEquals(Outcome.DELIVERED, of(with(line(200, b -> b.bytes(49_990)), whole)));
  }

  @Test
  void completionEmpty_isTruncated() {
    assertEquals(Outcome.TRUNCATED, of(exchange(line(200, b -> b.completion(Optional.of(""))))));
    assertEquals(Outcome.DELIVERED, of(exchange(line(200, b -> b.completion(Optional.of("OK"))))));
  }

  @Test
  void complaintWhileReadingTheBody_isTruncated() {
    NoticeEvent cut =
        complaint(10, Notice.UPSTREAM_CLOSED, Phase.READING_BODY, 7, "GET", "/api/check")
            .apply(HERE);
    assertEquals(Outcome.TRUNCATED, of(with(line(200, b -> b), cut)));
  }

  /** nginx gives an answer up whose temporary file it cannot write; its client has the header. */
  @Test
  void failedTemporaryFile_isTruncated() {
    NoticeEvent failed =
        complaint(10, Notice.DISK_FAILED, Phase.READING_BODY, 7, "GET", "/api/check").apply(HERE);
    assertEquals(Outcome.TRUNCATED, of(with(line(200, b -> b), failed)));
  }

  @Test
  void balancerStates_decideFirst() {
    AccessEvent proxied = line(499, b -> b);
    Object[][] rows = {
      {504, "sH--", Outcome.GATEWAY_TIMEOUT},
      {502, "SH--", Outcome.GATEWAY_ERROR},
      {503, "sQ--", Outcome.GATEWAY_ERROR},
      {200, "sD--", Outcome.TRUNCATED},
      {200, "cD--", Outcome.TRUNCATED},
      {-1, "CH--", Outcome.CLOSED_BY_CLIENT},
    };
    for (Object[] row : rows) {
      AccessEvent lb =
          balancer(10, 1, "GET", "/api/check", (int) row[0], (String) row[1]).apply(HERE);
      Exchange x =
          new Exchange(
              Optional.of(new Paired<>(lb, Tier.KEY, 1)),
              Optional.of(proxied),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              Outcome.UNKNOWN);
      assertEquals(row[2], of(x), (String) row[1]);
    }
  }

  @Test
  void clientsWord_winsOverAContentServer() {
    AccessEvent ok = line(200, b -> b);
    assertEquals(
        Outcome.TRUNCATED,
        of(
            with(
                ok,
                client(
                        9,
                        1,
                        "GET",
                        "https://api.example/api/check",
                        200,
                        ClientOutcome.FAILED,
                        "net::ERR_CONTENT_LENGTH_MISMATCH",
                        "")
                    .apply(HERE))));
    assertEquals(
        Outcome.BLOCKED_PREFLIGHT,
        of(
            with(
                ok,
                client(
                        9,
                        1,
                        "GET",
                        "https://api.example/api/check",
                        -1,
                        ClientOutcome.FAILED,
                        "net::ERR_FAILED",
                        "")
                    .apply(HERE))));
    assertEquals(
        Outcome.DELIVERED,
        of(
            with(
                ok,
                client(9, 1, "GET", "https://api.example/api/check", 200, ClientOutcome.OK, "", "")
                    .apply(HERE))));
  }

  @Test
  void clientAlone_isMisdirectedWhereItsBaseIsNotTheOneThatWorks() {
    for (String[] row :
        new String[][] {
          {"http://localhost:3003", "misdirected"}, {"https://api.example", "refused"}
        }) {
      ClientEvent call =
          client(
                  9,
                  0.01,
                  "GET",
                  row[0] + "/api/check",
                  -1,
                  ClientOutcome.FAILED,
                  "net::ERR_CONNECTION_REFUSED",
                  "")
              .apply(HERE);
      Exchange x =
          new Exchange(
              Optional.empty(),
              Optional.empty(),
              List.of(),
              List.of(),
              List.of(new Paired<>(call, Tier.NONE, 1)),
              List.of(),
              Outcome.UNKNOWN);
      assertEquals(row[1], of(x).slug());
    }
  }

  @Test
  void silent_needsAFailureAndASuccess() {
    BackendEvent done = backend(12, 3, "GET", "/api/check", 200, "").apply(HERE);
    Exchange failed = with(line(504, b -> b), done);
    Exchange judged =
        new Exchange(
            failed.balancer(),
            failed.proxy(),
            failed.app(),
            failed.backend(),
            failed.client(),
            failed.notices(),
            of(failed));
    assertTrue(Outcomes.isSilent(judged));
    BackendEvent error = backend(12, 3, "GET", "/api/check", 500, "").apply(HERE);
    Exchange loud = with(line(504, b -> b), error);
    assertFalse(
        Outcomes.isSilent(
            new Exchange(
                loud.balancer(),
                loud.proxy(),
                loud.app(),
                loud.backend(),
                loud.client(),
                loud.notices(),
                of(loud))));
  }
}
