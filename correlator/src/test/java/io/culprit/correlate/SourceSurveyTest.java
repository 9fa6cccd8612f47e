package io.culprit.correlate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.LogSets;
import io.culprit.parse.LogSource;
import io.culprit.parse.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A survey must not show how a source was cut, nor who read which part. */
class SourceSurveyTest {
  private static final long SEED = 20_261_117;

  @TempDir private Path folder;

  @Test
  void merge_anyCutsAndAnySharing_showTheSameAsOneReading() throws IOException {
    LogSource source = source();
    Survey whole = read(source, Long.MAX_VALUE / 4, 1, new Random(SEED));
    assertEquals(9_000, whole.count().lines());
    assertTrue(whole.count().rejectedLines() > 20);
    assertTrue(whole.disorderMicros() > 0);
    for (long bytes : new long[] {3_000, 70_001, 500_000}) {
      assertTrue(source.parts(bytes).size() > 1, "parts of " + bytes + " bytes");
      for (int workers : new int[] {1, 2, 7}) {
        Survey shared = read(source, bytes, workers, new Random(SEED + bytes + workers));
        assertEquals(shown(whole), shown(shared), bytes + " bytes, " + workers + " workers");
      }
    }
  }

  /** Each part goes to some worker, in no particular order. */
  private static Survey read(LogSource source, long bytes, int workers, Random random)
      throws IOException {
    List<SourceSurvey> surveys = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      surveys.add(new SourceSurvey(source.index()));
    }
    List<LogSource.Part> parts = source.parts(bytes);
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      places.add(i);
    }
    Collections.shuffle(places, random);
    for (int place : places) {
      surveys.get(random.nextInt(workers)).read(place, parts.get(place));
    }
    Collections.shuffle(surveys, random);
    return surveys.stream().reduce(new SourceSurvey(source.index()), SourceSurvey::merge).done();
  }

  private static List<Object> shown(Survey s) {
    return List.of(
        s.count(),
        s.first(),
        s.last(),
        s.events(),
        s.disorderMicros(),
        s.longestMicros(),
        s.isProxy(),
        s.withId(),
        s.byTime(),
        s.facts().apiPaths(),
        s.facts().peersComparable());
  }

  private LogSource source() throws IOException {
    Random random = new Random(SEED);
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 9_000; i++) {
      int second = i / 40 - random.nextInt(3);
      if (random.nextInt(300) == 0) {
        log.append("garbage ").append(i).append('\n');
        continue;
      }
      log.append(
          String.format(
              Locale.ROOT,
              "192.0.2.%d - - [28/Sep/2026:12:%02d:%02d +0000] \"%s /api/items/%d%s HTTP/1.1\" %d %d"
                  + " \"-\" \"agent%s\" rt=0.%03d uct=\"0.000\" uht=\"0.001\" urt=\"%s\" rid=%016x\n",
              random.nextInt(256),
              10 + second / 60,
              Math.floorMod(second, 60),
              random.nextInt(9) == 0 ? "OPTIONS" : "GET",
              random.nextInt(8_000),
              random.nextInt(5) == 0 ? "?q=%20x" : "",
              random.nextInt(7) == 0 ? 504 : 200,
              random.nextInt(5_000),
              random.nextInt(20) == 0 ? " \\x22odd\\x22" : "",
              random.nextInt(1_000),
              random.nextInt(12) == 0 ? "0.001, 0.002" : "0.002",
              random.nextLong()));
    }
    Path file = Files.writeString(folder.resolve("access.log"), log);
    return LogSets.open(List.of(file), ReadOptions.none()).sources().get(0);
  }
}
