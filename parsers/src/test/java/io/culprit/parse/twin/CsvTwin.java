package io.culprit.parse.twin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A record of a CSV, as Commons CSV reads it under a header.
 *
 * @param format the header
 * @param row what the named values of a record say
 */
record CsvTwin(CSVFormat format, Function<Named, Optional<Map<String, String>>> row) {
  /** A backend's durations. */
  static Twin ofBackend() {
    return under("timestamp,method,path,status,duration_ms,request_id", BackendRow::says);
  }

  /** A client's report. */
  static Twin ofClient() {
    return under(
        "time,session,page,method,url,status,elapsed_ms,outcome,error,request_id", ClientRow::says);
  }

  private static Twin under(String header, Function<Named, Optional<Map<String, String>>> row) {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setHeader(header.split(",", -1))
            .setIgnoreSurroundingSpaces(true)
            .get();
    return Twin.ofLines(new CsvTwin(format, row)::tell);
  }

  private Optional<Map<String, String>> tell(String line) {
    try (CSVParser parser = CSVParser.parse(line, format)) {
      List<CSVRecord> records = parser.getRecords();
      return records.size() == 1 && records.get(0).isConsistent()
          ? row.apply(new Named(records.get(0).toMap()))
          : Optional.empty();
    } catch (IOException | UncheckedIOException noRecord) {
      return Optional.empty();
    }
  }
}
