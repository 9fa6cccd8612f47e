package io.culprit.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.culprit.rank.Cause;
import io.culprit.rank.arm.ArmResult;
import io.culprit.rank.fit.Confusion;
import io.culprit.rank.fit.Figures;
import io.culprit.rank.fit.Score;
import io.culprit.rank.stats.Proportion;
import io.culprit.rank.stats.Reliability;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What {@code culprit evaluate} shows to programs. Pure. */
final class AccuracyJson {
  private AccuracyJson() {}

  static String of(Accuracy accuracy) throws IOException {
    ObjectNode root = Json.MAPPER.createObjectNode();
    runs(root.putArray("rankings"), accuracy.rankings());
    runs(root.putArray("baselines"), accuracy.baselines());
    ArrayNode arms = root.putArray("arms");
    for (ArmResult arm : accuracy.arms()) {
      ObjectNode node =
          arms.addObject()
              .put("arm", arm.arm().name().toLowerCase(Locale.ROOT).replace('_', '-'))
              .put("title", arm.arm().title())
              .put("incidents", arm.cases().size());
      number(node, "fallOfFirst", arm.fall());
      figures(node.putObject("figures"), Figures.of(arm.altered()));
      figures(node.putObject("asRecorded"), Figures.of(arm.recorded()));
      wrong(node.putArray("wrong"), arm.altered());
    }
    return Json.pretty(root);
  }

  private static void runs(ArrayNode out, List<Accuracy.Run> runs) {
    for (Accuracy.Run run : runs) {
      ObjectNode node = out.addObject().put("title", run.title());
      ArrayNode sets = node.putArray("sets");
      run.bySet()
          .forEach(
              (set, scores) ->
                  figures(
                      sets.addObject().put("set", set).put("incidents", scores.size()),
                      Figures.of(scores)));
      confusion(node.putArray("confusion"), Confusion.of(run.scores()));
      ArrayNode incidents = node.putArray("incidents");
      run.scores().forEach(s -> score(incidents.addObject(), s));
    }
  }

  private static void figures(ObjectNode out, Figures f) {
    out.put("healthy", f.healthy()).put("faulty", f.faulty());
    proportion(out, "identifiableAc1", f.identifiable());
    proportion(out, "ac1", f.first());
    proportion(out, "ac3", f.firstThree());
    number(out, "avg5", f.meanOfFive());
    number(out, "mrr", f.reciprocalRank());
    number(out, "brier", f.brier());
    proportion(out, "culpritRight", f.culprits());
    proportion(out, "abstained", f.abstained());
    proportion(out, "calledHealthy", f.calledHealthy());
    proportion(out, "trueCauseRuledOut", f.ruledOut());
    proportion(out, "falseAlarms", f.falseAlarms());
    reliability(out.putObject("reliabilityOfFirst"), f.reliability());
    reliability(out.putObject("reliabilityOfAll"), f.reliabilityOfAll());
  }

  private static void proportion(ObjectNode out, String name, Proportion p) {
    ObjectNode node = out.putObject(name).put("k", p.hits()).put("n", p.n());
    number(node, "share", p.share());
    node.put("low", p.low()).put("high", p.high());
  }

  private static void reliability(ObjectNode out, Reliability reliability) {
    out.put("ece", reliability.error());
    ArrayNode rows = out.putArray("rows");
    for (Reliability.Row row : reliability.rows()) {
      ObjectNode node =
          rows.addObject().put("from", row.from()).put("to", row.to()).put("stated", row.stated());
      proportion(node, "observed", row.observed());
    }
  }

  private static void confusion(ArrayNode out, Confusion confusion) {
    for (Cause truth : Cause.values()) {
      ObjectNode node = out.addObject().put("true", truth.slug());
      node.put("calledHealthy", confusion.calledHealthy().getOrDefault(truth, 0L));
      ObjectNode first = node.putObject("first");
      for (Cause c : Cause.values()) {
        if (confusion.count(truth, c) > 0) {
          first.put(c.slug(), confusion.count(truth, c));
        }
      }
    }
  }

  private static void wrong(ArrayNode out, List<Score> scores) {
    scores.stream().filter(Score::wrong).forEach(s -> score(out.addObject(), s));
  }

  private static void score(ObjectNode out, Score s) {
    out.put("set", s.set()).put("incident", s.name()).put("healthy", s.truth().healthy());
    slugs(out.putArray("primary"), s.truth().primary());
    slugs(out.putArray("contributing"), s.truth().contributing());
    out.put("identifiable", s.truth().identifiable())
        .put("first", s.first().slug())
        .put("probability", s.probability(s.first()))
        .put("verdict", s.verdict().slug())
        .put("wrong", s.wrong())
        .put("trueCauseRuledOut", s.ruledOutTruth());
  }

  private static void slugs(ArrayNode out, Collection<Cause> causes) {
    causes.stream().sorted().map(Cause::slug).forEach(out::add);
  }

  /** A number; null where it is none. */
  private static void number(ObjectNode out, String name, double value) {
    if (Double.isNaN(value)) {
      out.putNull(name);
    } else {
      out.put(name, value);
    }
  }
}
