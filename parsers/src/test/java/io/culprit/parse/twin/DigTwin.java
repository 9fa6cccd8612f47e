package io.culprit.parse.twin;

import io.culprit.parse.event.Moment;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A look-up of dig that was answered: one expression over all of its lines. */
final class DigTwin implements Twin {
  private static final String OTHERS = "(?:(?!;; (?:->>|Query|SERVER|WHEN)).*\n)*";

  private static final Pattern LOOKUP =
      Pattern.compile(
          "; <<>> DiG \\S+ <<>> (?<question>\\S[^\n]*\\S)\n"
              + OTHERS
              + ";; ->>HEADER<<- opcode: QUERY, status: (?<status>[A-Z]+), id: \\d+\n"
              + OTHERS
              + ";; Query time: (?<took>\\d{1,9}) msec\n"
              + ";; SERVER: (?<server>\\S[^\n]*\\S)\n"
              + ";; WHEN: (?<when>\\w{3} \\w{3} [ \\d]\\d [\\d:]{8} )UTC (?<year>\\d{4})\n"
              + OTHERS);
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT);

  /** A look-up runs from the line that names dig to the next such line. */
  @Override
  public SortedMap<Integer, Map<String, String>> tell(List<String> lines) {
    SortedMap<Integer, Map<String, String>> told = new TreeMap<>();
    int end = lines.size();
    for (int i = end - 1; i >= 0; i--) {
      if (lines.get(i).startsWith("; <<>> DiG ")) {
        int number = i + 1;
        String lookup = String.join("\n", lines.subList(i, end)) + '\n';
        lookup(lookup).ifPresent(values -> told.put(number, values));
        end = i;
      }
    }
    return told;
  }

  private static Optional<Map<String, String>> lookup(String lookup) {
    Matcher m = LOOKUP.matcher(lookup);
    if (!m.matches()) {
      return Optional.empty();
    }
    long took = Long.parseLong(m.group("took")) * 1_000;
    boolean answered = m.group("status").matches("NOERROR|NXDOMAIN");
    try {
      LocalDateTime when = LocalDateTime.parse(m.group("when") + m.group("year"), WHEN);
      long seconds = when.toEpochSecond(ZoneOffset.UTC);
      return Optional.of(
          Said.of("notice")
              .time("at", new Moment(seconds * 1_000_000, 1_000_000))
              .text("kind", answered ? took < 500_000 ? "DNS_TIMED" : "DNS_SLOW" : "DNS_FAILED")
              .text("phase", "UNKNOWN")
              .text(
                  "message",
                  m.group("question") + ' ' + m.group("status") + ' ' + m.group("server"))
              .number("amountMicros", took)
              .values());
    } catch (DateTimeParseException noSuchDay) {
      return Optional.empty();
    }
  }
}
