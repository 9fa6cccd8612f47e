package io.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.LogCursor;
import io.culprit.parse.LogFormat;
import io.culprit.parse.LogSets;
import io.culprit.parse.LogSource;
import io.culprit.parse.ReadOptions;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Hop;
import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.rank.Cause;
import io.culprit.rank.arm.Arm;
import io.culprit.rank.arm.Specimen;
import io.culprit.rank.fit.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each arm does to recorded incidents, read back record by record. */
class ArmTest {
  private static final long SECOND = 1_000_000;

  @TempDir private Path temp;

  private static Specimen specimen(Path logs, String name, Truth truth) {
    return Specimen.recorded(
        "samples", name, logs, LogSets.open(List.of(logs), ReadOptions.none()), truth);
  }

  private static Specimen sample(String name, Cause... causes) {
    return specimen(
        Samples.of(name).resolve("logs"),
        name,
        new Truth(Set.of(causes), Set.of(), causes.length == 0, true));
  }

  /** haproxy, nginx with its error log, uvicorn, durations, configuration. */
  private static Specimen whole() {
    return sample("lb-idle-timeout", Cause.LB_IDLE_TIMEOUT);
  }

  private static Specimen only(List<Specimen> specimens) {
    assertEquals(1, specimens.size());
    return specimens.get(0);
  }

  private static List<LogEvent> events(LogSource source) throws IOException {
    List<LogEvent> all = new ArrayList<>();
    EventSink sink =
        new EventSink() {
          @Override
          public void access(AccessEvent event) {
            all.add(event);
          }

          @Override
          public void app(AppEvent event) {
            all.add(event);
          }

          @Override
          public void backend(BackendEvent event) {
            all.add(event);
          }

          @Override
          public void notice(NoticeEvent event) {
            all.add(event);
          }

          @Override
          public void client(ClientEvent event) {
            all.add(event);
          }
        };
    try (LogCursor cursor = source.open()) {
      while (cursor.next(sink)) {
        // all are kept
      }
    }
    all.forEach(e -> assertEquals(source.index(), e.origin().source(), source.name()));
    return all;
  }

  private static List<LogEvent> events(Specimen s) throws IOException {
    List<LogEvent> all = new ArrayList<>();
    for (LogSource source : s.logs().sources()) {
      assertEquals(s.logs().sources().indexOf(source), source.index(), source.name());
      all.addAll(events(source));
    }
    return all;
  }

  private static List<LogEvent> events(Specimen s, Predicate<LogFormat> of) throws IOException {
    List<LogEvent> all = new ArrayList<>();
    for (LogSource source : s.logs().sources()) {
      if (of.test(source.detected().format())) {
        all.addAll(events(source));
      }
    }
    return all;
  }

  private static boolean isDurations(LogFormat format) {
    return format.name().startsWith("BACKEND_");
  }

  private static boolean isProxy(LogFormat format) {
    return format == LogFormat.NGINX_ACCESS || format == LogFormat.NGINX_ACCESS_JSON;
  }

  @Test
  void ids_areGone_andNothingElse() throws IOException {
    Specimen recorded = whole();
    Specimen without = only(Arm.IDS.of(List.of(recorded)));
    assertTrue(events(recorded).stream().anyMatch(e -> !e.requestId().isEmpty()));
    assertTrue(events(without).stream().allMatch(e -> e.requestId().isEmpty()));
    assertEquals(events(recorded).size(), events(without).size());
    assertTrue(
        events(recorded).stream().anyMatch(e -> !e.requestId().isEmpty()),
        "the recording stays as it is");
  }

  @Test
  void seconds_areWhatEachLineStates() throws IOException {
    for (LogEvent event : events(only(Arm.SECONDS.of(List.of(whole()))))) {
      if (event instanceof BackendEvent e) {
        assertEquals(0, e.end().micros() % SECOND);
      } else if (event instanceof AccessEvent e) {
        long stated = e.hop() == Hop.BALANCER ? e.startMicros() : e.end().micros();
        assertEquals(0, stated % SECOND, e.hop() + " states " + stated);
        assertTrue(e.end().precisionMicros() >= SECOND);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PROXY_ACCESS, NGINX_ACCESS_JSON",
    "ERROR_LOG, NGINX_ERROR",
    "BALANCER, HAPROXY_HTTP",
    "BACKEND_ACCESS, PYTHON_SERVER",
    "BACKEND_DURATIONS, BACKEND_JSON",
    "CONFIGURATION, CONFIG"
  })
  void aKindOfSource_isTakenOut_andTheOthersStay(Arm arm, LogFormat gone) throws IOException {
    Specimen recorded = whole();
    Specimen without = only(arm.of(List.of(recorded)));
    assertTrue(recorded.logs().sources().stream().anyMatch(s -> s.detected().format() == gone));
    assertTrue(without.logs().sources().stream().noneMatch(s -> s.detected().format() == gone));
    assertEquals(events(recorded, f -> f != gone).size(), events(without).size());
    assertEquals(arm == Arm.CONFIGURATION, without.logs().settings().isEmpty());
    assertEquals(List.of(), arm.of(List.of(without)), "it cannot be done twice");
  }

  @Test
  void clientRecords_areTakenOut() throws IOException {
    LogFolder.write(temp, 20);
    Files.writeString(
        temp.resolve("reports.csv"),
        """
        time,method,url,status,error,elapsed_ms
        2026-11-20T10:00:09Z,POST,https://api.example.org/api/check,504,,7000
        2026-11-20T10:00:19Z,POST,https://api.example.org/api/check,504,,7000
        """);
    Specimen recorded = specimen(temp, "made", new Truth(Set.of(), Set.of(), true, true));
    assertTrue(events(recorded).stream().anyMatch(ClientEvent.class::isInstance));
    assertFalse(
        events(only(Arm.CLIENT_RECORDS.of(List.of(recorded)))).stream()
            .anyMatch(ClientEvent.class::isInstance));
  }

  @Test
  void lines_areLostByTheTenth_andEachTimeTheSame() throws IOException {
    Specimen recorded = whole();
    List<LogEvent> left = events(only(Arm.LINES.of(List.of(recorded))));
    double share = 1 - (double) left.size() / events(recorded).size();
    assertEquals(0.1, share, 0.02);
    assertEquals(left, events(only(Arm.LINES.of(List.of(recorded)))));
  }

  @Test
  void clock_ofTheBackendAlone_isAhead() throws IOException {
    Specimen recorded = whole();
    Specimen ahead = only(Arm.CLOCK.of(List.of(recorded)));
    List<LogEvent> before = events(recorded, ArmTest::isDurations);
    List<LogEvent> after = events(ahead, ArmTest::isDurations);
    for (int i = 0; i < before.size(); i++) {
      assertEquals(((BackendEvent) before.get(i)).shifted(37_500_000), after.get(i));
    }
    assertEquals(events(recorded, ArmTest::isProxy), events(ahead, ArmTest::isProxy));
  }

  @Test
  void twoAtOnce_shareTheMinutes_andBothCausesAreTrue() throws IOException {
    List<Specimen> pairs =
        Arm.TWO_AT_ONCE.of(
            List.of(
                sample("stale-base-url", Cause.STALE_BASE_URL),
                sample("healthy"),
                sample("event-loop-saturation", Cause.EVENT_LOOP_SATURATION),
                sample("dns-tls", Cause.DNS_TLS),
                sample("resource-limits", Cause.RESOURCE_LIMITS),
                sample("proxy-timeout", Cause.PROXY_TIMEOUT)));
    assertFalse(pairs.isEmpty());
    Set<Cause> used = EnumSet.noneOf(Cause.class);
    for (Specimen pair : pairs) {
      assertEquals(2, pair.truth().primary().size(), pair.name());
      assertTrue(Collections.disjoint(used, pair.truth().primary()), "each is used once");
      used.addAll(pair.truth().primary());
      assertEquals(2, pair.recordings().size());
      List<Long> begins = new ArrayList<>();
      for (LogSource source : pair.logs().sources()) {
        if (isProxy(source.detected().format())) {
          begins.add(
              events(source).stream()
                  .mapToLong(e -> ((AccessEvent) e).end().micros())
                  .min()
                  .orElseThrow());
        }
      }
      assertEquals(2, begins.size());
      assertEquals(begins.get(0), begins.get(1), 5.0 * SECOND, pair.name());
      events(pair);
      assertEquals(
          pair.logs().sources().size(),
          pair.logs().sources().stream().map(LogSource::name).distinct().count());
    }
  }

  @Test
  void distractors_areAddedToHealthyTraffic_inTheOrderOfTime() throws IOException {
    Specimen calm = sample("healthy");
    Specimen visited = only(Arm.DISTRACTORS.of(List.of(calm, whole())));
    List<LogEvent> before = events(calm, ArmTest::isProxy);
    List<LogEvent> after = events(visited, ArmTest::isProxy);
    List<AccessEvent> added =
        after.stream()
            .filter(e -> e.origin().line() > before.get(before.size() - 1).origin().line())
            .map(AccessEvent.class::cast)
            .toList();
    assertEquals(before.size() + added.size(), after.size());
    assertTrue(added.stream().filter(e -> e.status() == 404).count() >= 30);
    AccessEvent export =
        added.stream()
            .filter(e -> e.path().equals("/admin/export/orders.csv"))
            .findFirst()
            .orElseThrow();
    assertEquals(12 * SECOND, export.durationMicros());
    assertEquals(added.size(), added.stream().map(e -> e.origin().line()).distinct().count());
    assertTrue(
        added.stream()
            .allMatch(
                e ->
                    e.hasDuration() == ((AccessEvent) before.get(0)).hasDuration()
                        && e.requestId().isEmpty()),
        "they tell what the log tells");
    assertEquals(
        events(calm).size() - before.size(), events(visited).size() - after.size(), "nowhere else");
  }

  @Test
  void unknownCause_isTakenOutOfTheCatalogue_notOfTheLogs() {
    Specimen recorded = whole();
    Specimen unknown = only(Arm.UNKNOWN_CAUSE.of(List.of(recorded, sample("healthy"))));
    assertEquals(Set.of(Cause.LB_IDLE_TIMEOUT), unknown.unknown());
    assertEquals(Set.of(), unknown.truth().primary());
    assertFalse(unknown.truth().healthy());
    assertEquals(recorded.logs(), unknown.logs());
  }
}
