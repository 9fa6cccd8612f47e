package io.culprit.rank.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.correlate.Outcome;
import io.culprit.parse.event.ClientOutcome;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Phase;
import io.culprit.rank.Exchanges;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTest {
  private static Exchanges call() {
    return Exchanges.call(7);
  }

  private static Request of(Exchanges x) {
    return Request.of(x.build(), Routes.among(List.of()));
  }

  @Test
  void times_ofADeliveredCall_addUp() {
    Request r = of(call().at(7_000).waited(300).handler(200).took(510));
    assertEquals(Exchanges.START + 7_000_000, r.startMicros());
    assertEquals(Exchanges.START + 7_510_000, r.endMicros());
    assertEquals(510_000, r.elapsedMicros());
    assertEquals(200_000, r.handlerMicros());
    assertEquals(310_000, r.queueMicros());
    assertTrue(r.delivered());
    assertEquals(Cutter.NOBODY, r.cutter());
  }

  @Test
  void queue_ofACutCall_runsFromTheProxysStartToTheHandlers() {
    Request r = of(call().cutByProxy(5_000).waited(4_500).handler(600));
    assertEquals(4_500_000.0, (double) r.queueMicros(), 1_000);
    assertEquals(5_000_000, r.elapsedMicros());
  }

  @Test
  void queue_withoutTheApplicationsRecord_isUnknown() {
    Request r = of(call().cutByProxy(5_000).unhandled());
    assertEquals(-1, r.queueMicros());
    assertEquals(-1, r.handlerMicros());
  }

  @Test
  void elapsed_whereTheProxyLogsNoDuration_isDerivedFromTheHandlersBeginning() {
    Request r = of(call().at(7_300).cutByProxy(5_000).waited(1).coarse());
    assertEquals(5_000_000.0, (double) r.elapsedMicros(), 500_000);
    assertEquals(1_000_000, r.slackMicros(), "it may be off by what the second hides");
  }

  @Test
  void elapsed_ofADeliveredCallWithoutADuration_isUnknown() {
    assertEquals(-1, of(call().coarse()).elapsedMicros());
  }

  @Test
  void elapsed_ofACallOnlyItsClientSaw_isTheClients() {
    Request r =
        of(
            call()
                .unseenByProxy()
                .seenAs(ClientOutcome.TIMED_OUT, "timeout")
                .seenFor(8_000, -1, -1, -1)
                .ended(-1, Outcome.REFUSED));
    assertEquals(8_000_000, r.elapsedMicros());
    assertFalse(r.reachedApplication());
  }

  @Test
  void cutter_byStatus() {
    assertEquals(Cutter.PROXY, of(call().cutByProxy(5_000)).cutter());
    assertEquals(Cutter.CLIENT, of(call().closed(900)).cutter());
    assertEquals(Cutter.UPSTREAM, of(call().lostUpstream()).cutter());
  }

  @ParameterizedTest(name = "{0} while {1}: {2}")
  @CsvSource({
    "UPSTREAM_TIMED_OUT, READING_BODY, PROXY",
    "CLIENT_TIMED_OUT, SENDING_TO_CLIENT, PROXY",
    "UPSTREAM_CLOSED, READING_BODY, UPSTREAM",
    "UPSTREAM_RESET, READING_BODY, UPSTREAM",
    "CLIENT_RESET, SENDING_TO_CLIENT, CLIENT",
    "CLIENT_CLOSED, SENDING_TO_CLIENT, CLIENT",
    "RESPONSE_BUFFERED, READING_BODY, NOBODY",
  })
  void cutter_ofATruncatedAnswer_isWhomTheComplaintNames(
      Notice kind, Phase phase, Cutter expected) {
    assertEquals(expected, of(call().truncated(900, 2_000).notice(kind, phase)).cutter());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"sH--, BALANCER", "cD--, CLIENT", "CH--, CLIENT", "----, PROXY"})
  void cutter_behindABalancer_isWhomItsLineNames(String termination, Cutter expected) {
    assertEquals(expected, of(call().cutByProxy(5_000).balancer(termination, 504)).cutter());
  }

  @Test
  void client_isTheBalancersPeerElseTheForwardedElseTheProxys() {
    assertEquals("9.8.7.6", of(call().from("9.8.7.6").balancer("----", 200)).client());
    assertEquals(
        "9.8.7.6", of(call().from(Exchanges.FRONT).forwardedFor("9.8.7.6, 10.1.1.1")).client());
    assertEquals("9.8.7.6", of(call().from("9.8.7.6")).client());
  }

  @ParameterizedTest(name = "{0} is in {1}")
  @CsvSource({
    "203.0.113.9, 203.0.0.0/16",
    "2001:db8:1::7, 2001:db8::/32",
    "user-17, ''",
  })
  void network_isTheFirstHalfOfTheAddress(String address, String network) {
    assertEquals(network, of(call().from(address)).network());
  }

  @Test
  void pageOrigin_isTheHeadersElseTheReferers() {
    assertEquals(
        "https://a.example",
        of(call().page("https://b.example").origins("https://a.example", "")).pageOrigin());
    assertEquals("https://b.example", of(call().page("https://b.example")).pageOrigin());
    assertEquals("", of(call().page("")).pageOrigin());
  }

  @Test
  void bytes_areWhatTheApplicationMadeElseWhatWasSent() {
    assertEquals(2_000, of(call().truncated(900, 2_000)).bytes());
    assertEquals(900, of(call().truncated(900, 2_000).unhandled()).bytes());
  }

  @Test
  void route_isMethodAndFoldedPath() {
    assertEquals("GET /api/orders/{id}", of(call().path("/api/orders/55?x=1")).route());
  }
}
