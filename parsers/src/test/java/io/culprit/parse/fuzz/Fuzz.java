package io.culprit.parse.fuzz;

import java.io.IOException;

/**
 * What a coverage-guided fuzzer calls: it finds these methods by their names and hands the name of
 * the target to the first. Run by {@code ./dev fuzz}.
 */
public final class Fuzz {
  private static FuzzTarget.Property property = input -> {};

  private Fuzz() {}

  /** Chooses the target. */
  public static void fuzzerInitialize(String[] arguments) {
    property = FuzzTargets.named(arguments[0]).property();
  }

  /** Feeds the target. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    property.check(input);
  }

  /** Prints the names of the targets. */
  public static void main(String[] arguments) {
    FuzzTargets.all().forEach(target -> System.out.println(target.name()));
  }
}
