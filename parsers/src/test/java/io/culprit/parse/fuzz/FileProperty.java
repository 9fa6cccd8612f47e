package io.culprit.parse.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culprit.parse.LogCursor;
import io.culprit.parse.LogSet;
import io.culprit.parse.LogSets;
import io.culprit.parse.LogSource;
import io.culprit.parse.ReadOptions;
import io.culprit.parse.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/** Whatever a file holds: it is opened, read twice to the same effect, and quoted. */
final class FileProperty implements FuzzTarget.Property {
  private final Path file = Seeds.scratch("file.log");

  @Override
  public void check(byte[] input) throws IOException {
    Files.write(file, input);
    LogSet set = LogSets.open(List.of(file), ReadOptions.none());
    for (LogSource source : set.sources()) {
      String first = read(source);
      assertEquals(first, read(source));
      source.quote(new TreeSet<>(List.of(1L, 2L)));
    }
  }

  private static String read(LogSource source) throws IOException {
    Told told = new Told();
    try (LogCursor cursor = source.open()) {
      Accounts.balanced(told.readAll(cursor));
      return told.text(0) + cursor.count();
    }
  }
}
