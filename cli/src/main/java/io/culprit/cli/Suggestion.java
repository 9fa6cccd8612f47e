package io.culprit.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, and what was probably meant. */
final class Suggestion {
  private Suggestion() {}

  /** The problem in one line. */
  static String message(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      String typed = unmatched.getUnmatched().get(0);
      String kind = typed.startsWith("-") ? "option" : "command";
      List<String> known = known(e.getCommandLine(), typed);
      boolean expectsCommand = e.getCommandLine().getParent() == null;
      String said =
          typed.startsWith("-") || expectsCommand
              ? "unknown " + kind + " '" + typed + "'"
              : "unexpected argument '" + typed + "'";
      return said + closest(typed, known).map(s -> "; did you mean '" + s + "'?").orElse("");
    }
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    String oneLine = message.replaceAll("\\s*\\R\\s*", "; ");
    return oneLine.isEmpty()
        ? oneLine
        : oneLine.substring(0, 1).toLowerCase(Locale.ROOT) + oneLine.substring(1);
  }

  private static List<String> known(CommandLine command, String typed) {
    List<String> known = new ArrayList<>();
    if (typed.startsWith("-")) {
      command.getCommandSpec().options().forEach(o -> known.addAll(List.of(o.names())));
    } else {
      known.addAll(command.getSubcommands().keySet());
    }
    return known;
  }

  /** The nearest of the known names, where one is near enough to be a slip of the finger. */
  static Optional<String> closest(String typed, List<String> known) {
    String bare = typed.contains("=") ? typed.substring(0, typed.indexOf('=')) : typed;
    return known.stream()
        .filter(k -> k.length() > 2)
        .filter(
            k ->
                distance(bare, k) <= Math.max(1, Math.max(bare.length(), k.length()) / 3)
                    || (bare.length() > 3 && k.startsWith(bare)))
        .min(
            Comparator.comparingInt((String k) -> k.startsWith(bare) ? 0 : distance(bare, k))
                .thenComparing(k -> k));
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
