package io.culprit.parse.grok;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.Declarations;
import io.culprit.parse.backend.GrokTextRecogniser;
import io.culprit.parse.backend.Heard;
import io.culprit.parse.backend.field.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Users' pattern files: what they may hold, what is said of their faults, and that none can hang a
 * reader.
 */
final class GrokFileTest {
  /** Longer than any honest match takes, shorter than a hang. */
  private static final Duration LONG = Duration.ofSeconds(20);

  @Test
  void file_mayMixNamedPatternsAndBareLines() {
    GrokFile file =
        GrokFile.of(
            List.of(
                "# ours",
                "define SECS \\d+\\.\\d+s",
                "%{WORD:method} %{URIPATH:path} in %{SECS:duration}",
                "sample GET /a in 1.5s",
                "",
                "pattern edge access",
                "match %{IP:client} %{TIMESTAMP_ISO8601:time} %{WORD:method} %{URIPATH:path} %{INT:status}",
                "sample 192.0.2.1 2026-11-20T10:54:23Z GET /a 200"));
    assertEquals(List.of(), file.faults());
    assertEquals(
        List.of(GrokPattern.Kind.BACKEND, GrokPattern.Kind.ACCESS),
        file.patterns().stream().map(GrokPattern::kind).toList());
    assertEquals("edge", file.patterns().get(1).name());
  }

  @Test
  void kind_decidesWhatALineTells() {
    String match =
        "match %{IP:client} %{TIMESTAMP_ISO8601:time} %{WORD:method} %{URIPATH:path} %{INT:status} %{NUMBER:took_ms}";
    String line = "192.0.2.1 2026-11-20T10:54:23Z GET /a 200 12.5";
    Heard edge = heard(List.of("pattern edge access", match, "sample " + line), line);
    assertEquals("192.0.2.1", edge.accesses.get(0).client());
    assertEquals(12_500, edge.accesses.get(0).durationMicros());
    Heard app = heard(List.of("pattern app app", match), line);
    assertEquals("/a", app.apps.get(0).target());
    Heard backend = heard(List.of("pattern own backend", match), line);
    assertEquals(200, backend.backends.get(0).status());
  }

  @Test
  void faults_nameLineAndExpectation() {
    assertFault(
        "2: sample of a: expected that the pattern matches it",
        "pattern a",
        "match X %{URIPATH:path}",
        "sample Y /a");
    assertFault(
        "2: sample of a: expected that it names a path",
        "pattern a",
        "match %{WORD:word}",
        "sample hello");
    assertFault(
        "2: sample of a: expected that the pattern matches it in a bounded number",
        "pattern a",
        "match ^(a+)+%{WORD:path}!$",
        "sample " + "a".repeat(500));
    assertFault(
        "0: pattern a: expected a line \"match PATTERN\" behind it", "pattern a", "# nothing");
    assertFault(
        "0: pattern: expected a name and one of backend, begins, access, app, found \"a edge\"",
        "pattern a edge");
    assertFault("0: match: expected a line \"pattern NAME\" before it", "match %{WORD:path}");
    assertFault("0: sample: expected a line \"match PATTERN\" before it", "sample x");
    assertFault("0: define: expected a name and a regular expression, found \"A\"", "define A");
    assertFault("0: expected a grok pattern, found %{NO_SUCH_THING:x}", "%{NO_SUCH_THING:x}");
    assertFault("0: expected a grok pattern, found (unclosed", "(unclosed");
    assertFault("0: expected at most 16384 characters", "x".repeat(20_000));
  }

  @Test
  void patternWithFault_isLeftOutAndTheNextIsRead() {
    GrokFile file =
        GrokFile.of(
            List.of(
                "pattern a",
                "match (",
                "sample x",
                "pattern b",
                "match %{URIPATH:path}",
                "sample /x"));
    assertEquals(List.of("b"), file.patterns().stream().map(GrokPattern::name).toList());
    assertEquals(1, file.faults().size());
  }

  /** Each takes for ever, or all of the stack, where nobody counts. */
  @Test
  void hostilePatterns_neitherHangNorThrow() {
    String long1 = "a".repeat(8_000) + " ";
    List<String> patterns =
        List.of(
            "^(a+)+%{WORD:path}!$",
            "^(?:a|aa)+!%{WORD:path}",
            "^(a|b|ab)*(bc|c)*!%{WORD:path}",
            "(?:(?:(?:a*)*)*)*!%{WORD:path}",
            "(a|b)*!%{WORD:path}",
            "(?=(a+)+!)%{WORD:path}",
            "(.*)(.*)(.*)(.*)(.*)(.*)!\\1%{WORD:path}",
            "%{GREEDYDATA}%{GREEDYDATA}%{GREEDYDATA}%{GREEDYDATA}!%{WORD:path}",
            "(?:){290}!%{WORD:path}");
    for (String pattern : patterns) {
      GrokFile file = GrokFile.of(List.of(pattern));
      assertEquals(List.of(), file.faults(), pattern);
      assertTimeoutPreemptively(LONG, () -> file.patterns().get(0).read(long1, new Row()), pattern);
    }
  }

  /** A pattern that is stopped on every line costs its steps on some of them only. */
  @Test
  @Tag("slow")
  void hostilePattern_slowsNoLongLogDown() {
    GrokFile file = GrokFile.of(List.of("^(a+)+%{WORD:path}!$"));
    Declarations own = new Declarations(Map.of(), List.of(), file.patterns());
    List<String> lines =
        new ArrayList<>(List.of("2026-11-20 10:54:08,384 INFO web GET /x took 1.0s"));
    lines.addAll(Collections.nCopies(5_000, "a".repeat(1_000)));
    Heard heard = assertTimeoutPreemptively(LONG, () -> heard(own, lines));
    assertEquals(
        5_000, heard.results.stream().filter(r -> r.reason().equals("pattern gave up")).count());
  }

  @Test
  void hostileFiles_areRefusedInTime() {
    List<List<String>> files =
        List.of(
            List.of("(?:){2000000000}%{WORD:path}"),
            List.of("(?:(?:(?:){1000}){1000}){1000}%{WORD:path}"),
            List.of("define A %{A}", "%{A:path}"),
            List.of("%{WORD:path=" + "a".repeat(40)),
            List.of("define A %{WORD:x=" + "a".repeat(40), "%{A:path}"),
            List.of("define A %{B}%{B}", "define B %{A}%{A}", "%{A:path}"),
            List.of("^{2000000000}(%{WORD:path})\\1{2000000000}"),
            List.of("(".repeat(8_000) + ")".repeat(8_000)),
            List.of("a{99999999999999999999}"));
    for (List<String> file : files) {
      assertTimeoutPreemptively(
          LONG, () -> assertTrue(GrokFile.of(file).patterns().isEmpty(), file.toString()));
    }
  }

  @Test
  void ordinaryPatterns_areNoHostileOnes() {
    for (String name :
        List.of(
            "COMBINEDAPACHELOG",
            "IP",
            "IPORHOST",
            "UUID",
            "TIMESTAMP_ISO8601",
            "HTTPDATE",
            "URI",
            "SYSLOGBASE")) {
      assertEquals(List.of(), GrokFile.of(List.of("%{" + name + ":x}")).faults());
    }
  }

  private static void assertFault(String begin, String... lines) {
    GrokFile file = GrokFile.of(List.of(lines));
    assertEquals(List.of(), file.patterns());
    GrokFile.Fault fault = file.faults().get(0);
    String text = (fault.line() - 1) + ": " + fault.text();
    assertTrue(text.startsWith(begin), text);
  }

  private static Heard heard(List<String> file, String line) {
    return heard(
        new Declarations(Map.of(), List.of(), GrokFile.of(file).patterns()), List.of(line));
  }

  private static Heard heard(Declarations own, List<String> lines) {
    return Heard.by(new GrokTextRecogniser(), own, lines);
  }
}
