package io.culprit.parse.source;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.LogCursor;
import io.culprit.parse.LogSet;
import io.culprit.parse.LogSets;
import io.culprit.parse.LogSource;
import io.culprit.parse.ReadOptions;
import io.culprit.parse.backend.Heard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wrapped and packed files, whole and damaged at random: every line is counted, nothing is thrown.
 */
final class HostileSourceTest {
  private static final int DAMAGED = 40;

  @TempDir Path folder;

  static List<Path> seeds() throws IOException, URISyntaxException {
    Path root =
        Path.of(Objects.requireNonNull(HostileSourceTest.class.getResource("/fuzz")).toURI());
    try (Stream<Path> wrappers = Files.list(root.resolve("wrappers"));
        Stream<Path> containers = Files.list(root.resolve("containers"))) {
      return Stream.concat(wrappers, containers).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void seed_isCountedHoweverItIsDamaged(Path seed) throws IOException {
    byte[] whole = Files.readAllBytes(seed);
    read(whole, "whole");
    for (int i = 0; i < DAMAGED; i++) {
      Random random = new Random(i);
      byte[] bytes = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
      for (int flips = random.nextInt(4); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      read(bytes, "seed " + i);
    }
  }

  private void read(byte[] bytes, String which) throws IOException {
    Path file = Files.write(folder.resolve("x"), bytes);
    LogSet set = LogSets.open(List.of(file), ReadOptions.none());
    for (LogSource source : set.sources()) {
      try (LogCursor cursor = source.open()) {
        Heard heard = new Heard();
        while (cursor.next(heard)) {
          // to its end
        }
        assertTrue(cursor.count().addsUp(), which);
      } catch (UncheckedIOException e) {
        throw new AssertionError(which, e);
      }
    }
  }
}
