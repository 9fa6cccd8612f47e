package io.culprit.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.culprit.correlate.Tier;
import io.culprit.correlate.measure.Arm;
import io.culprit.correlate.measure.Calibration;
import io.culprit.correlate.measure.ClockScore;
import io.culprit.correlate.measure.JoinScore;
import io.culprit.correlate.measure.Layer;
import io.culprit.correlate.measure.PairScore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code culprit evaluate --joins} shows. Pure. */
final class JoinsPage {
  private JoinsPage() {}

  /**
   * One incident measured.
   *
   * @param incident its name
   * @param scores one for each arm, in their order
   */
  record Row(String incident, Map<Arm, JoinScore> scores) {
    JoinScore score(Arm arm) {
      return scores.getOrDefault(arm, new JoinScore());
    }
  }

  /** For people; with every wrong pair if asked for. */
  static String text(List<Row> rows, boolean details) {
    StringBuilder out = new StringBuilder();
    for (Arm arm : Arm.values()) {
      out.append("Joins, ").append(arm.title()).append("\n\n");
      Table table =
          new Table(
              "incident",
              "layer",
              "by",
              ">pairs",
              ">right",
              ">missed",
              ">precision",
              ">recall",
              ">F1",
              ">stated");
      rows.forEach(row -> scores(table, row.incident(), row.score(arm)));
      JoinScore total = total(rows, arm);
      scores(table, "all", total);
      out.append(table.text()).append('\n').append(reliability(total.calibration())).append('\n');
      if (details) {
        rows.forEach(
            row ->
                row.score(arm)
                    .misses()
                    .forEach(
                        miss -> out.append(row.incident()).append(": ").append(visible(miss))));
      }
    }
    out.append(clocks(rows)).append('\n').append(silence(rows));
    return out.toString();
  }

  private static String visible(String lines) {
    StringBuilder out = new StringBuilder();
    lines.lines().forEach(line -> out.append(Visible.text(line)).append('\n'));
    return out.toString();
  }

  private static JoinScore total(List<Row> rows, Arm arm) {
    JoinScore total = new JoinScore();
    rows.forEach(row -> total.merge(row.score(arm)));
    return total;
  }

  private static void scores(Table table, String incident, JoinScore score) {
    for (Layer layer : Layer.values()) {
      Map<Tier, PairScore> tiers = score.tiers(layer);
      tiers.forEach(
          (tier, s) ->
              table.row(
                  incident,
                  layer.title(),
                  tier.slug(),
                  String.valueOf(s.pairs()),
                  String.valueOf(s.right()),
                  "",
                  share(s.precision()),
                  "",
                  "",
                  share(s.stated())));
      PairScore s = score.layer(layer);
      if (s.pairs() + s.missing() > 0) {
        table.row(
            incident,
            layer.title(),
            "any",
            String.valueOf(s.pairs()),
            String.valueOf(s.right()),
            String.valueOf(s.missing()),
            share(s.precision()),
            share(s.recall()),
            share(s.f1()),
            share(s.stated()));
      }
    }
  }

  private static String reliability(Calibration calibration) {
    Table table = new Table("stated", ">pairs", ">mean", ">right");
    for (Calibration.Row row : calibration.rows()) {
      table.row(
          "from " + String.format(Locale.ROOT, "%.2f", row.from()),
          String.valueOf(row.pairs()),
          share(row.stated()),
          share(row.right()));
    }
    return table.text()
        + String.format(
            Locale.ROOT,
            "Brier %.4f, calibration error %.4f%n",
            calibration.brier(),
            calibration.error());
  }

  private static String clocks(List<Row> rows) {
    Table table =
        new Table(
            "incident",
            "source",
            ">clock ms",
            ">from",
            ">to",
            ">width ms",
            ">truth",
            "inside",
            ">pairs",
            "by");
    for (Row row : rows) {
      for (ClockScore c : row.score(Arm.AS_RECORDED).clocks()) {
        table.row(
            row.incident(),
            Visible.text(c.source()),
            millis(c.estimate().micros()),
            millis(c.estimate().lowMicros()),
            millis(c.estimate().highMicros()),
            millis(c.widthMicros()),
            millis(c.trueMicros()),
            c.inside() ? "yes" : "NO",
            String.valueOf(c.estimate().pairs()),
            c.estimate().basis());
      }
    }
    List<ClockScore> all = total(rows, Arm.AS_RECORDED).clocks();
    long inside = all.stream().filter(ClockScore::inside).count();
    long wide = all.stream().filter(c -> c.widthMicros() > 1_000_000).count();
    return "Clocks, as recorded\n\n"
        + table.text()
        + String.format(
            Locale.ROOT,
            "%d of %d intervals hold the truth; %d are wider than a second%n",
            inside,
            all.size(),
            wide);
  }

  private static String silence(List<Row> rows) {
    Table table =
        new Table("incident", "arm", ">silent", ">right", ">true", ">shown", ">outcomes", ">right");
    List<Row> all = new ArrayList<>(rows);
    for (Row row : all) {
      for (Arm arm : Arm.values()) {
        silence(table, row.incident(), arm, row.score(arm));
      }
    }
    for (Arm arm : Arm.values()) {
      silence(table, "all", arm, total(rows, arm));
    }
    return "Silent failures (shown: failure and answer are both in the logs) and outcomes\n\n"
        + table.text();
  }

  private static void silence(Table table, String incident, Arm arm, JoinScore s) {
    table.row(
        incident,
        arm.title(),
        String.valueOf(s.silence().found()),
        String.valueOf(s.silence().rightlyFound()),
        String.valueOf(s.silence().truly()),
        String.valueOf(s.silence().shown()),
        String.valueOf(s.judged()),
        String.valueOf(s.rightlyJudged()));
  }

  private static String millis(long micros) {
    return String.format(Locale.ROOT, "%.1f", micros / 1000.0);
  }

  private static String share(double share) {
    return String.format(Locale.ROOT, "%.4f", share);
  }

  /** For programs. */
  static String json(List<Row> rows) throws IOException {
    ObjectNode root = Json.MAPPER.createObjectNode();
    ArrayNode incidents = root.putArray("incidents");
    for (Row row : rows) {
      ObjectNode node = incidents.addObject().put("incident", row.incident());
      ObjectNode arms = node.putObject("arms");
      for (Arm arm : Arm.values()) {
        put(arms.putObject(slug(arm)), row.score(arm));
      }
      clocks(node.putArray("clocks"), row.score(Arm.AS_RECORDED));
    }
    ObjectNode total = root.putObject("total");
    for (Arm arm : Arm.values()) {
      put(total.putObject(slug(arm)), total(rows, arm));
    }
    return Json.pretty(root);
  }

  private static String slug(Arm arm) {
    return arm.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void put(ObjectNode node, JoinScore score) {
    for (Layer layer : Layer.values()) {
      PairScore s = score.layer(layer);
      ObjectNode out = node.putObject(layer.name().toLowerCase(Locale.ROOT));
      out.put("pairs", s.pairs())
          .put("right", s.right())
          .put("missed", s.missing())
          .put("precision", s.precision())
          .put("recall", s.recall())
          .put("f1", s.f1());
      ObjectNode tiers = out.putObject("tiers");
      score
          .tiers(layer)
          .forEach(
              (tier, t) ->
                  tiers
                      .putObject(tier.slug())
                      .put("pairs", t.pairs())
                      .put("right", t.right())
                      .put("precision", t.precision())
                      .put("statedPrecision", t.stated()));
    }
    ObjectNode calibration = node.putObject("calibration");
    calibration.put("brier", score.calibration().brier()).put("error", score.calibration().error());
    ArrayNode reliability = calibration.putArray("rows");
    for (Calibration.Row row : score.calibration().rows()) {
      reliability
          .addObject()
          .put("from", row.from())
          .put("pairs", row.pairs())
          .put("stated", row.stated())
          .put("right", row.right());
    }
    node.putObject("silent")
        .put("found", score.silence().found())
        .put("right", score.silence().rightlyFound())
        .put("true", score.silence().truly())
        .put("shown", score.silence().shown());
    node.putObject("outcomes").put("judged", score.judged()).put("right", score.rightlyJudged());
  }

  private static void clocks(ArrayNode out, JoinScore score) {
    for (ClockScore c : score.clocks()) {
      out.addObject()
          .put("source", c.source())
          .put("offsetMicros", c.estimate().micros())
          .put("lowMicros", c.estimate().lowMicros())
          .put("highMicros", c.estimate().highMicros())
          .put("trueMicros", c.trueMicros())
          .put("inside", c.inside())
          .put("pairs", c.estimate().pairs())
          .put("basis", c.estimate().basis());
    }
  }
}
