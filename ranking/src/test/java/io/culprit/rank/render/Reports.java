package io.culprit.rank.render;

import io.culprit.correlate.ClockOffset;
import io.culprit.correlate.Correlation;
import io.culprit.correlate.EventCounts;
import io.culprit.correlate.JoinCount;
import io.culprit.correlate.Outcome;
import io.culprit.correlate.SourceProfile;
import io.culprit.correlate.Tier;
import io.culprit.parse.Detected;
import io.culprit.parse.LineCount;
import io.culprit.parse.LogFormat;
import io.culprit.parse.Problem;
import io.culprit.parse.Rejection;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import io.culprit.parse.event.Setting;
import io.culprit.rank.Assumptions;
import io.culprit.rank.Cause;
import io.culprit.rank.ChainLink;
import io.culprit.rank.ChecklistItem;
import io.culprit.rank.Citation;
import io.culprit.rank.ContextLine;
import io.culprit.rank.Counterfactual;
import io.culprit.rank.EvidenceSource;
import io.culprit.rank.Failures;
import io.culprit.rank.Finding;
import io.culprit.rank.NextEvidence;
import io.culprit.rank.Provenance;
import io.culprit.rank.Ratio;
import io.culprit.rank.Report;
import io.culprit.rank.RequestEntry;
import io.culprit.rank.Role;
import io.culprit.rank.SpanLine;
import io.culprit.rank.Stability;
import io.culprit.rank.State;
import io.culprit.rank.Status;
import io.culprit.rank.Suspect;
import io.culprit.rank.Timeline;
import io.culprit.rank.Verdict;
import io.culprit.rank.Waterfall;
import io.culprit.rank.Weighed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Builds reports: an incident with a sure culprit, unless told otherwise. */
final class Reports {
  /** 2026-11-20T10:00:00Z. */
  static final long START = 1_795_168_800_000_000L;

  private static final String ERROR_LINE =
      "2026/11/20 10:00:07 [error] 31#31: *12 upstream timed out (110: Connection timed out) while"
          + " reading response header from upstream, client: 203.0.113.9, server: _, request:"
          + " \"POST /api/check-spambot HTTP/1.1\"";

  private String title = "Intermittent API failure (“Failed to fetch” with backend 200 OK)";
  private Verdict verdict = Verdict.CULPRIT;
  private String headline =
      "nginx gives up after 5.00 s while the handler still works: 85 of 87 failures end there.";
  private String logText = ERROR_LINE;
  private String file = "nginx/error.log";
  private String findingText =
      "85 of 87 failed requests end between 5.00 s and 5.01 s; 0 of 784 healthy ones do.";
  private double probability = 0.971;
  private boolean failures = true;
  private boolean requests;
  private Assumptions assumptions = Assumptions.none();

  private Reports() {}

  static Reports incident() {
    return new Reports();
  }

  /** A day without trouble. */
  static Reports healthy() {
    Reports day = new Reports();
    day.verdict = Verdict.NOTHING_WRONG;
    day.headline = "1 of 871 requests failed, as on any day.";
    day.probability = 0.03;
    day.failures = false;
    return day;
  }

  Reports title(String text) {
    title = text;
    return this;
  }

  Reports verdict(Verdict said) {
    verdict = said;
    return this;
  }

  /** The text of every cited line, rejected line, path and problem. */
  Reports logText(String text) {
    logText = text;
    return this;
  }

  /** The name of the cited file. */
  Reports file(String name) {
    file = name;
    return this;
  }

  Reports findingText(String text) {
    findingText = text;
    return this;
  }

  /** Of the first suspect. */
  Reports probability(double p) {
    probability = p;
    return this;
  }

  /** What the user assumed; anything moves the first suspect's odds by 4.8 decibans. */
  Reports assumed(Assumptions made) {
    assumptions = made;
    return this;
  }

  Reports withRequests() {
    requests = true;
    return this;
  }

  Report build() {
    return new Report(
        title,
        verdict,
        headline,
        List.of("The proxy's configuration, if it showed a limit other than 5 s."),
        failures ? Optional.of(stability()) : Optional.empty(),
        START,
        START + 725_000_000,
        List.of(
            new ContextLine("Backend", "uvicorn, 1 process, bound to 0.0.0.0:3003"),
            new ContextLine("Clients", logText)),
        assumptions,
        failures(),
        ranking(),
        findings(),
        871,
        timeline(),
        List.of(
            new ChainLink(
                "nginx",
                "proxy_read_timeout",
                5_000_000,
                "seen as a wall",
                85,
                Optional.of(citation(123))),
            new ChainLink("browser", "fetch", -1, "no limit known", 0, Optional.empty())),
        List.of(
            new SpanLine(
                "/api/check-spambot",
                "in the handler",
                784,
                63_000,
                900_000,
                85,
                7_400_000,
                9_100_000),
            new SpanLine("all routes", "waiting for a worker", 784, 400, 2_000, 0, -1, -1)),
        List.of(
            new Counterfactual(
                "nginx",
                5_000_000,
                new Ratio(80, 85),
                new Ratio(0, 80),
                new Ratio(79, 80),
                new Ratio(75, 80),
                new Ratio(0, 5))),
        List.of(sample()),
        List.of(citation(77)),
        correlation(),
        List.of(
            new Setting(new Origin(0, 9), "nginx", "proxy_read_timeout", "5s", 5_000_000, "/api/")),
        List.of(new Problem("nginx/odd.log", "is not recognised: " + logText)),
        List.of("The backend's log has no times."),
        List.of(
            new ChecklistItem(
                ChecklistItem.Section.LOGS,
                "nginx error log",
                "names the phase of each cut.",
                true),
            new ChecklistItem(
                ChecklistItem.Section.METRICS,
                "Requests in flight",
                "tell waiting from work.",
                false)),
        List.of(
            new NextEvidence(
                EvidenceSource.all().get(0),
                0.31,
                List.of("external-wait"),
                List.of(
                    new NextEvidence.Answer(
                        "external-wait",
                        0.2,
                        Cause.BACKEND_VARIANCE,
                        0.9,
                        Cause.PROXY_TIMEOUT,
                        0.6),
                    new NextEvidence.Answer(
                        "", 0.8, Cause.PROXY_TIMEOUT, 0.98, Cause.CORS, 0.02)))),
        requests ? Optional.of(List.of(entry(), orphan())) : Optional.empty(),
        new Provenance("1.2.3", List.of("--timezone Europe/Berlin"), List.of("ab12")));
  }

  private static Stability stability() {
    return new Stability(
        List.of(
            new Stability.Without(
                "wall",
                List.of("proxy-timeout-wall"),
                Cause.BACKEND_VARIANCE,
                0.44,
                Verdict.UNDECIDED,
                true),
            new Stability.Without(
                "queue", List.of("queue-wait"), Cause.PROXY_TIMEOUT, 0.93, Verdict.CULPRIT, false)),
        200,
        3.01,
        187);
  }

  private Failures failures() {
    return failures
        ? new Failures(
            87, 85, 2, 61, Map.of(Outcome.GATEWAY_TIMEOUT, 85L, Outcome.CLOSED_BY_CLIENT, 2L))
        : new Failures(1, 0, 1, 0, Map.of(Outcome.CLOSED_BY_CLIENT, 1L));
  }

  Citation citation(long line) {
    return new Citation(new Origin(1, line), file, logText);
  }

  private Finding wall() {
    return new Finding(
        "proxy-timeout-wall",
        "wall",
        State.PRESENT,
        0.98,
        new Ratio(85, 87),
        new Ratio(0, 784),
        3.2e-91,
        findingText,
        List.of(citation(123), citation(130)));
  }

  private List<Finding> findings() {
    return List.of(
        wall(),
        new Finding(
            "queue-wait",
            "queue",
            State.ABSENT,
            0,
            new Ratio(1, 87),
            new Ratio(9, 784),
            0.7,
            "The handler begins within 2 ms of the proxy's request.",
            List.of()),
        new Finding(
            "client-reset",
            "reset",
            State.UNOBSERVABLE,
            0,
            new Ratio(0, 0),
            new Ratio(0, 0),
            1,
            "nginx's error log at level info would show it.",
            List.of()));
  }

  private List<Suspect> ranking() {
    List<Suspect> ranking = new ArrayList<>();
    double odds = Figures.decibans(probability);
    double assumed = assumptions.isNone() ? 0 : 4.8;
    ranking.add(
        new Suspect(
            1,
            Cause.PROXY_TIMEOUT,
            probability,
            failures ? Role.ROOT : Role.NONE,
            failures ? Status.CONFIRMED : Status.POSSIBLE,
            failures ? 85 : 0,
            -3.0,
            assumed,
            List.of(
                new Weighed(wall(), odds + 3.0 - assumed + 1.1 + 0.75 - 0.02),
                new Weighed(findings().get(1), -1.1)),
            -0.75,
            List.of(),
            "The cut stands at 5.00 s, whatever the handler takes."));
    ranking.add(
        new Suspect(
            2,
            Cause.BACKEND_VARIANCE,
            Math.min(0.24, probability / 2),
            Role.CONTRIBUTING,
            failures ? Status.CONTRIBUTING : Status.POSSIBLE,
            failures ? 12 : 0,
            -5,
            0,
            List.of(),
            0,
            List.of(),
            "Handler times vary from 63 ms to 9.10 s."));
    double p = 0.02;
    for (Cause cause : Cause.values()) {
      if (cause != Cause.PROXY_TIMEOUT && cause != Cause.BACKEND_VARIANCE) {
        p /= 2;
        ranking.add(
            new Suspect(
                ranking.size() + 1,
                cause,
                p,
                Role.NONE,
                cause == Cause.TCP_RESET ? Status.UNTESTABLE : Status.RULED_OUT,
                0,
                -10,
                0,
                List.of(new Weighed(findings().get(1), -4)),
                0,
                cause == Cause.TCP_RESET ? List.of("nginx's error log at level info") : List.of(),
                "Nothing speaks for it."));
      }
    }
    return ranking;
  }

  private Timeline timeline() {
    List<Timeline.Slot> slots = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      slots.add(new Timeline.Slot(START + i * 10_000_000L, 10 + i % 3, i < 40 ? 0 : 2));
    }
    return new Timeline(
        10_000_000,
        slots,
        List.of(new Timeline.Mark(START + 400_000_000, "worker started", citation(5))));
  }

  private Waterfall sample() {
    return new Waterfall(
        "POST " + logText,
        START,
        "proxy-timeout",
        List.of(
            new Waterfall.Step(
                "nginx", START, START + 5_004_000, "504 after 5.00 s", citation(123)),
            new Waterfall.Step("handler", START + 3_000, START + 7_400_000, logText, citation(9)),
            new Waterfall.Step("nginx error", -1, START + 5_003_000, "timed out", citation(130)),
            new Waterfall.Step("uvicorn", -1, -1, "200 OK, without a time", citation(40))));
  }

  private Correlation correlation() {
    LineCount count =
        new LineCount(
            1000,
            990,
            4,
            1,
            new TreeMap<>(Map.of("no request line", 5L)),
            List.of(
                new Rejection(new Origin(0, 17), "no request line", "a quoted request", logText)),
            "");
    return new Correlation(
        List.of(
            new SourceProfile(
                0,
                "nginx/access.log",
                new Detected(LogFormat.NGINX_ACCESS, "timed", 1, "", true, true),
                count,
                Optional.of(new Moment(START, 1_000)),
                Optional.of(new Moment(START + 725_000_000, 1_000)),
                new ClockOffset(0, 0, 0, 0, 0, "reference"),
                new EventCounts(990, 0, 0, 0, 0),
                0),
            new SourceProfile(
                1,
                file,
                new Detected(LogFormat.NGINX_ERROR, "", 1, "docker json-file", false, true),
                LineCount.none(),
                Optional.empty(),
                Optional.empty(),
                new ClockOffset(
                    1, -3_600_000_000L, -3_600_004_000L, -3_599_998_000L, 85, "request ids"),
                new EventCounts(0, 0, 0, 90, 0),
                0)),
        List.of(new JoinCount(Tier.ID, 0, 1), new JoinCount(Tier.TIME, 784, 0.993)),
        4,
        2,
        0);
  }

  private RequestEntry entry() {
    return new RequestEntry(
        Optional.of(citation(123)),
        List.of(citation(9)),
        List.of(),
        Tier.TIME,
        0.993,
        Outcome.GATEWAY_TIMEOUT,
        true,
        Optional.of(Cause.PROXY_TIMEOUT),
        START,
        5_004_000);
  }

  private RequestEntry orphan() {
    return new RequestEntry(
        Optional.empty(),
        List.of(),
        List.of(citation(3)),
        Tier.NONE,
        0,
        Outcome.REFUSED,
        false,
        Optional.empty(),
        START + 1,
        -1);
  }
}
