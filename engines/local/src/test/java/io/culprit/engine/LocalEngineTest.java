package io.culprit.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.correlate.Exchange;
import io.culprit.correlate.Range;
import io.culprit.rank.CaseFile;
import io.culprit.rank.WeightsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine keeps and what it says of the rest. */
final class LocalEngineTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-11-20T00:00:00Z");
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /**
   * Six hours with a request every five seconds; in minutes 200 to 209 every second one is a 504.
   */
  private static final int REQUESTS = 6 * 720;

  @TempDir private Path temp;

  private Path logs() throws IOException {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < REQUESTS; i++) {
      int minute = i / 12;
      boolean failed = minute >= 200 && minute < 210 && i % 2 == 0;
      out.append("203.0.113.")
          .append(i % 200)
          .append(" - - [")
          .append(LOCAL.format(MIDNIGHT.plusSeconds(5L * i)))
          .append(" +0000] \"GET /api/items HTTP/1.1\" ")
          .append(failed ? "504 562" : "200 100")
          .append(" \"-\" \"curl/8\"\n");
    }
    return Files.writeString(temp.resolve("access.log"), out);
  }

  private static Investigation plan(Path logs) {
    return Investigation.of(List.of(logs), WeightsFile.builtIn());
  }

  private static long failures(CaseFile file) {
    return file.exchanges().stream().filter(x -> x.outcome().isFailure()).count();
  }

  @Test
  void whatFits_isKeptWhole() throws IOException {
    CaseFile file = new LocalEngine().caseFile(plan(logs()));
    assertEquals(REQUESTS, file.exchanges().size());
    assertEquals(List.of(), file.notes());
  }

  @Test
  void whatDoesNotFit_isReadAgainAroundItsFailures_andSaid() throws IOException {
    CaseFile file = new LocalEngine().caseFile(plan(logs()).withBound(300));
    assertEquals(60, failures(file), "every failure is kept");
    assertTrue(
        file.exchanges().size() <= 300 && file.exchanges().size() > 200,
        "with calm around, within the bound: " + file.exchanges().size());
    assertEquals(1, file.notes().size(), file.notes().toString());
    assertTrue(
        file.notes().get(0).contains("holds " + REQUESTS + " requests of which 60 failed"),
        file.notes().get(0));
  }

  @Test
  void aBoundBelowTheIncident_keepsItsDensestPart() throws IOException {
    CaseFile file = new LocalEngine().caseFile(plan(logs()).withBound(40));
    assertTrue(file.exchanges().size() <= 40, "size " + file.exchanges().size());
    assertTrue(failures(file) >= 12, "failures " + failures(file));
    assertTrue(file.notes().get(0).contains("60 failed"), file.notes().get(0));
  }

  @Test
  void range_keepsWhatEndedInIt() throws IOException {
    long from = ChronoUnit.MICROS.between(Instant.EPOCH, MIDNIGHT.plusSeconds(3600));
    CaseFile file =
        new LocalEngine().caseFile(plan(logs()).withRange(new Range(from, from + 60_000_000L)));
    assertEquals(12, file.exchanges().size());
    assertTrue(
        file.exchanges().stream()
            .mapToLong(Exchange::endMicros)
            .allMatch(t -> t >= from && t < from + 60_000_000L));
  }

  @Test
  void batch_looksAtPartOfAWindowThatDoesNotFit_andSaysSo() throws IOException {
    Investigation plan = plan(logs()).withBound(50);
    Batch batch = Batch.open(plan);
    Batch.Day day = batch.survey();
    assertEquals(1, day.windows().size(), day.windows().toString());
    assertEquals(60, day.windows().get(0).failures());
    batch.report(
        day,
        day.windows(),
        (window, report) -> {
          assertTrue(report.requests() <= 50, "requests " + report.requests());
          assertTrue(
              report.notes().stream().anyMatch(n -> n.contains("too long to be looked at whole")),
              report.notes().toString());
        });
  }

  @Test
  void nothingReadable_isAnException_thatNamesTheFiles() throws IOException {
    Path junk = Files.writeString(temp.resolve("notes.txt"), "buy milk\nfeed the cat\n");
    NothingReadableException e =
        assertThrows(
            NothingReadableException.class, () -> new LocalEngine().investigate(plan(junk)));
    assertTrue(
        e.problems().stream().anyMatch(p -> p.file().contains("notes.txt")),
        e.problems().toString());
  }
}
