package io.culprit.rank.export;

import io.culprit.correlate.Tier;
import io.culprit.rank.render.LogText;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/**
 * One row a request, with a header. What a log does not tell is an empty cell. Where a layer tells
 * of a request in several lines (retries), all their places stand in its cell and the numbers are
 * the last one's.
 *
 * <p>Text from logs is inert: control characters are shown as code points, and a cell that a
 * spreadsheet would take for a formula begins with an apostrophe (OWASP, "CSV Injection").
 */
final class CsvTable implements ExchangeWriter {
  private static final String FORMULA = "=+-@\t\r";

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private final Writer out;

  CsvTable(Writer out) throws IOException {
    this.out = out;
    FORMAT.printRecord(out, header().toArray());
  }

  private static List<String> header() {
    List<String> names =
        new ArrayList<>(
            List.of(
                "id",
                "start",
                "end",
                "elapsed_ms",
                "method",
                "path",
                "route",
                "host",
                "peer",
                "outcome",
                "silent",
                "upstream_connect_ms",
                "upstream_header_ms",
                "upstream_response_ms"));
    for (Layer layer : Layer.values()) {
      for (String name : columns(layer)) {
        names.add(layer.slug() + "_" + name);
      }
    }
    names.add("complaint_lines");
    return names;
  }

  @Override
  public void write(ToldRequest r) throws IOException {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(inert(r.id()));
    cells.add(r.startMicros() < 0 ? null : Stamps.instant(r.startMicros()));
    cells.add(r.endMicros() < 0 ? null : Stamps.instant(r.endMicros()));
    cells.add(millis(r.elapsedMicros()));
    cells.add(inert(r.method()));
    cells.add(inert(r.path()));
    cells.add(inert(r.route()));
    cells.add(inert(r.host()));
    cells.add(inert(r.peer()));
    cells.add(r.outcome().slug());
    cells.add(r.silent());
    cells.add(millis(r.connectMicros()));
    cells.add(millis(r.headerMicros()));
    cells.add(millis(r.responseMicros()));
    for (Layer layer : Layer.values()) {
      layer(layer, r.of(layer), cells);
    }
    cells.add(r.complaints().stream().map(c -> inert(c.place())).collect(Collectors.joining(" ")));
    FORMAT.printRecord(out, cells.toArray());
  }

  /** The proxy's line is what the others are joined to. */
  private static List<String> columns(Layer layer) {
    return layer == Layer.PROXY
        ? List.of("status", "end", "ms", "bytes", "lines")
        : List.of("status", "end", "ms", "bytes", "tier", "probability", "lines");
  }

  private static void layer(Layer layer, List<Told> lines, List<@Nullable Object> cells) {
    if (lines.isEmpty()) {
      columns(layer).forEach(c -> cells.add(null));
      return;
    }
    Told last = lines.get(lines.size() - 1);
    cells.add(last.status() < 0 ? null : last.status());
    cells.add(last.endMicros() < 0 ? null : Stamps.instant(last.endMicros()));
    cells.add(millis(last.durationMicros()));
    cells.add(last.bytes() < 0 ? null : last.bytes());
    if (layer != Layer.PROXY) {
      boolean joined = last.tier() != Tier.NONE;
      cells.add(joined ? last.tier().slug() : null);
      cells.add(joined ? Stamps.probability(last.probability()) : null);
    }
    cells.add(lines.stream().map(t -> inert(t.place())).collect(Collectors.joining(" ")));
  }

  private static @Nullable Object millis(long micros) {
    return micros < 0 ? null : Stamps.millis(micros);
  }

  private static String inert(String text) {
    String visible = LogText.visible(text);
    return !visible.isEmpty() && FORMULA.indexOf(visible.charAt(0)) >= 0 ? "'" + visible : visible;
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }
}
