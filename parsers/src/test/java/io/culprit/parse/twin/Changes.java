package io.culprit.parse.twin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes one line of a file a little: a digit, a character, two fields, its end. Seeded. */
final class Changes {
  private static final String ODD = " \"'\\-:,;[](){}|=+.0aZ/%\u00e9\u0001";
  private static final Pattern DIGIT = Pattern.compile("\\d");

  private final Random random;

  Changes(Random random) {
    this.random = random;
  }

  /** The lines, one of them changed. */
  List<String> of(List<String> lines) {
    List<String> changed = new ArrayList<>(lines);
    int at = random.nextInt(lines.size());
    changed.set(at, changed(lines.get(at)));
    return changed;
  }

  private String changed(String line) {
    if (line.isEmpty()) {
      return line;
    }
    int at = random.nextInt(line.length());
    String before = line.substring(0, at);
    return switch (random.nextInt(8)) {
      case 0, 1, 2, 3 -> digits(line);
      case 4 -> before;
      case 5 -> before + line.substring(at + 1);
      case 6 -> before + ODD.charAt(random.nextInt(ODD.length())) + line.substring(at + 1);
      default -> swapped(line);
    };
  }

  /** Half of them stay, so that most lines stay sensible. */
  private String digits(String line) {
    int of = 2 + random.nextInt(12);
    return DIGIT
        .matcher(line)
        .replaceAll(
            digit ->
                random.nextInt(of) == 0
                    ? String.valueOf(random.nextInt(10))
                    : Matcher.quoteReplacement(digit.group()));
  }

  private String swapped(String line) {
    String[] fields = line.split(" ", -1);
    int one = random.nextInt(fields.length);
    int other = random.nextInt(fields.length);
    String kept = fields[one];
    fields[one] = fields[other];
    fields[other] = kept;
    return String.join(" ", Arrays.asList(fields));
  }
}
