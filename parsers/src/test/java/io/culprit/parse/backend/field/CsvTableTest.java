package io.culprit.parse.backend.field;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** Rows without quotes are parted by hand: as Commons CSV parts them. */
final class CsvTableTest {
  private static final int SEED = 11;
  private static final String ALPHABET = "ab1.,,;;\t\t|| -é\u00a0";

  @Test
  void rowsWithoutQuotes_areParted_asCommonsCsvPartsThem() throws IOException {
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder line = new StringBuilder();
      for (int n = random.nextInt(20); n >= 0; n--) {
        line.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
      String text = line.toString();
      char delimiter = CsvTable.DELIMITERS.charAt(random.nextInt(CsvTable.DELIMITERS.length()));
      assertEquals(
          commons(text, delimiter),
          CsvTable.split(text, delimiter),
          "seed " + SEED + ", " + delimiter + " in [" + text + "]");
    }
  }

  private static Optional<List<String>> commons(String line, char delimiter) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreSurroundingSpaces(true).get();
    try (CSVParser parser = CSVParser.parse(line, format)) {
      List<CSVRecord> records = parser.getRecords();
      return records.size() == 1 ? Optional.of(records.get(0).stream().toList()) : Optional.empty();
    }
  }
}
