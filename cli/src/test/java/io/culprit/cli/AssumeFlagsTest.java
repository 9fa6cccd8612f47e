package io.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.culprit.rank.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user knows besides the logs, on the command line and in a plan. */
final class AssumeFlagsTest {
  @TempDir private Path temp;

  @ParameterizedTest
  @EnumSource
  void help_namesEveryFact(Fact fact) {
    for (String command : new String[] {"investigate", "batch"}) {
      String help = Ran.culprit(command, "--help").out();
      String described = help.substring(help.indexOf("--known=")).replaceAll("\\s+", " ");
      assertTrue(described.contains(" " + fact.slug() + ":"), fact.slug() + " in " + described);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--prior, dns=3, 'no cause is called ''dns''; there are: proxy-timeout,'",
    "--prior, dns-tls, 'expected CAUSE=WEIGHT such as dns-tls=3, found ''dns-tls'''",
    "--prior, dns-tls=0, 'expected a number from 0.01 to 100, found ''0'''",
    "--prior, dns-tls=-1, expected a number from 0.01 to 100",
    "--prior, dns-tls=much, 'found ''much'''",
    "--prior, dns-tls=NaN, expected a number from 0.01 to 100",
    "--known, no-browsers, 'expected one of no-load-balancer, load-balancer, no-browser,'"
  })
  void mistake_isTwo_namingWhatIsAllowed(String option, String value, String message)
      throws IOException {
    for (String command : new String[] {"investigate", "batch"}) {
      Ran ran =
          Ran.culprit(command, LogFolder.write(temp, 60), "-o", temp.resolve("out"), option, value);
      assertEquals(2, ran.code(), ran.err());
      assertTrue(ran.err().contains(option + ": ") && ran.err().contains(message), ran.err());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"prior: {dns: 3}", "prior: {cors: 1000}", "known: [none]"})
  void mistakeInThePlan_isTwo_namingThePlan(String text) throws IOException {
    Path plan = Files.writeString(temp.resolve("plan.yaml"), text);
    Ran ran = Ran.culprit("investigate", LogFolder.write(temp.resolve("logs"), 60), "--plan", plan);
    assertEquals(2, ran.code(), ran.err());
    assertTrue(ran.err().contains("plan.yaml: " + text.substring(0, 5)), ran.err());
  }

  @Test
  void factsThatExcludeEachOther_areRefused() throws IOException {
    Ran ran =
        Ran.culprit(
            "investigate",
            LogFolder.write(temp, 60),
            "--known",
            "load-balancer",
            "--known",
            "no-load-balancer");
    assertEquals(2, ran.code(), ran.err());
    assertTrue(ran.err().contains("cannot both be known"), ran.err());
  }

  @Test
  void typedOdds_countBeforeThePlans() throws IOException {
    Path logs = LogFolder.write(temp.resolve("logs"), 200);
    Path plan =
        Files.writeString(
            temp.resolve("plan.toml"),
            "known = [\"no-browser\"]\n[prior]\ndns-tls = 3\ntcp-reset = 0.5\n");
    Ran ran =
        Ran.culprit(
            "investigate",
            logs,
            "--format",
            "json",
            "--plan",
            plan,
            "--prior",
            "dns-tls=0.1",
            "--known",
            "single-worker");
    assertEquals(0, ran.code(), ran.err());
    JsonNode assumed = Json.MAPPER.readTree(ran.out()).path("assumed");
    assertEquals(
        "{\"priors\":{\"tcp-reset\":0.5,\"dns-tls\":0.1},\"known\":[\"no-browser\",\"single-worker\"]}",
        assumed.toString());
  }

  @Test
  void batch_saysWhatWasAssumed_andMakesAReportAnewForIt() throws IOException {
    Path logs = LogFolder.write(temp.resolve("logs"), 600);
    Path out = temp.resolve("out");
    assertEquals(0, Ran.culprit("batch", logs, "-o", out).code());
    Ran again = Ran.culprit("batch", logs, "-o", out, "--known", "same-origin");
    assertEquals(0, again.code(), again.err());
    JsonNode incident =
        Json.MAPPER
            .readTree(Files.readAllBytes(out.resolve("summary.json")))
            .path("incidents")
            .path(0);
    assertTrue(
        Files.readString(out.resolve(incident.path("report").asText()))
            .contains("**Assumed by the user:** pages and API share scheme, host and port"),
        incident.toPrettyString());
  }
}
