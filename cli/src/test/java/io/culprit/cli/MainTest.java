package io.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The command as a function: exit codes, streams, and what it says when it is held wrongly.
 *
 * <p>Long, because each command line that a user may get wrong is a short test of its own.
 */
final class MainTest {
  @TempDir private Path temp;

  // ---- what it says of itself

  @Test
  void alone_saysWhatItIs() {
    Ran ran = Ran.culprit();
    assertEquals(0, ran.code());
    assertEquals(Ran.culprit("--help").out(), ran.out());
    for (String expected :
        List.of(
            "investigate",
            "batch",
            "inspect",
            "trace",
            "causes",
            "evaluate",
            "Examples:",
            "Exit codes:")) {
      assertTrue(ran.out().contains(expected), expected + " in " + ran.out());
    }
    for (String unbuilt : List.of("compare", "redact")) {
      assertFalse(ran.out().contains(unbuilt), unbuilt + " in " + ran.out());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"investigate", "batch", "inspect", "trace", "causes", "evaluate"})
  void help_ofEveryCommand_hasExamples_andNoColours(String command) {
    Ran ran = Ran.culprit(command, "--help");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().startsWith("Usage: culprit " + command), ran.out());
    assertTrue(ran.out().contains("Examples:"), ran.out());
    assertFalse(ran.out().contains("\u001b"), ran.out());
    assertFalse(ran.out().contains("redact"), ran.out());
  }

  @Test
  void version_isOneLine() {
    Ran ran = Ran.culprit("--version");
    assertEquals(0, ran.code());
    assertTrue(ran.out().matches("culprit \\S+\\R"), ran.out());
  }

  @Test
  void completion_isGenerated() {
    Ran ran = Ran.culprit("generate-completion");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().contains("--no-clock-correction"), "the script knows the options");
  }

  // ---- wrong command lines: exit 2, one line that says what was meant

  @Test
  void unknownOption_isTwo_withTheClosest() {
    assertUsage("did you mean '--since'?", "investigate", "--sinse", "2026-11-20T10:00:00Z", temp);
  }

  @Test
  void unknownCommand_isTwo_withTheClosest() {
    assertUsage("did you mean 'investigate'?", "investigte", temp);
  }

  @Test
  void missingPath_isTwo() {
    assertUsage("PATH", "investigate");
  }

  @Test
  void unknownFormat_isTwo_namingTheKnown() {
    assertUsage("md, json", "investigate", "--format", "docx", temp);
  }

  @Test
  void severalFormatsWithoutOutput_isTwo_namingWhatIsExpected() {
    assertUsage("expected -o FOLDER", "investigate", "--format", "md,json", temp);
  }

  @Test
  void unreadableTime_isTwo_withAnExample() throws IOException {
    assertUsage(
        "2026-11-20T10:50:00Z", "investigate", "--since", "yesterday", LogFolder.write(temp, 10));
  }

  @Test
  void untilBeforeSince_isTwo() throws IOException {
    assertUsage(
        "must be later",
        "investigate",
        "--since",
        "2026-11-21",
        "--until",
        "2026-11-20",
        LogFolder.write(temp, 10));
  }

  @Test
  void unknownZone_isTwo() throws IOException {
    assertUsage(
        "--timezone", "investigate", "--timezone", "Europe/Berln", LogFolder.write(temp, 10));
  }

  @Test
  void unknownLimit_isTwo_namingTheKnown() throws IOException {
    assertUsage("line, fields", "inspect", "--limit", "colour=3", LogFolder.write(temp, 10));
    assertUsage("500 or 4M", "inspect", "--limit", "line=none", LogFolder.write(temp, 10));
  }

  @Test
  void lineBeyondTheLimit_isRejectedAndSaid() throws IOException {
    Ran ran = Ran.culprit("inspect", "--limit", "line=20", LogFolder.write(temp, 1));
    assertTrue(ran.out().contains("at most 20 bytes"), ran.out());
  }

  @Test
  void formatWithoutVariables_isTwo() throws IOException {
    assertUsage("no variables", "inspect", "--log-format", "foo", LogFolder.write(temp, 10));
  }

  @Test
  void brokenGrokPattern_isTwo_namingItsFile() throws IOException {
    Path broken = Files.writeString(temp.resolve("broken.grok"), "%{NOPE:x\n");
    Path logs = Files.createDirectory(temp.resolve("logs"));
    assertUsage("broken.grok", "inspect", "--grok", broken, LogFolder.write(logs, 10));
  }

  @Test
  void brokenPlan_isTwo_namingPlaceAndExpectation() throws IOException {
    Path plan = Files.writeString(temp.resolve("p.yaml"), "files: [{path: a, timezone: Berln}]\n");
    Path logs = Files.createDirectory(temp.resolve("logs"));
    assertUsage(
        "p.yaml: files[0].timezone: expected a time zone",
        "inspect",
        "--plan",
        plan,
        LogFolder.write(logs, 10));
  }

  @Test
  void noThreads_isTwo() throws IOException {
    assertUsage("expected 1 or more", "investigate", "--threads", "0", LogFolder.write(temp, 10));
  }

  @Test
  void unknownFailOn_isTwo() throws IOException {
    assertUsage(
        "confirmed, likely", "investigate", "--fail-on", "maybe", LogFolder.write(temp, 10));
  }

  @Test
  void missingConfig_isTwo() throws IOException {
    assertUsage(
        "--config",
        "investigate",
        "--config",
        temp.resolve("none.conf"),
        LogFolder.write(temp, 10));
  }

  @Test
  void unknownCause_isTwo_withTheClosest() {
    assertUsage("did you mean 'cors'?", "causes", "corse");
  }

  private static void assertUsage(String expected, Object... args) {
    Ran ran = Ran.culprit(args);
    assertEquals(2, ran.code(), ran.err());
    assertEquals("", ran.out());
    assertTrue(ran.err().contains(expected), expected + " in " + ran.err());
    assertTrue(ran.err().startsWith("culprit: "), ran.err());
    assertFalse(ran.err().contains("\tat "), ran.err());
  }

  // ---- reading

  @Test
  void logOfTheApplicationAlone_isNoCleanDay() throws IOException {
    LogFolder.write(temp, 200);
    Files.delete(temp.resolve("access.log"));
    Ran ran = Ran.culprit("investigate", temp);
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().contains("too little data"), ran.out());
  }

  @Test
  void copyOfALog_isReadOnce_andSaid() throws IOException {
    LogFolder.write(temp, 200);
    String once = Ran.culprit("investigate", temp).out();
    Files.copy(temp.resolve("access.log"), temp.resolve("copy.log"));
    Ran twice = Ran.culprit("investigate", temp);
    assertTrue(twice.err().contains("same content"), twice.err());
    assertEquals(failures(once), failures(twice.out()));
  }

  @Test
  void overlappingCopy_isReadOnce_andItsLinesCounted() throws IOException {
    LogFolder.write(temp, 200);
    String once = Ran.culprit("investigate", temp).out();
    String log = Files.readString(temp.resolve("access.log"));
    Files.writeString(temp.resolve("access.log.1"), log.substring(0, log.length() / 2));
    Ran twice = Ran.culprit("investigate", temp);
    assertTrue(twice.err().contains("lines with access.log.1; they are read once"), twice.err());
    assertEquals(failures(once), failures(twice.out()));
  }

  @Test
  void archive_isNamed_andNotTakenForALog() throws IOException {
    Files.write(temp.resolve("logs.zip"), new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0});
    Ran ran = Ran.culprit("investigate", temp);
    assertEquals(1, ran.code(), ran.err());
    assertTrue(ran.err().contains("zip archive"), ran.err());
  }

  private static String failures(String report) {
    return report.lines().filter(l -> l.startsWith("> **Failures:**")).findFirst().orElseThrow();
  }

  @Test
  void investigate_writesAReport() throws IOException {
    Ran ran = Ran.culprit("investigate", LogFolder.write(temp, 300));
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().startsWith("# Investigation Report"), ran.out());
    assertTrue(ran.out().endsWith("\n"));
    assertEquals("", ran.err());
  }

  @Test
  void title_isTheReports() throws IOException {
    Ran ran = Ran.culprit("investigate", "--title", "Friday's outage", LogFolder.write(temp, 300));
    assertTrue(ran.out().lines().findFirst().orElse("").contains("Friday"), ran.out());
  }

  @Test
  void missingFileBesideAGoodOne_isSaid_andTheRestAnalysed() throws IOException {
    Path good = LogFolder.write(temp.resolve("logs"), 300);
    Ran ran = Ran.culprit("investigate", good, temp.resolve("none.log"));
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.err().contains("none.log: "), ran.err());
    assertTrue(ran.out().contains("300 requests"), ran.out());
  }

  @Test
  void nothingButAMissingFile_isOne() {
    assertNothing(temp.resolve("none.log"));
  }

  @Test
  void emptyFolder_isOne() {
    assertNothing(temp);
  }

  @Test
  void emptyFile_isOne() throws IOException {
    assertNothing(Files.createFile(temp.resolve("access.log")));
  }

  @Test
  void nothingButJunk_isOne() throws IOException {
    byte[] junk = new byte[20_000];
    new Random(1).nextBytes(junk);
    assertNothing(Files.write(temp.resolve("core.bin"), junk));
  }

  private static void assertNothing(Path path) {
    for (String command : List.of("investigate", "inspect")) {
      Ran ran = Ran.culprit(command, path);
      assertEquals(1, ran.code(), command + ": " + ran.err());
      assertTrue(ran.err().contains("noth"), command + ": " + ran.err());
      assertFalse(ran.err().contains("internal error"), ran.err());
      assertTrue(ran.err().lines().allMatch(l -> l.startsWith("culprit: ")), ran.err());
    }
  }

  @Test
  void truncatedGzipBesideAGoodFile_isSaid_andItsBeginningRead() throws IOException {
    Path logs = LogFolder.write(temp, 300);
    Files.delete(logs.resolve("timing.jsonl"));
    Files.write(logs.resolve("timing.jsonl.gz"), LogFolder.truncatedGzip(LogFolder.durations(300)));
    Ran ran = Ran.culprit("investigate", logs);
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.err().contains("timing.jsonl.gz: "), ran.err());
    JsonNode inspected =
        Json.MAPPER.readTree(Ran.culprit("inspect", "--format", "json", logs).out());
    JsonNode damaged = inspected.path("sources").get(1);
    assertTrue(damaged.path("parsed").asLong() > 50, inspected.toPrettyString());
    assertFalse(damaged.path("damage").asText().isEmpty(), inspected.toPrettyString());
  }

  @Test
  void junkBesideAGoodFile_isSaid_andTheRestAnalysed() throws IOException {
    Path logs = LogFolder.write(temp, 300);
    byte[] junk = new byte[5000];
    new Random(2).nextBytes(junk);
    Files.write(logs.resolve("core.bin"), junk);
    Ran ran = Ran.culprit("investigate", logs);
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.err().contains("core.bin: "), ran.err());
    assertFalse(
        ran.err().chars().anyMatch(c -> c < 0x20 && c != '\n'),
        "no raw control characters on the terminal");
  }

  @Test
  void halfLastLine_isOneRejectedLine() throws IOException {
    Path logs = LogFolder.write(temp, 100);
    Path access = logs.resolve("access.log");
    String text = Files.readString(access);
    Files.writeString(access, text.substring(0, text.length() - 70));
    JsonNode total =
        Json.MAPPER
            .readTree(Ran.culprit("inspect", "--format", "json", access).out())
            .path("total");
    assertEquals(100, total.path("lines").asLong(), total.toString());
    assertEquals(99, total.path("parsed").asLong(), total.toString());
    assertEquals(0, Ran.culprit("investigate", logs).code());
  }

  @Test
  void standardInput_isReadLikeAFile_andLeavesNothingBehind() throws IOException {
    Path logs = LogFolder.write(temp, 300);
    Ran ran =
        Ran.withInput(LogFolder.access(300), "investigate", "-", logs.resolve("timing.jsonl"));
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().contains("300 requests"), ran.out());
    try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertTrue(left.noneMatch(p -> isSpool(p)), "the spooled input is deleted");
    }
    assertUsage("only once", "investigate", "-", "-");
  }

  private static boolean isSpool(Path folder) {
    return String.valueOf(folder.getFileName()).startsWith("culprit-")
        && Files.exists(folder.resolve("stdin"));
  }

  @Test
  void compressedStandardInput_isUnwrapped() {
    Ran ran =
        Ran.culprit(
            new ByteArrayInputStream(LogFolder.gzip(LogFolder.access(300))), "inspect", "-");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().contains("300 lines = 300 parsed"), ran.out());
  }

  @Test
  void sinceAndUntil_narrowWhatIsLookedAt() throws IOException {
    Path logs = LogFolder.write(temp, 300);
    Ran ran =
        Ran.culprit(
            "investigate",
            logs,
            "--since",
            "2026-11-20T10:01:00Z",
            "--until",
            "2026-11-20 12:03+02",
            "--format",
            "json");
    assertEquals(0, ran.code(), ran.err());
    String text = ran.out();
    assertTrue(
        text.contains("Only requests that ended from 2026-11-20T10:01:00Z to 2026-11-20T10:03:00Z"),
        text);
    Ran none = Ran.culprit("investigate", logs, "--since", "2027-01-01");
    assertEquals(0, none.code(), none.err());
    assertTrue(none.out().contains("No request ended from 2027-01-01T00:00:00Z on"), none.out());
  }

  // ---- writing

  @Test
  void output_isAFolderForSeveralFormats_andAFileForOne() throws IOException {
    Path logs = LogFolder.write(temp.resolve("logs"), 300);
    Path folder = temp.resolve("a/b");
    Ran both = Ran.culprit("investigate", logs, "--format", "md,json", "-o", folder);
    assertEquals(0, both.code(), both.err());
    assertEquals("", both.out());
    Path file = temp.resolve("one.md");
    assertEquals(0, Ran.culprit("investigate", logs, "-o", file).code());
    assertEquals(Files.readString(folder.resolve("report.md")), Files.readString(file));
    assertEquals(Files.readString(file), Ran.culprit("investigate", logs).out());
    assertEquals(
        Files.readString(folder.resolve("report.json")),
        Ran.culprit("investigate", logs, "--format", "json").out());
    try (Stream<Path> inside = Files.list(folder)) {
      assertEquals(2, inside.count(), "no half-written files are left");
    }
  }

  @Test
  void outputThatCannotBeWritten_isOne() throws IOException {
    Path logs = LogFolder.write(temp.resolve("logs"), 30);
    Ran ran = Ran.culprit("investigate", logs, "-o", logs.resolve("access.log/report.md"));
    assertEquals(1, ran.code(), ran.err());
    assertFalse(ran.err().contains("internal error"), ran.err());
  }

  @Test
  void brokenPipe_endsQuietly() throws IOException {
    Path logs = LogFolder.write(temp, 300);
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            new PrintStream(new Closed(), false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            InputStream.nullInputStream(),
            "investigate",
            logs.toString());
    assertEquals(0, code);
    assertEquals("", err.toString(StandardCharsets.UTF_8));
  }

  /** A pipe whose reader has gone. */
  private static final class Closed extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("Broken pipe");
    }
  }

  @Test
  void threads_doNotShowInTheReport() throws IOException {
    Path logs = LogFolder.write(temp, 600);
    for (String format : List.of("md", "json")) {
      String one =
          Ran.culprit("investigate", logs, "--threads", "1", "--format", format, "--requests")
              .out();
      for (int threads : new int[] {2, 7}) {
        assertEquals(
            one,
            Ran.culprit("investigate", logs, "--threads", threads, "--format", format, "--requests")
                .out());
      }
      assertTrue(one.length() > 1000, one);
    }
  }

  @Test
  void failOn_isThree_whereACauseIsFoundThatSurely() throws IOException {
    Path logs = LogFolder.write(temp, 600);
    JsonNode report =
        Json.MAPPER.readTree(Ran.culprit("investigate", logs, "--format", "json").out());
    boolean confirmed = false;
    boolean likely = false;
    for (JsonNode suspect : report.path("ranking")) {
      confirmed |= suspect.path("status").asText().equals("confirmed");
      likely |= suspect.path("status").asText().equals("likely");
    }
    assertEquals(
        confirmed ? 3 : 0, Ran.culprit("investigate", logs, "--fail-on", "confirmed").code());
    assertEquals(
        confirmed || likely ? 3 : 0,
        Ran.culprit("investigate", logs, "--fail-on", "likely").code());
  }

  // ---- the other commands

  @Test
  void inspect_accountsForEveryLine() throws IOException {
    Path logs = LogFolder.write(temp.resolve("logs"), 200);
    Files.writeString(
        logs.resolve("access.log"),
        LogFolder.access(200) + "\nnot a log line \u001b[31mred\n" + LogFolder.access(1));
    Ran ran = Ran.culprit("inspect", logs);
    assertEquals(0, ran.code(), ran.err());
    String last = ran.out().strip().lines().reduce((a, b) -> b).orElse("");
    assertEquals("2 files, 403 lines = 401 parsed + 0 joined + 1 blank + 1 rejected", last);
    assertFalse(ran.out().contains("\u001b"), "log text is made visible");
    Path rejects = temp.resolve("rejects.txt");
    assertEquals(0, Ran.culprit("inspect", logs, "--rejects", rejects).code());
    List<String> lines = Files.readAllLines(rejects);
    assertEquals(1, lines.size(), lines.toString());
    assertTrue(lines.get(0).startsWith("access.log:202: "), lines.get(0));
    assertTrue(lines.get(0).contains("not a log line"), lines.get(0));
  }

  @Test
  void causes_tellsOfAllTwelve_andOfOne() throws IOException {
    Ran all = Ran.culprit("causes");
    assertEquals(0, all.code());
    Ran one = Ran.culprit("causes", "event-loop-saturation");
    assertEquals(0, one.code());
    assertTrue(one.out().contains("What rules it out"), one.out());
    assertEquals(12, Json.MAPPER.readTree(Ran.culprit("causes", "--format", "json").out()).size());
  }

  @Test
  void evaluate_readsLabelledFolders() throws IOException {
    Path incident = temp.resolve("set/inc-001");
    LogFolder.write(incident.resolve("logs"), 300);
    Files.writeString(
        incident.resolve("truth.json"),
        "{\"primary\": [1], \"contributing\": [], \"healthy\": false, \"identifiable\": true}");
    Path reports = temp.resolve("reports");
    Ran ran =
        Ran.culprit(
            "evaluate",
            temp.resolve("set"),
            "--details",
            "--reports",
            reports,
            "--fit",
            temp.resolve("w.json"));
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().contains("inc-001"), ran.out());
    assertTrue(
        Json.MAPPER.readTree(Files.readAllBytes(reports.resolve("inc-001.json"))).has("verdict"));
    assertEquals(
        0,
        Ran.culprit("evaluate", temp.resolve("set"), "--weights", temp.resolve("w.json")).code());
    Files.writeString(incident.resolve("truth.json"), "{\"primary\": [13]}");
    assertUsage("1 to 12", "evaluate", temp.resolve("set"));
    assertEquals(1, Ran.culprit("evaluate", reports).code());
  }

  private Path labelled(String place, String truth) throws IOException {
    Path incident = temp.resolve(place);
    LogFolder.write(incident.resolve("logs"), 300);
    Files.writeString(incident.resolve("truth.json"), truth);
    return incident;
  }

  @Test
  void evaluate_withEverything_isTheSamePageForPeopleAndPrograms() throws IOException {
    labelled("sets/one/inc-001", "{\"primary\": [1], \"identifiable\": true}");
    labelled("sets/two/inc-001", "{\"primary\": [4], \"identifiable\": true}");
    Path sets = temp.resolve("sets");
    Ran json =
        Ran.culprit("evaluate", sets, "--baselines", "--arms", "--format", "json", "--threads", 1);
    assertEquals(0, json.code(), json.err());
    JsonNode root = Json.MAPPER.readTree(json.out());
    assertEquals(List.of("one", "two", "all"), root.at("/rankings/0/sets").findValuesAsText("set"));
    assertEquals(2, root.at("/rankings").size(), "with the given weights, and leave-one-out");
    assertEquals(3, root.at("/baselines").size());
    JsonNode first = root.at("/rankings/0/sets/2/ac1");
    assertEquals(2, first.path("n").asInt());
    assertEquals(first.path("k").asDouble() / 2, first.path("share").asDouble(), 1e-12);
    assertTrue(first.path("low").asDouble() < first.path("high").asDouble());
    assertTrue(root.at("/arms").findValuesAsText("arm").contains("clock"));
    Ran page = Ran.culprit("evaluate", sets, "--baselines", "--no-leave-one-out");
    for (String expected :
        List.of("given weights", "keyword rules", "Reliability", "True cause", "Wrong incidents")) {
      assertTrue(page.out().contains(expected), expected + " in " + page.out());
    }
    assertFalse(page.out().contains("leave-one-out\n"), page.out());
    assertTrue(
        Ran.culprit("evaluate", sets, "--no-leave-one-out", "--format", "md")
            .out()
            .contains("| set | faulty |"));
  }

  @Test
  void evaluate_ofTwoIncidentsOfOneName_isRefused() throws IOException {
    String truth = "{\"primary\": [1]}";
    labelled("a/set/inc-001", truth);
    labelled("b/set/inc-001", truth);
    assertUsage(
        "two labelled incidents are called set/inc-001",
        "evaluate",
        temp.resolve("a"),
        temp.resolve("b"));
    assertUsage("found md", "evaluate", temp.resolve("a"), "--joins", "--format", "md");
  }
}
