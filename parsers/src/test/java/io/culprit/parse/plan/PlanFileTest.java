package io.culprit.parse.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.Limits;
import io.culprit.parse.LogFormat;
import io.culprit.parse.LogSet;
import io.culprit.parse.LogSets;
import io.culprit.parse.LogSource;
import io.culprit.parse.ReadOptions;
import io.culprit.parse.backend.Heard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlanFileTest {
  @TempDir Path folder;

  @Test
  void yamlTomlAndJson_sayTheSame() throws IOException {
    String yaml =
        "files:\n- path: a/*.log\n  format: har\n  timezone: +02:00\n- path: '*.txt'\n  ignore: true\n";
    String toml =
        "[[files]]\npath = \"a/*.log\"\nformat = \"har\"\ntimezone = \"+02:00\"\n[[files]]\npath = \"*.txt\"\nignore = true\n";
    String json =
        "{\"files\":[{\"path\":\"a/*.log\",\"format\":\"har\",\"timezone\":\"+02:00\"},{\"path\":\"*.txt\",\"ignore\":true}]}";
    for (String[] file :
        new String[][] {
          {"p.yaml", yaml},
          {"p.toml", toml},
          {"p.json", json},
          {"p", yaml},
          {"q", toml},
          {"r", json}
        }) {
      ReadPlan plan = PlanFile.read(write(file[0], file[1]));
      assertEquals(2, plan.rules().size(), file[0]);
      assertEquals(Optional.of(LogFormat.HAR), plan.rules().get(0).format(), file[0]);
      assertEquals(Optional.of(ZoneId.of("+02:00")), plan.rules().get(0).zone(), file[0]);
      assertTrue(plan.rules().get(1).ignore(), file[0]);
    }
  }

  @Test
  void assumptions_areHandedOnAsWritten() throws IOException {
    ReadPlan plan =
        PlanFile.read(write("p.yaml", "known: [no-browser]\nprior:\n  dns-tls: 3\n  cors: 0.2\n"));
    assertEquals(List.of("no-browser"), plan.known());
    assertEquals(Map.of("dns-tls", 3.0, "cors", 0.2), plan.priors());
    assertEquals(List.of(), plan.rules());
  }

  @Test
  void mistakes_nameFilePlaceExpectationAndFind() throws IOException {
    assertWrong(
        "p.yaml: files[0].timezone: expected a time zone such as Europe/Berlin or +02:00, found \"Berln\"",
        "files: [{path: a, timezone: Berln}]");
    assertWrong(
        "p.yaml: files[1].format: expected one of aws-elb, cloudflare,",
        "files: [{path: a, ignore: true}, {path: b, format: nginx}]");
    assertWrong(
        "p.yaml: files[0].fromat: expected one of the keys path, format,",
        "files: [{path: a, fromat: har}]");
    assertWrong("p.yaml: file: expected one of the keys files", "file: []");
    assertWrong(
        "p.yaml: files[0].path: expected a glob such as edge/*.log, found nothing",
        "files: [{format: har}]");
    assertWrong(
        "p.yaml: files[0].path: expected a glob such as edge/*.log, found \"[\"",
        "files: [{path: '[', format: har}]");
    assertWrong(
        "p.yaml: files[0].ignore: expected true or false, found \"yes\"",
        "files: [{path: a, ignore: 'yes'}]");
    assertWrong("p.yaml: files[0]: expected one of the keys format,", "files: [{path: a}]");
    assertWrong(
        "p.yaml: files[0]: expected nothing else beside ignore",
        "files: [{path: a, ignore: true, format: har}]");
    assertWrong(
        "p.yaml: files[0]: expected either log-format or grok",
        "files: [{path: a, log-format: $status, grok: b}]");
    assertWrong("p.yaml: files: expected a list of rules, found 3", "files: 3");
    assertWrong(
        "p.yaml: prior.cors: expected a number such as 3 or 0.2, found \"much\"",
        "prior: {cors: much}");
    assertWrong("p.yaml: prior: expected causes with a number each", "prior: 3");
    assertWrong("p.yaml: known: expected a list of facts such as [no-browser]", "known: x");
    assertWrong("p.yaml: known[1]: expected the name of a fact", "known: [no-browser, 3]");
    assertWrong("p.yaml:2:", "files:\n- [");
    assertWrong("p.yaml:1:", "files: [{path: a, path: b}]");
    assertWrong("p.yaml: expected a key files with a list of rules, found", "");
  }

  @Test
  void globs_matchTheEndOfAPath() throws IOException {
    write("logs/edge/a.log", "x\n");
    assertMatches(
        true,
        "a.log",
        "*.log",
        "edge/*.log",
        "./edge/a.log",
        "**/a.log",
        "logs/edge/{a,b}.log",
        "e*/[ab].log",
        "edge/*");
    assertMatches(false, "dge/a.log", "*.txt", "edge", "logs/*.log");
  }

  private void assertMatches(boolean all, String... globs) throws IOException {
    for (String glob : globs) {
      ReadPlan plan =
          PlanFile.read(
              write("p.json", "{\"files\":[{\"path\":\"" + glob + "\",\"ignore\":true}]}"));
      LogSet set = open(plan);
      assertEquals(all, set.sources().isEmpty(), glob);
    }
  }

  @Test
  void firstRuleThatMatches_decides() throws IOException {
    String odd = "192.0.2.1|2026-11-20T10:54:15+00:00|GET|/a|200\n";
    write("logs/edge/a.log", odd);
    write("logs/edge/b.log", odd);
    write("logs/c.log", "DONE /x 2026-11-20 10:54:15 1.5s\n");
    write("logs/d.log", "2026/11/20 10:54:15 [error] 7#7: *1 no live upstreams, client: 1.2.3.4\n");
    write("logs/e.log", "junk\n");
    write("own.grok", "DONE %{URIPATH:path} %{TIMESTAMP_ISO8601:time} %{NOTSPACE:duration}\n");
    ReadPlan plan =
        PlanFile.read(
            write(
                "p.yaml",
                """
                files:
                - {path: edge/a.log, log-format: $remote_addr|$time_iso8601|$request_method|$request_uri|$status}
                - {path: edge/*, format: har}
                - {path: c.log, grok: own.grok}
                - {path: d.log, timezone: Asia/Tokyo}
                - {path: e.log, ignore: true}
                - {path: a.log, ignore: true}
                """));
    LogSet set = open(plan);
    assertEquals(
        List.of(
            LogFormat.BACKEND_TEXT,
            LogFormat.NGINX_ERROR,
            LogFormat.NGINX_ACCESS,
            LogFormat.UNKNOWN),
        set.sources().stream().map(s -> s.detected().format()).toList());
    assertEquals(
        List.of(
            "e.log: is left out, as p.yaml: files[4] says",
            "p.yaml: files[5]: expected a file that \"a.log\" matches and no earlier rule, found none",
            "edge/b.log: holds no line of the format that p.yaml: files[1] says"),
        set.problems().stream().map(Object::toString).toList());
    Heard heard = new Heard();
    for (LogSource source : set.sources()) {
      try (var cursor = source.open()) {
        while (cursor.next(heard)) {}
      }
    }
    assertEquals("/a", heard.accesses.get(0).target());
    assertEquals(1_500_000, heard.backends.get(0).durationMicros());
    long hours =
        (heard.accesses.get(0).end().micros() - heard.notices.get(0).at().orElseThrow().micros())
            / 3_600_000_000L;
    assertEquals(9, hours);
  }

  @Test
  void faultsOfDeclaredFormats_areFoundBeforeReading() throws IOException {
    write("bad.grok", "(\n");
    ReadOptions options =
        options(
            PlanFile.read(
                write("p.yaml", "files: [{path: a, log-format: abc}, {path: b, grok: bad.grok}]")));
    List<String> faults = LogSets.faults(options).stream().map(Object::toString).toList();
    assertEquals("p.yaml: files[0].log-format: no variables in it", faults.get(0));
    assertTrue(faults.get(1).contains("bad.grok:1: expected a grok pattern"), faults.get(1));
  }

  private void assertWrong(String begin, String yaml) throws IOException {
    Path file = write("p.yaml", yaml);
    String message =
        String.valueOf(assertThrows(PlanException.class, () -> PlanFile.read(file)).getMessage());
    assertTrue(message.startsWith(begin), message);
    assertEquals(1, message.lines().count(), message);
  }

  private LogSet open(ReadPlan plan) {
    return LogSets.open(List.of(folder.resolve("logs")), options(plan));
  }

  private static ReadOptions options(ReadPlan plan) {
    return new ReadOptions(
        Optional.empty(), List.of(), List.of(), List.of(), List.of(), plan, Limits.standard());
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
