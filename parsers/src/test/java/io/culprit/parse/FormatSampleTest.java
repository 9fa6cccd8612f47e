package io.culprit.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.source.Wrapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each format of the registry must come with, and that it is read as it says. */
final class FormatSampleTest {
  static List<LogFormat> formats() {
    return LogFormat.known();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void sample_ofEachFormat_isReadAsThatToTheLastLine(LogFormat format) throws IOException {
    LogSource source = Samples.open(Samples.of(format));
    Told told = new Told();
    LineCount count;
    try (LogCursor cursor = source.open()) {
      count = told.readAll(cursor);
    }

    assertEquals(format, source.detected().format(), source.detected().toString());
    assertTrue(count.addsUp(), count.toString());
    assertEquals(List.of(), count.examples());
    assertEquals("", count.damage());
    Rewritten.check(events(format), told.text() + tally(count));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void seeds_ofEachFormat_areThere(LogFormat format) throws IOException {
    Path seeds = Rewritten.module().resolve("src/test/resources/fuzz/" + format.id());
    assertTrue(Files.isDirectory(seeds), "a format comes with seeds for the fuzzer: " + seeds);
    try (Stream<Path> inside = Files.list(seeds)) {
      assertTrue(inside.findAny().isPresent(), "no seed in " + seeds);
    }
  }

  @ParameterizedTest
  @EnumSource(Wrapper.class)
  void sample_ofEachWrapper_isTakenOffEachLine(Wrapper wrapper) throws IOException {
    LogSource source = Samples.open(Samples.of("wrappers", wrapper));
    Told told = new Told();
    LineCount count;
    try (LogCursor cursor = source.open()) {
      count = told.readAll(cursor);
    }

    assertEquals(wrapper.title(), source.detected().wrapper());
    assertTrue(source.detected().timed() || !wrapper.timed(), "it gives each line a time");
    assertTrue(count.addsUp(), count.toString());
    assertEquals(List.of(), count.examples());
    assertTrue(told.events().size() > 0, "a wrapped line says something");
  }

  /** Beside its sample. */
  private static Path events(LogFormat format) {
    return Samples.of(format).resolveSibling(format.id() + ".events");
  }

  private static String tally(LineCount count) {
    return "%d lines: %d parsed, %d joined, %d blank\n"
        .formatted(count.lines(), count.parsed(), count.joined(), count.blank());
  }
}
