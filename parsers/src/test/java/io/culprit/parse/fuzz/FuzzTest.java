package io.culprit.parse.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A short, repeatable run over each target: its seeds, and some changes to them. The long run is
 * {@code ./dev fuzz}.
 */
@Tag("slow")
final class FuzzTest {
  private static final long SEED = 424_242;
  private static final int ROUNDS = 20;

  static List<FuzzTarget> targets() {
    return FuzzTargets.all();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void check_seedsAndChangesToThem_holds(FuzzTarget target) throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (Path seed : Seeds.of(target)) {
      byte[] input = Files.readAllBytes(seed);
      seeds.add(input);
      check(target, input, seed.toString());
    }
    assertFalse(seeds.isEmpty(), "a target has seeds: " + Seeds.folder(target));
    Mutations mutations = new Mutations(new Random(SEED), seeds);
    for (int i = 0; i < ROUNDS; i++) {
      check(target, mutations.next(), "seed " + SEED + ", round " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void check_extremeLines_holds(FuzzTarget target) throws IOException {
    for (String line :
        List.of(
            "",
            "\n",
            "\r\n\r\n",
            "\0".repeat(5_000),
            "x".repeat(200_000),
            "{\"a\":".repeat(5_000),
            "[".repeat(20_000),
            "\"".repeat(20_001),
            "a=".repeat(20_000),
            ",".repeat(20_000))) {
      check(target, line.getBytes(StandardCharsets.UTF_8), line.length() + " characters");
    }
  }

  @Test
  void folders_ofKeptInputs_allBelongToATarget() throws IOException {
    List<String> names = targets().stream().map(FuzzTarget::name).toList();
    Path kept = Seeds.folder(targets().get(0)).resolveSibling("");
    try (Stream<Path> folders = Files.list(kept)) {
      List<String> orphans =
          folders
              .map(folder -> String.valueOf(folder.getFileName()))
              .filter(name -> !names.contains(name))
              .toList();
      assertEquals(List.of(), orphans);
    }
  }

  private static void check(FuzzTarget target, byte[] input, String where) {
    try {
      target.property().check(input);
    } catch (IOException | RuntimeException | StackOverflowError | AssertionError broken) {
      String text = input.length > 4_000 ? "" : ": " + Base64.getEncoder().encodeToString(input);
      throw new AssertionError(target.name() + ", " + where + text, broken);
    }
  }
}
