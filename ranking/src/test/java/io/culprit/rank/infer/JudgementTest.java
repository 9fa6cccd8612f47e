package io.culprit.rank.infer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.correlate.Outcome;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Phase;
import io.culprit.parse.event.UpstreamAttempt;
import io.culprit.rank.Cases;
import io.culprit.rank.Cause;
import io.culprit.rank.Exchanges;
import io.culprit.rank.Exchanges.Source;
import io.culprit.rank.Finding;
import io.culprit.rank.Incidents;
import io.culprit.rank.Ranker;
import io.culprit.rank.Role;
import io.culprit.rank.Status;
import io.culprit.rank.Verdict;
import io.culprit.rank.Weights;
import io.culprit.rank.WeightsFile;
import io.culprit.rank.scene.Scene;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JudgementTest {
  private static final Weights HAND = WeightsFile.byHand();

  private static Judgement judge(Cases of) {
    return judge(of.scene(), Map.of());
  }

  /** With some probabilities set aside for others. */
  private static Judgement judge(Scene scene, Map<Cause, Double> instead) {
    return judge(scene, instead, HAND);
  }

  private static Judgement judge(Scene scene, Map<Cause, Double> instead, Weights weights) {
    List<Finding> findings = Ranker.examine(scene.file());
    Map<Cause, Double> p = new EnumMap<>(Cause.class);
    p.putAll(new Ranker(weights).assess(scene, findings).probabilities());
    p.putAll(instead);
    return new Judgement(
        scene,
        findings,
        NoisyOr.of(findings, Priors.of(weights.priors()), 1, weights),
        p,
        Attribution.of(scene, findings, p, weights),
        weights);
  }

  @Test
  void verdict_ofNoRequests_isTooLittle() {
    assertEquals(Verdict.TOO_LITTLE_DATA, judge(Cases.of()).verdict());
  }

  @Test
  void verdict_ofTwoFailuresInTen_isTooLittle() {
    assertEquals(
        Verdict.TOO_LITTLE_DATA,
        judge(Cases.healthy(8).calls(2, Exchanges::lostUpstream)).verdict());
  }

  @Test
  void verdict_ofEverydayNoise_isNothingWrong() {
    Judgement j = judge(Incidents.everyday());
    assertEquals(Verdict.NOTHING_WRONG, j.verdict());
    for (Cause c : Cause.values()) {
      assertEquals(Role.NONE, j.role(c, j.verdict()), c::slug);
    }
  }

  @Test
  void verdict_ofNoFailures_isNothingWrong() {
    assertEquals(Verdict.NOTHING_WRONG, judge(Cases.healthy(300)).verdict());
  }

  /** The share of closes is that of any day; that patience ended in nearly all of them is not. */
  @Test
  void verdict_ofAFewClosesThatAllCameLate_isNotNothingWrong() {
    Cases early = Cases.healthy(900).calls(10, (c, i) -> c.closed(5 + 3 * i).unhandled());
    assertEquals(Verdict.NOTHING_WRONG, judge(early).verdict());
    Cases late = Cases.healthy(900).calls(10, (c, i) -> c.closed(1_000 + 370 * i).unhandled());
    assertEquals(Verdict.UNDECIDED, judge(late).verdict());
  }

  /** People leave wherever they are; a limit strikes where the slow calls are. */
  @Test
  void verdict_ofAFewClosesOnOneRoute_isNotNothingWrong() {
    Cases anywhere = Cases.healthy(900).calls(8, (c, i) -> c.closed(5 + 3 * i).unhandled());
    assertEquals(Verdict.NOTHING_WRONG, judge(anywhere).verdict());
    Cases together =
        Cases.healthy(900)
            .calls(12, c -> c.path("/api/quote"))
            .calls(8, (c, i) -> c.path("/api/quote").closed(5 + 3 * i).unhandled());
    assertEquals(Verdict.UNDECIDED, judge(together).verdict());
  }

  @Test
  void verdict_ofClosesAfterATimeThatNoLogTells_isTooLittle() {
    Cases untimed =
        Cases.of()
            .calls(900, c -> c.coarse().unhandled())
            .calls(13, c -> c.coarse().unhandled().ended(499, Outcome.CLOSED_BY_CLIENT));
    assertEquals(Verdict.TOO_LITTLE_DATA, judge(untimed).verdict());
    assertTrue(judge(untimed).doubts().get(0).contains("request times in the proxy's access log"));
  }

  @Test
  void verdict_ofAFewRequestsThatTheProxyGaveUp_isNotNothingWrong() {
    assertEquals(
        Verdict.UNDECIDED,
        judge(Cases.healthy(900).calls(5, c -> c.cutByProxy(5_000).handler(9_000))).verdict());
  }

  @Test
  void verdict_whereTheBalancersLogIsMissingAndItsConnectionsOutliveTheProxys_isTooLittle() {
    Cases closing =
        Cases.healthy(300)
            .configured("nginx", "keepalive_timeout", 4_000)
            .configured("haproxy", "pool-purge-delay", 60_000);
    assertEquals(Verdict.TOO_LITTLE_DATA, judge(closing).verdict());
    assertTrue(judge(closing).doubts().get(0).contains("load balancer's log"));
    Cases waiting =
        Cases.healthy(300)
            .configured("nginx", "keepalive_timeout", 75_000)
            .configured("haproxy", "pool-purge-delay", 60_000);
    assertEquals(Verdict.NOTHING_WRONG, judge(waiting).verdict());
  }

  @Test
  void verdict_ofManyErrorsThatNoApplicationLogged_isTooLittleUntilTheProxySpeaks() {
    Cases errors = Cases.healthy(300).calls(20, c -> c.unhandled().ended(500, Outcome.APP_ERROR));
    assertEquals(Verdict.TOO_LITTLE_DATA, judge(errors).verdict());
    assertTrue(judge(errors).doubts().get(0).contains("error log"));
    assertEquals(Verdict.NOTHING_WRONG, judge(errors.and(Source.ERRORS)).verdict());
  }

  @Test
  void verdict_ofAnswersThatAllPausedEquallyLong_isTooLittle() {
    Cases pauses =
        Cases.healthy(300)
            .calls(
                12,
                c ->
                    c.took(4_300)
                        .attempts(
                            new UpstreamAttempt("10.0.0.9:8000", 200, 0, 200_000, 4_300_000)));
    assertEquals(Verdict.TOO_LITTLE_DATA, judge(pauses).verdict());
    assertTrue(judge(pauses).doubts().get(0).contains("4.1 s"), judge(pauses).doubts()::toString);
  }

  @Test
  void verdict_ofDeliveredAnswersThatOneOriginRepeats_isUndecidedAndNotHealthy() {
    Cases c = Cases.healthy(100);
    for (int i = 0; i < 20; i++) {
      String user = "66.1.0." + i;
      c.calls(2, x -> x.page("https://new.example").from(user).path("/api/basket"));
    }
    assertEquals(Verdict.UNDECIDED, judge(c).verdict());
  }

  @Test
  void verdict_ofFailuresThatNothingMarks_isUndecided() {
    Cases bare =
        Cases.healthy(100)
            .calls(12, c -> c.unhandled().attempts().ended(503, Outcome.GATEWAY_ERROR));
    assertEquals(Verdict.UNDECIDED, judge(bare).verdict());
  }

  @Test
  void verdict_ofALimitTooShort_namesTheProxy() {
    Judgement j = judge(Incidents.limitTooShort());
    assertEquals(Verdict.CULPRIT, j.verdict());
    assertEquals(Cause.PROXY_TIMEOUT, j.order().get(0));
    assertEquals(Role.ROOT, j.role(Cause.PROXY_TIMEOUT, j.verdict()));
  }

  @Test
  void verdict_ofAHeavyTail_namesTheBackendAndCallsTheWallItsMechanism() {
    Judgement j = judge(Incidents.heavyTail());
    assertEquals(Verdict.CULPRIT, j.verdict());
    assertEquals(Cause.BACKEND_VARIANCE, j.order().get(0));
    assertEquals(Role.MECHANISM, j.role(Cause.PROXY_TIMEOUT, j.verdict()));
    assertEquals(Status.CONTRIBUTING, j.status(Cause.PROXY_TIMEOUT, j.verdict()));
  }

  @Test
  void verdict_ofABlockedLoopAndAFrozenProcess_tellsThemApart() {
    assertEquals(Cause.EVENT_LOOP_SATURATION, judge(Incidents.blockedLoop()).order().get(0));
    assertEquals(Cause.RESOURCE_LIMITS, judge(Incidents.frozenProcess()).order().get(0));
  }

  /** Both are beyond doubt; first is the one that is behind most failures. */
  @Test
  void order_ofTwoIndependentCauses_isThatOfTheFailuresTheyExplain() {
    Cases both = Incidents.blockedLoop();
    long from = both.next();
    for (int i = 0; i < 12; i++) {
      String user = "66.1.0." + i;
      long at = 1000 * (from + 40L * i) + 100_000;
      both.calls(1, c -> c.at(at).from(user).pageLoad())
          .calls(1, c -> c.at(at + 300).from(user).misdirected("/undefined/api/orders"))
          .calls(1, c -> c.at(at + 900).from(user).path("/api/orders"));
    }
    Scene scene = both.scene();
    Assessment a = new Ranker(WeightsFile.builtIn()).assess(scene, Ranker.examine(scene.file()));
    assertEquals(
        List.of(Cause.EVENT_LOOP_SATURATION, Cause.STALE_BASE_URL),
        a.judgement().order().subList(0, 2));
    assertTrue(
        a.probabilities().get(Cause.EVENT_LOOP_SATURATION)
            >= a.probabilities().get(Cause.STALE_BASE_URL));
  }

  @Test
  void verdict_ofKilledWorkers_isConfirmed() {
    Judgement j = judge(Incidents.killedWorkers());
    assertEquals(Verdict.CULPRIT, j.verdict());
    assertEquals(Status.CONFIRMED, j.status(Cause.RESOURCE_LIMITS, j.verdict()));
    assertTrue(j.familiesFor(Cause.RESOURCE_LIMITS).contains("process"));
  }

  @Test
  void culprit_isNeverNamedWithinTheMarginOfARival() {
    Scene scene = Incidents.heavyTail().scene();
    assertEquals(
        Verdict.CULPRIT,
        judge(scene, Map.of(Cause.BACKEND_VARIANCE, 0.8, Cause.CORS, 0.5)).verdict());
    assertEquals(
        Verdict.UNDECIDED,
        judge(scene, Map.of(Cause.BACKEND_VARIANCE, 0.8, Cause.CORS, 0.6)).verdict());
  }

  @Test
  void culprit_isNeverNamedBelowThreeToOne() {
    assertEquals(
        Verdict.UNDECIDED,
        judge(Incidents.heavyTail().scene(), Map.of(Cause.BACKEND_VARIANCE, 0.74)).verdict());
  }

  @Test
  void status_ofACauseThatNoLogCouldShow_isUntestable() {
    Judgement j = judge(Cases.of().calls(100, c -> c.coarse().unhandled()));
    assertEquals(Status.UNTESTABLE, j.status(Cause.CORS, Verdict.UNDECIDED));
  }

  @Test
  void status_ofACauseWhoseSignsAreMissing_isRuledOut() {
    Judgement j = judge(Incidents.limitTooShort());
    assertEquals(Status.RULED_OUT, j.status(Cause.STALE_BASE_URL, j.verdict()));
  }

  /** Standstills seen from outside alone fit a blocked loop as well as a stopped process. */
  @Test
  void culprit_isNeverNamedBeforeACauseThatShowsTheSame() {
    Cases c = Cases.healthy(100);
    c.calls(40, x -> x.cutByProxy(5_000).unhandled());
    Judgement j =
        judge(c.scene(), Map.of(Cause.EVENT_LOOP_SATURATION, 0.9, Cause.RESOURCE_LIMITS, 0.1));
    assertEquals(Cause.EVENT_LOOP_SATURATION, j.order().get(0));
    assertEquals(Verdict.UNDECIDED, j.verdict());
  }

  /** With the true cause gone from the catalogue another explains the standstills, but not all. */
  @Test
  void culprit_isNeverNamedWhereItWouldNotShowWhatIsThere() {
    Scene scene = Incidents.frozenProcess().scene();
    Judgement j =
        judge(scene, Map.of(), WeightsFile.builtIn().without(Set.of(Cause.RESOURCE_LIMITS)));
    assertEquals(Cause.EVENT_LOOP_SATURATION, j.order().get(0));
    assertEquals(Verdict.UNDECIDED, j.verdict());
  }

  /** Without any times but the wall nothing tells a short limit from slow requests. */
  @Test
  void culprit_isNeverALimitThatNothingHoldsAgainstTheRoutesTimes() {
    Cases c = Cases.of().calls(200, x -> x.coarse().unhandled());
    c.calls(
        30,
        x ->
            x.coarse()
                .unhandled()
                .path("/api/export")
                .ended(504, Outcome.GATEWAY_TIMEOUT)
                .notice(Notice.UPSTREAM_TIMED_OUT, Phase.READING_HEADER));
    Judgement j = judge(c.scene(), Map.of(Cause.PROXY_TIMEOUT, 0.95));
    assertEquals(Cause.PROXY_TIMEOUT, j.order().get(0));
    assertEquals(Verdict.UNDECIDED, j.verdict());
  }
}
