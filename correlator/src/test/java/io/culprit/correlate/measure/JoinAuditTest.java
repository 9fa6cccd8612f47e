package io.culprit.correlate.measure;

import static io.culprit.correlate.Events.backend;
import static io.culprit.correlate.Events.combined;
import static io.culprit.correlate.Events.proxy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.correlate.BuiltLogs;
import io.culprit.correlate.Correlator;
import io.culprit.correlate.CorrelatorOptions;
import io.culprit.correlate.SelfAudit;
import io.culprit.correlate.SourceSurvey;
import io.culprit.correlate.Survey;
import io.culprit.parse.LogSet;
import io.culprit.parse.LogSource;
import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.Origin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class JoinAuditTest {
  private static Optional<SelfAudit> audit(LogSet logs) throws IOException {
    List<Survey> surveys = new ArrayList<>();
    for (LogSource source : logs.sources()) {
      surveys.add(SourceSurvey.of(source));
    }
    CorrelatorOptions options = CorrelatorOptions.defaults();
    JoinAudit audit = new JoinAudit(logs, options);
    new Correlator(logs, surveys, options).run(audit);
    return audit.result();
  }

  private static LogSet logs(
      List<Function<Origin, ? extends LogEvent>> access,
      List<Function<Origin, ? extends LogEvent>> timing) {
    return new BuiltLogs().access(access).timing(timing).build();
  }

  private static String id(int i) {
    return String.format(java.util.Locale.ROOT, "%032x", i + 1);
  }

  /** One request a second, so that its time alone tells them apart. */
  private static LogSet apart(int requests) {
    List<Function<Origin, ? extends LogEvent>> access = new ArrayList<>();
    List<Function<Origin, ? extends LogEvent>> timing = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      String id = id(i);
      access.add(proxy(10 + i, 0.1, "GET", "/api/x", 200, b -> b.requestId(id)));
      timing.add(backend(9.999 + i, 0.09, "GET", "/api/x", 200, id));
    }
    return logs(access, timing);
  }

  @Test
  void requestsFarApart_areAllFoundWithoutIds() throws IOException {
    assertEquals(new SelfAudit(50, 50, 50), audit(apart(50)).orElseThrow());
  }

  @Test
  void fewPairs_tellNothing() throws IOException {
    assertEquals(Optional.empty(), audit(apart(12)));
  }

  @Test
  void logsWithoutIds_tellNothing() throws IOException {
    List<Function<Origin, ? extends LogEvent>> access = new ArrayList<>();
    List<Function<Origin, ? extends LogEvent>> timing = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      access.add(combined(10 + i, "GET", "/api/x", 200));
      timing.add(backend(10.1 + i, 0.09, "GET", "/api/x", 200, ""));
    }
    assertEquals(Optional.empty(), audit(logs(access, timing)));
  }

  /** What ids join against the order of time is wrong for the other tiers, and is counted so. */
  @Test
  void idsAgainstTheTimes_areFoundOut() throws IOException {
    List<Function<Origin, ? extends LogEvent>> access = new ArrayList<>();
    List<Function<Origin, ? extends LogEvent>> timing = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String outer = id(i);
      String inner = i < 40 ? id(i) : id(i ^ 1);
      double end = 10 + 0.5 * i;
      access.add(proxy(end, 0.4, "GET", "/api/x", 200, b -> b.requestId(outer)));
      timing.add(backend(end - 0.001, 0.39, "GET", "/api/x", 200, inner));
    }
    SelfAudit found = audit(logs(access, timing)).orElseThrow();
    assertEquals(60, found.pairs());
    assertEquals(40, found.right());
    assertTrue(found.recall() < 0.7 && found.precision() < 0.7, found.toString());
  }

  @Test
  void manyRequests_areSampled() throws IOException {
    SelfAudit found = audit(apart(9_000)).orElseThrow();
    assertTrue(found.pairs() <= 4_000 && found.pairs() > 3_500, found.toString());
    assertEquals(1, found.recall());
  }
}
