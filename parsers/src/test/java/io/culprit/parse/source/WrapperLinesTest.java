package io.culprit.parse.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culprit.parse.event.Moment;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each wrapper looks like, as its documentation and its program print it. */
final class WrapperLinesTest {
  private static final String INNER = "10.0.0.7:0 - \"GET /a: HTTP/1.1\" 200";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-20T10:21:36.123456+00:00 web1 nginx[12]: |2026-11-20T10:21:36.123456Z",
        "<134>2026-11-20T11:21:36.5+01:00 web1 nginx: |2026-11-20T10:21:36.5Z",
        "2026-11-20T10:21:36+0000 web1 uvicorn[12]: |2026-11-20T10:21:36Z",
        "Fri 2026-11-20 10:21:36 UTC web1 uvicorn[12]: |2026-11-20T10:21:36Z",
        "Fri 2026-11-20 10:21:36.25 UTC web1 uvicorn[12]: |2026-11-20T10:21:36.25Z",
        "1795170096.123456 web1 uvicorn[12]: |2026-11-20T10:21:36.123456Z",
        "<165>1 2026-11-20T10:21:36.123Z web1 app 1 ID47 [a@1 b=\"c \\\"] d\"][e f=\"g\"] |2026-11-20T10:21:36.123Z",
        "<165>1 2026-11-20T10:21:36Z web1 app - - - |2026-11-20T10:21:36Z",
        "87 <165>1 2026-11-20T10:21:36Z web1 app - - - |2026-11-20T10:21:36Z",
        "2026-11-20T10:21:36.123456789Z stderr F |2026-11-20T10:21:36.123456Z",
        "[pod/api-7d/app] 2026-11-20T10:21:36.123456789Z |2026-11-20T10:21:36.123456Z",
      },
      quoteCharacter = '`')
  void line_isTakenOutWithItsTime(String prefix, String time) {
    String line = prefix.stripTrailing() + " " + INNER;
    Unwrapped inner = Wrapping.of(List.of(line)).open(line);
    assertEquals(INNER, inner.text(), line);
    assertEquals(Optional.of(Instant.parse(time)), inner.written().map(WrapperLinesTest::instant));
  }

  @Test
  void composeWithTimestamps_isTwoLayers() {
    String line = "api_1    | 2026-11-20T10:21:36.123456789Z " + INNER;
    assertEquals(INNER, Wrapping.of(List.of(line)).open(line).text());
  }

  @Test
  void yearlessTimes_haveNoneUntilAYearIsFound() {
    String line = "Nov 20 10:21:36 web1 uvicorn[12]: " + INNER;
    Wrapping wrapping = Wrapping.of(List.of(line));
    assertEquals(INNER, wrapping.open(line).text());
    assertEquals(Optional.empty(), wrapping.open(line).written());
    Years near =
        new Years(
            OptionalLong.of(micros("2027-01-03T00:00:00Z")),
            new LocalTime(Optional.of(ZoneId.of("Europe/Berlin"))));
    assertEquals(
        Optional.of(Instant.parse("2026-11-20T09:21:36Z")),
        wrapping.with(near).open(line).written().map(WrapperLinesTest::instant));
  }

  @Test
  void yearlessTimes_runOverTheNewYearBothWays() {
    Years near = new Years(OptionalLong.of(micros("2026-12-30T00:00:00Z")), LocalTime.asRead());
    Wrapping.Opener opener = new Wrapping(List.of(Wrapper.SYSLOG), near).opener();
    List<String> read = new ArrayList<>();
    for (String time :
        List.of(
            "Dec 31 23:59:59.5",
            "Jan  1 00:00:01",
            "Dec 31 23:59:58",
            "Mar  1 00:00:00",
            "Jul  1 00:00:00",
            "Oct  1 00:00:00",
            "Dec 31 00:00:00",
            "Feb 29 01:00:00")) {
      read.add(
          opener.open(time + " h u[1]: x").written().map(WrapperLinesTest::instant).toString());
    }
    assertEquals(
        List.of(
            "Optional[2026-12-31T23:59:59.500Z]",
            "Optional[2027-01-01T00:00:01Z]",
            "Optional[2026-12-31T23:59:58Z]",
            "Optional[2027-03-01T00:00:00Z]",
            "Optional[2027-07-01T00:00:00Z]",
            "Optional[2027-10-01T00:00:00Z]",
            "Optional[2027-12-31T00:00:00Z]",
            "Optional[2028-02-29T01:00:00Z]"),
        read);
  }

  @Test
  void journalMessageOfBytes_isText() {
    String line =
        "{\"__REALTIME_TIMESTAMP\":\"1795170096123456\",\"MESSAGE\":[104,195,169,10,105]}";
    assertEquals("hé\ni", Wrapping.of(List.of(line)).open(line).text());
  }

  @Test
  void journalExport_givesMessagesAndCountsTheRest() {
    List<String> lines =
        List.of(
            "__CURSOR=s=739;i=4",
            "__REALTIME_TIMESTAMP=1795170096123456",
            "_PID=12",
            "MESSAGE=" + INNER,
            "PRIORITY=6",
            "",
            "__REALTIME_TIMESTAMP=1795170096123457",
            "MESSAGE",
            "\u0009\0\0\0\0\0\0\0Traceback",
            "  File x",
            "_PID=13");
    Wrapping wrapping = Wrapping.of(lines.stream().filter(l -> !l.isEmpty()).toList());
    assertEquals("journald export", wrapping.title());
    Wrapping.Opener opener = wrapping.opener();
    List<String> read = new ArrayList<>();
    for (String line : lines) {
      Unwrapped inner = opener.open(line);
      read.add(inner.part() == Unwrapped.Part.NOTHING ? "-" : inner.text());
    }
    assertEquals(
        List.of("-", "-", "-", INNER, "-", "", "-", "-", "Traceback", "  File x", "-"), read);
  }

  private static long micros(String time) {
    return Instant.parse(time).getEpochSecond() * 1_000_000;
  }

  private static Instant instant(Moment moment) {
    return Instant.EPOCH.plusNanos(moment.micros() * 1000);
  }
}
