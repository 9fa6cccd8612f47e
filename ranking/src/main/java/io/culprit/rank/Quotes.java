package io.culprit.rank;

import io.culprit.parse.event.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Fills the texts of the cited lines into the parts of a report. */
final class Quotes {
  private final Map<Origin, String> texts;

  Quotes(Map<Origin, String> texts) {
    this.texts = texts;
  }

  /** Places of all citations that a page shows. */
  static SortedSet<Origin> origins(
      List<Finding> findings,
      List<Waterfall> samples,
      List<ChainLink> chain,
      Timeline timeline,
      List<Citation> others) {
    SortedSet<Origin> origins = new TreeSet<>();
    findings.forEach(f -> f.citations().forEach(c -> origins.add(c.origin())));
    samples.forEach(w -> w.steps().forEach(s -> origins.add(s.citation().origin())));
    chain.forEach(l -> l.citation().ifPresent(c -> origins.add(c.origin())));
    timeline.marks().forEach(m -> origins.add(m.citation().origin()));
    others.forEach(c -> origins.add(c.origin()));
    return origins;
  }

  Citation on(Citation c) {
    return new Citation(c.origin(), c.source(), texts.getOrDefault(c.origin(), ""));
  }

  List<Citation> on(List<Citation> citations) {
    return citations.stream().map(this::on).toList();
  }

  Finding on(Finding f) {
    return new Finding(
        f.id(),
        f.family(),
        f.state(),
        f.strength(),
        f.failed(),
        f.healthy(),
        f.pValue(),
        f.text(),
        on(f.citations()));
  }

  Waterfall on(Waterfall w) {
    return new Waterfall(
        w.title(),
        w.startMicros(),
        w.cause(),
        w.steps().stream()
            .map(
                s ->
                    new Waterfall.Step(
                        s.layer(), s.fromMicros(), s.toMicros(), s.text(), on(s.citation())))
            .toList());
  }

  ChainLink on(ChainLink l) {
    Optional<Citation> cited = l.citation().map(this::on);
    return new ChainLink(l.layer(), l.limit(), l.micros(), l.learnt(), l.fired(), cited);
  }

  Timeline on(Timeline t) {
    return new Timeline(
        t.slotMicros(),
        t.slots(),
        t.marks().stream()
            .map(m -> new Timeline.Mark(m.micros(), m.text(), on(m.citation())))
            .toList());
  }
}
