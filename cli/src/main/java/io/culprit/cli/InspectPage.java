package io.culprit.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.culprit.correlate.ClockOffset;
import io.culprit.correlate.SourceProfile;
import io.culprit.parse.Detected;
import io.culprit.parse.LineCount;
import io.culprit.parse.Problem;
import io.culprit.parse.Rejection;
import io.culprit.parse.event.Moment;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What {@code culprit inspect} shows of the sources. Pure. */
final class InspectPage {
  /** What of a format's detail stands in the table. */
  private static final int DETAIL = 40;

  /** A quarter of an hour, in microseconds. */
  private static final double QUARTER = 900e6;

  private InspectPage() {}

  /** For people. */
  static String text(List<SourceProfile> sources) {
    Table table =
        new Table(
            "file",
            "format",
            "sure",
            ">lines",
            ">parsed",
            ">joined",
            ">blank",
            ">rejected",
            "first",
            "last",
            "zone",
            "clock");
    for (SourceProfile s : sources) {
      LineCount c = s.count();
      table.row(
          Visible.text(s.name()),
          format(s.detected()),
          Math.round(100 * s.detected().confidence()) + " %",
          String.valueOf(c.lines()),
          String.valueOf(c.parsed()),
          String.valueOf(c.joined()),
          String.valueOf(c.blank()),
          String.valueOf(c.rejectedLines()),
          instant(s.first()),
          instant(s.last()),
          zone(s),
          clock(s));
    }
    StringBuilder out = new StringBuilder(table.text());
    details(out, sources);
    for (SourceProfile s : sources) {
      rejected(out, s);
    }
    LineCount sum = sum(sources);
    out.append('\n')
        .append(count(sources.size(), "file"))
        .append(", ")
        .append(count(sum.lines(), "line"))
        .append(" = ")
        .append(sum.parsed())
        .append(" parsed + ")
        .append(sum.joined())
        .append(" joined + ")
        .append(sum.blank())
        .append(" blank + ")
        .append(sum.rejectedLines())
        .append(" rejected\n");
    return out.toString();
  }

  /**
   * What does not fit the table: a format that was inferred must be whole, so that it can be taken
   * over.
   */
  private static void details(StringBuilder out, List<SourceProfile> sources) {
    boolean first = true;
    for (SourceProfile s : sources) {
      String detail = Visible.text(s.detected().detail());
      if (detail.length() > DETAIL) {
        out.append(first ? "\n" : "").append(Visible.text(s.name())).append(": ");
        out.append(detail).append('\n');
        first = false;
      }
    }
  }

  private static void rejected(StringBuilder out, SourceProfile s) {
    LineCount c = s.count();
    if (!c.damage().isEmpty()) {
      out.append('\n')
          .append(Visible.text(s.name()))
          .append(": damaged: ")
          .append(Visible.text(c.damage()))
          .append('\n');
    }
    if (c.rejectedLines() == 0) {
      return;
    }
    out.append('\n')
        .append(Visible.text(s.name()))
        .append(": ")
        .append(count(c.rejectedLines(), "line"))
        .append(" rejected\n");
    for (Map.Entry<String, Long> reason : c.rejected().entrySet()) {
      out.append("  ")
          .append(reason.getValue())
          .append("  ")
          .append(Visible.text(reason.getKey()))
          .append('\n');
      for (Rejection r : c.examples()) {
        if (r.reason().equals(reason.getKey())) {
          out.append("     line ")
              .append(r.origin().line())
              .append(": ")
              .append(cut(Visible.text(r.text())))
              .append('\n');
          if (!r.expected().isEmpty()) {
            out.append("       ").append(Visible.text(r.expected())).append('\n');
          }
        }
      }
    }
  }

  /** For programs. */
  static String json(List<SourceProfile> sources, List<Problem> problems) throws IOException {
    ObjectNode root = Json.MAPPER.createObjectNode();
    root.put("schemaVersion", 1);
    ArrayNode files = root.putArray("sources");
    for (SourceProfile s : sources) {
      ObjectNode node = files.addObject();
      Detected d = s.detected();
      node.put("file", s.name());
      node.put("format", d.format().id());
      if (!d.also().isEmpty()) {
        ArrayNode also = node.putArray("also");
        d.also().forEach(other -> also.add(other.id()));
      }
      node.put("detail", d.detail());
      node.put("wrapper", d.wrapper());
      node.put("confidence", d.confidence());
      node.put("zoned", d.zoned());
      node.put("timed", d.timed());
      node.put("inferredZone", inferred(s).orElse(null));
      counts(node, s.count());
      ArrayNode examples = node.putArray("examples");
      for (Rejection r : s.count().examples()) {
        examples
            .addObject()
            .put("line", r.origin().line())
            .put("reason", r.reason())
            .put("expected", r.expected())
            .put("text", r.text());
      }
      node.put("damage", s.count().damage());
      node.put("first", s.first().map(m -> exact(m.micros())).orElse(null));
      node.put("last", s.last().map(m -> exact(m.micros())).orElse(null));
      ClockOffset clock = s.clock();
      node.putObject("clock")
          .put("offsetMicros", clock.micros())
          .put("lowMicros", clock.lowMicros())
          .put("highMicros", clock.highMicros())
          .put("pairs", clock.pairs())
          .put("basis", clock.basis());
    }
    counts(root.putObject("total"), sum(sources));
    ArrayNode list = root.putArray("problems");
    for (Problem p : problems) {
      list.addObject().put("file", p.file()).put("text", p.text());
    }
    return Json.pretty(root);
  }

  private static void counts(ObjectNode node, LineCount c) {
    node.put("lines", c.lines())
        .put("parsed", c.parsed())
        .put("joined", c.joined())
        .put("blank", c.blank());
    ObjectNode rejected = node.putObject("rejected");
    c.rejected().forEach((reason, n) -> rejected.put(reason, n));
  }

  private static LineCount sum(List<SourceProfile> sources) {
    long lines = 0;
    long parsed = 0;
    long joined = 0;
    long blank = 0;
    TreeMap<String, Long> rejected = new TreeMap<>();
    for (SourceProfile s : sources) {
      LineCount c = s.count();
      lines += c.lines();
      parsed += c.parsed();
      joined += c.joined();
      blank += c.blank();
      c.rejected().forEach((reason, n) -> rejected.merge(reason, n, Long::sum));
    }
    return new LineCount(lines, parsed, joined, blank, rejected, List.of(), "");
  }

  private static String format(Detected d) {
    StringBuilder out = new StringBuilder(d.title());
    if (!d.detail().isEmpty() && !d.detail().equals(d.format().title())) {
      out.append(" (").append(cut(Visible.text(d.detail()), DETAIL)).append(')');
    }
    if (!d.wrapper().isEmpty()) {
      out.append(" in ").append(Visible.text(d.wrapper()));
    }
    return out.toString();
  }

  private static String zone(SourceProfile s) {
    if (!s.detected().timed()) {
      return "no times";
    }
    if (s.detected().zoned()) {
      return "stated";
    }
    return "not stated" + inferred(s).map(zone -> ", inferred " + zone).orElse("");
  }

  /**
   * How far the zone of a source that states none is ahead of the one it was read in, as its clock
   * shows: whole quarters of an hour are no fault of a clock.
   */
  private static Optional<String> inferred(SourceProfile s) {
    long quarters = Math.round(s.clock().micros() / QUARTER);
    return quarters == 0 || s.detected().zoned() || !s.detected().timed()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%s%02d:%02d",
                quarters < 0 ? "-" : "+",
                Math.abs(quarters) / 4,
                Math.abs(quarters) % 4 * 15));
  }

  private static String clock(SourceProfile s) {
    ClockOffset c = s.clock();
    if (c.basis().equals("reference")) {
      return "reference";
    }
    if (c.pairs() == 0) {
      return "-";
    }
    return String.format(
        Locale.ROOT,
        "%+.3f s (%+.3f to %+.3f, by %s, %d pairs)",
        c.micros() / 1e6,
        c.lowMicros() / 1e6,
        c.highMicros() / 1e6,
        c.basis(),
        c.pairs());
  }

  private static String instant(Optional<Moment> moment) {
    return moment
        .map(
            m ->
                Instant.EPOCH
                    .plus(m.micros(), ChronoUnit.MICROS)
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString())
        .orElse("-");
  }

  private static String exact(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }

  private static String cut(String text) {
    return cut(text, 120);
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1) + "…";
  }

  private static String count(long n, String one) {
    return n + " " + (n == 1 ? one : one + "s");
  }
}
