package io.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.correlate.Correlator;
import io.culprit.correlate.CorrelatorOptions;
import io.culprit.correlate.Exchange;
import io.culprit.correlate.ExchangeSink;
import io.culprit.correlate.SourceSurvey;
import io.culprit.correlate.Survey;
import io.culprit.parse.LogSet;
import io.culprit.parse.LogSets;
import io.culprit.parse.LogSource;
import io.culprit.parse.ReadOptions;
import io.culprit.parse.event.NoticeEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same input gives the same bytes, whatever the order of files, the cuts and the threads. */
final class OrderLawTest {
  private static final int SEED = 20;

  @TempDir Path temp;

  @Test
  void orderOfFilesAndThreads_reachNoReport() throws IOException {
    Path logs = LogFolder.write(temp.resolve("logs"), 400);
    List<Path> files = new ArrayList<>();
    files.add(logs.resolve("access.log"));
    files.add(logs.resolve("timing.jsonl"));
    files.add(Path.of("../samples/event-loop-saturation/logs/nginx").toAbsolutePath().normalize());
    files.add(
        Path.of("../samples/event-loop-saturation/logs/backend").toAbsolutePath().normalize());
    Random random = new Random(SEED);
    String expected = "";
    for (int threads : new int[] {1, 2, 7}) {
      for (String format : List.of("json", "md")) {
        List<Object> args =
            new ArrayList<>(List.of("investigate", "--requests", "--format", format));
        args.addAll(List.of("--threads", threads));
        args.addAll(files);
        Ran ran = Ran.culprit(args.toArray());
        assertEquals(0, ran.code(), ran.err());
        if (threads == 1) {
          expected += ran.out();
        } else {
          assertTrue(
              expected.contains(ran.out()), threads + " threads, " + files + ", seed " + SEED);
        }
      }
      Collections.shuffle(files, random);
    }
  }

  @Test
  void cutsOfASource_reachNoExchange() throws IOException {
    LogSet logs =
        LogSets.open(List.of(LogFolder.write(temp.resolve("logs"), 400)), ReadOptions.none());
    List<Exchange> whole = joined(logs, Integer.MAX_VALUE);
    for (int bytes : new int[] {1, 700, 4096, 50_000}) {
      assertEquals(whole, joined(logs, bytes), "parts of " + bytes + " bytes");
    }
  }

  private static List<Exchange> joined(LogSet logs, int bytes) throws IOException {
    List<Survey> surveys = new ArrayList<>();
    for (LogSource source : logs.sources()) {
      List<LogSource.Part> parts = source.parts(bytes);
      SourceSurvey even = new SourceSurvey(source.index());
      SourceSurvey odd = new SourceSurvey(source.index());
      for (int i = parts.size() - 1; i >= 0; i--) {
        (i % 2 == 0 ? even : odd).read(i, parts.get(i));
      }
      surveys.add(0, odd.merge(even).done());
    }
    List<Exchange> exchanges = new ArrayList<>();
    new Correlator(logs, surveys, CorrelatorOptions.defaults())
        .run(
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
}
