package io.culprit.parse.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.culprit.parse.Declarations;
import io.culprit.parse.Limit;
import io.culprit.parse.LogCursor;
import io.culprit.parse.LogFormat;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import io.culprit.parse.Told;
import io.culprit.parse.event.LogEvent;
import io.culprit.parse.source.LineCursor;
import io.culprit.parse.source.LocalTime;
import io.culprit.parse.source.Wrapping;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The parsers against their twins. */
final class TwinTest {
  private static final Path MODULE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  private static final int CHANGED_FILES = 400;
  private static final int SAMPLED_LINES = 400;

  static Stream<LogFormat> formats() {
    return Twins.BY_FORMAT.keySet().stream().sorted();
  }

  static List<Recorded> recorded() throws IOException {
    return Recorded.all().stream()
        .filter(each -> Twins.BY_FORMAT.containsKey(each.source().detected().format()))
        .toList();
  }

  @Test
  void known_everyFormat_hasATwinOrAReason() {
    Set<LogFormat> either = new HashSet<>(Twins.BY_FORMAT.keySet());
    either.addAll(Twins.WITHOUT.keySet());
    assertEquals(Set.copyOf(LogFormat.known()), either);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void sample_ofEachFormat_saysWhatTheTwinTells(LogFormat format) throws IOException {
    List<String> lines = sample(format);
    agree(format, lines, read(recognised(format), lines), true, "the sample");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void sample_changed_saysWhatTheTwinTells(LogFormat format) throws IOException {
    long seed = 20_261_120;
    Recognition recognition = recognised(format);
    List<String> sample = sample(format);
    Changes changes = new Changes(new Random(seed));
    int told = 0;
    for (int i = 0; i < CHANGED_FILES; i++) {
      List<String> lines = changes.of(sample);
      told += agree(format, lines, read(recognition, lines), false, "seed " + seed + ", file " + i);
    }
    assertTrue(told >= CHANGED_FILES / 2, "the twin tells of too few lines: " + told);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void seeds_ofTheFuzzer_sayWhatTheTwinTells(LogFormat format) throws IOException {
    Path folder = MODULE.resolve("src/test/resources/fuzz").resolve(format.id());
    List<Path> seeds;
    try (Stream<Path> files = Files.list(folder)) {
      seeds = files.sorted().toList();
    }
    for (Path seed : seeds) {
      List<String> lines =
          new String(Files.readAllBytes(seed), StandardCharsets.UTF_8).lines().toList();
      agree(format, lines, read(recognised(format), lines), false, seed.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void recorded_eachLog_saysWhatTheTwinTells(Recorded log) throws IOException {
    Told told = Told.by(log.source());
    boolean alone = log.source().detected().also().isEmpty();
    agree(log.source().detected().format(), log.lines(), told, alone, log.toString());
  }

  /**
   * Fails where the events of some lines do not say what the twin tells, and, if it must know all,
   * where there is an event of which it does not tell. Gives the number of lines it told of.
   */
  private static int agree(
      LogFormat format, List<String> lines, Told told, boolean all, String what) {
    SortedMap<Integer, Map<String, String>> twin = Twins.BY_FORMAT.get(format).tell(lines);
    SortedMap<Integer, List<LogEvent>> events =
        told.events().stream()
            .collect(
                Collectors.groupingBy(
                    event -> (int) event.origin().line(), TreeMap::new, Collectors.toList()));
    twin.forEach(
        (line, values) -> {
          List<LogEvent> here = events.getOrDefault(line, List.of());
          if (here.stream().noneMatch(event -> said(event, values).equals(values))) {
            String place = what + ", line " + line + ": " + lines.get(line - 1);
            assertEquals(
                text(values), here.isEmpty() ? "no event" : text(said(here.get(0), values)), place);
          }
        });
    for (int line : all ? events.keySet() : Set.<Integer>of()) {
      if (!twin.containsKey(line)) {
        fail(what + ", line " + line + " is unknown to the twin: " + lines.get(line - 1));
      }
    }
    return twin.size();
  }

  /** Of what an event says, what the twin tells of. */
  private static Map<String, String> said(LogEvent event, Map<String, String> values) {
    Map<String, String> says = Told.says(event);
    return values.keySet().stream()
        .collect(
            Collectors.toMap(
                name -> name,
                name -> name.equals(Twin.KIND) ? Told.kind(event) : says.getOrDefault(name, "")));
  }

  private static String text(Map<String, String> values) {
    return new TreeMap<>(values)
        .entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue())
            .collect(Collectors.joining("\n"));
  }

  private static List<String> sample(LogFormat format) throws IOException {
    return Files.readAllLines(
        MODULE.resolve("src/main/resources/io/culprit/parse/formats/" + format.id() + ".sample"));
  }

  /** The reading that the format's sample asks for. */
  private static Recognition recognised(LogFormat format) throws IOException {
    List<String> lines =
        sample(format).stream().filter(l -> !l.isBlank()).limit(SAMPLED_LINES).toList();
    return format
        .recogniser()
        .recognise(new Sample(lines, false), Declarations.none())
        .orElseThrow();
  }

  private static Told read(Recognition recognition, List<String> lines) throws IOException {
    byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    Told told = new Told();
    try (LogCursor cursor =
        LineCursor.content(
                "",
                new Wrapping(List.of()),
                recognition.parser(),
                LocalTime.asRead(),
                Limit.LINE.standard())
            .open(0, new ByteArrayInputStream(bytes))) {
      told.readAll(cursor);
    }
    return told;
  }
}
