package io.culprit.parse.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culprit.parse.LineResult;
import io.culprit.parse.LineResult.Kind;
import io.culprit.parse.backend.Heard;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.ClientOutcome;
import io.culprit.parse.event.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CurlTest {
  private static final long START = 1_795_171_929_552_000L;

  private static final String PAIRS =
      "2026-11-20T10:52:09.552Z url=https://a.example/x?y=1 http_code=200 time_namelookup=0.004"
          + " time_connect=0.020 time_appconnect=0.060 time_starttransfer=0.180 time_total=0.187"
          + " size_download=5120";

  private static final String[] BLOCK = {
    "2026-11-20T10:52:09.552Z",
    "    time_namelookup:  2.004s",
    "       time_connect:  2.020s",
    "    time_appconnect:  0.000s",
    "                    ----------",
    "         time_total:  2.251s"
  };

  @Test
  void cumulativeSeconds_becomeStages() {
    ClientEvent event = read(PAIRS);
    assertEquals(new Moment(START, 1_000), event.start());
    assertEquals(187_000, event.elapsedMicros());
    assertEquals("https://a.example/x?y=1", event.url());
    assertEquals(200, event.status());
    assertEquals(ClientOutcome.OK, event.outcome());
    assertEquals(4_000, event.dnsMicros());
    assertEquals(56_000, event.connectMicros());
    assertEquals(40_000, event.tlsMicros());
    assertEquals(5_120, event.bytes());
  }

  @Test
  void block_isOneCallBelowItsDate() {
    Heard heard = Heard.by(new CurlRecogniser(), BLOCK);
    assertEquals(
        List.of(Kind.PARSED, Kind.PARSED, Kind.JOINED, Kind.JOINED, Kind.JOINED, Kind.JOINED),
        heard.kinds());
    ClientEvent event = heard.clients.get(0);
    assertEquals(START, event.start().micros());
    assertEquals(2_004_000, event.dnsMicros());
    assertEquals(16_000, event.connectMicros());
    assertEquals(-1, event.tlsMicros());
    assertEquals(ClientOutcome.FAILED, event.outcome());
  }

  @Test
  void cutCall_aboveADate_leavesTheNextCallItsOwnValues() {
    List<String> lines = new ArrayList<>(List.of("url=https://a.example/cut http_code=500"));
    lines.addAll(List.of(BLOCK));

    ClientEvent event = Heard.by(new CurlRecogniser(), lines.toArray(new String[0])).clients.get(0);

    assertEquals(3, event.origin().line());
    assertEquals("", event.url());
    assertEquals(-1, event.status());
  }

  @Test
  void twoBlocks_areTwoCalls() {
    List<String> lines = new ArrayList<>(List.of(BLOCK));
    lines.addAll(List.of(BLOCK));
    assertEquals(2, Heard.by(new CurlParser(), lines, Optional.empty()).clients.size());
  }

  @Test
  void wrappersTime_isTheEnd() {
    String line = PAIRS.substring(PAIRS.indexOf(' ') + 1);
    Heard heard =
        Heard.by(new CurlParser(), List.of(line), Optional.of(new Moment(START + 187_000, 1)));
    assertEquals(START, heard.clients.get(0).start().micros());
  }

  @ParameterizedTest
  @CsvSource({"0, 200, OK", "28, 000, TIMED_OUT", "18, 200, FAILED", "7, 000, FAILED"})
  void exitCode_saysHowItEnded(String exit, String status, ClientOutcome outcome) {
    ClientEvent event =
        read(
            PAIRS.replace("http_code=200", "http_code=" + status)
                + " exitcode="
                + exit
                + " errormsg=\"some words\"");
    assertEquals(outcome, event.outcome());
    assertEquals(
        exit.equals("0") ? "some words" : "curl: (" + exit + ") some words", event.error());
  }

  @Test
  void json_isTheSame() {
    String json =
        "{\"errormsg\":null,\"exitcode\":0,\"method\":\"GET\",\"response_code\":200,\"time_connect\":0.02,\"time_namelookup\":0.004,\"time_total\":0.187,\"timestamp\":\"2026-11-20T10:52:09.552Z\",\"url\":\"https://a.example/x\"}";
    assertEquals("GET", read(json).method());
    assertEquals(1, Heard.confidence(new CurlRecogniser(), json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "time_namelookup=0.004 time_total=0.187",
        "2026-11-20T10:52:09Z time_namelookup=soon time_total=0.187",
        "{\"time_total\":0.187,\"time_namel",
        "what else"
      })
  void damagedOrTimelessLine_isRefused(String line) {
    Heard heard = Heard.by(new CurlParser(), List.of(line), Optional.empty());
    assertEquals(Kind.REJECTED, heard.results.get(0).kind());
  }

  private static ClientEvent read(String line) {
    Heard heard = Heard.by(new CurlRecogniser(), line);
    assertEquals(List.of(LineResult.PARSED), heard.results);
    return heard.clients.get(0);
  }
}
