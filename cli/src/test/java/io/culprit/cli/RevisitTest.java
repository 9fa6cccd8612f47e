package io.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.correlate.Correlator;
import io.culprit.correlate.CorrelatorOptions;
import io.culprit.correlate.Exchange;
import io.culprit.correlate.ExchangeSink;
import io.culprit.correlate.Range;
import io.culprit.correlate.SourceSurvey;
import io.culprit.correlate.Survey;
import io.culprit.parse.LogSet;
import io.culprit.parse.LogSets;
import io.culprit.parse.LogSource;
import io.culprit.parse.ReadOptions;
import io.culprit.parse.event.NoticeEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is looked at closely is joined once more alone: as it was in the whole. */
final class RevisitTest {
  private static final int PART = 20_000;

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"event-loop-saturation", "proxy-timeout", "lb-idle-timeout", "cors"})
  void stretch_isJoinedAsInTheWhole(String sample) throws IOException {
    LogSet logs = LogSets.open(List.of(plain(sample)), ReadOptions.none());
    List<Survey> surveys = new ArrayList<>();
    for (LogSource source : logs.sources()) {
      SourceSurvey survey = new SourceSurvey(source.index(), PART);
      List<LogSource.Part> parts = source.parts(PART);
      for (int i = 0; i < parts.size(); i++) {
        survey.read(i, parts.get(i));
      }
      surveys.add(survey.done());
    }
    Correlator first = new Correlator(logs, surveys, CorrelatorOptions.defaults());
    List<Exchange> whole = joined(first);
    long begin = whole.get(whole.size() / 4).endMicros();
    Range stretch = new Range(begin, whole.get(whole.size() / 2).endMicros());
    Correlator again = first.revisit(List.of(stretch));
    assertEquals(within(whole, stretch), within(joined(again), stretch));
    assertTrue(within(whole, stretch).size() > 100);
  }

  private static List<String> within(List<Exchange> exchanges, Range range) {
    return exchanges.stream()
        .filter(x -> range.contains(x.endMicros()))
        .map(x -> x.outcome() + " " + x.events().stream().map(e -> e.origin()).toList())
        .toList();
  }

  private static List<Exchange> joined(Correlator correlator) throws IOException {
    List<Exchange> exchanges = new ArrayList<>();
    correlator.run(
        new ExchangeSink() {
          @Override
          public void exchange(Exchange exchange) {
            exchanges.add(exchange);
          }

          @Override
          public void notice(NoticeEvent notice) {
            // no exchange
          }
        });
    return exchanges;
  }

  /** A sample's logs as files that can be cut. */
  private Path plain(String sample) throws IOException {
    Path logs = Path.of("../samples").resolve(sample).resolve("logs");
    try (Stream<Path> files = Files.walk(logs)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = temp.resolve(logs.relativize(file).toString().replace(".gz", ""));
        Files.createDirectories(to.getParent());
        try (InputStream in = Files.newInputStream(file)) {
          Files.copy(file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in, to);
        }
      }
    }
    return temp;
  }
}
