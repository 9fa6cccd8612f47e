package io.culprit.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.benchmark.day.DayPlan;
import io.culprit.benchmark.day.LogDay;
import io.culprit.benchmark.day.UvicornStyle;
import io.culprit.parse.LogSets;
import io.culprit.parse.ReadOptions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ParseOnlyTest {
  private static final Pattern NUMBERS = Pattern.compile("\" (\\d+) (\\d+) \".* rt=([0-9.]+) ");

  @TempDir private Path folder;

  @Test
  void read_rowsAndEvents_giveTheSumsOfASecondReading() throws Exception {
    LogDay.write(folder, new DayPlan(1_000_000, 7, UvicornStyle.PLAIN));
    Path file = folder.resolve("nginx/access.log");
    String expected = secondReading(file).toString();
    for (boolean events : new boolean[] {false, true}) {
      Sums sums = ParseOnly.read(LogSets.open(List.of(file), ReadOptions.none()), 2, events);
      assertEquals(expected, sums.toString());
    }
  }

  private static Sums secondReading(Path file) throws IOException {
    Sums sums = new Sums();
    for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
      Matcher numbers = NUMBERS.matcher(line);
      assertTrue(numbers.find(), line);
      sums.line(
          Long.parseLong(numbers.group(1)),
          Long.parseLong(numbers.group(2)),
          new BigDecimal(numbers.group(3)).movePointRight(6).longValueExact());
    }
    return sums;
  }
}
