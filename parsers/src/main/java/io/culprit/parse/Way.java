package io.culprit.parse;

import io.culprit.parse.plan.PlanRule;
import io.culprit.parse.source.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * How one file is to be recognised: what is declared for it, and which formats come into question.
 *
 * @param declarations what was declared
 * @param local the zone of its times that state none
 * @param formats the formats it may be of
 * @param certain whether the user said so: then it is read as that, however few lines fit
 */
record Way(Declarations declarations, LocalTime local, List<LogFormat> formats, boolean certain) {
  /** Below this share of understood lines a file is reported, not guessed. */
  private static final double SURE_ENOUGH = 0.5;

  /** The way of a file of which the user said nothing in particular. */
  static Way any(Declarations declarations, ReadOptions options) {
    return new Way(declarations, new LocalTime(options.zone()), List.of(LogFormat.values()), false);
  }

  /** The way of a file on which a plan's rule decides. */
  Way by(PlanRule rule) {
    boolean declares = rule.logFormat().isPresent() || rule.grok().isPresent();
    List<LogFormat> meant =
        rule.format().isPresent()
            ? List.of(rule.format().get())
            : rule.logFormat().isPresent()
                ? List.of(LogFormat.NGINX_ACCESS)
                : rule.grok().isPresent() ? List.of(LogFormat.BACKEND_TEXT) : formats;
    return new Way(
        declares
            ? Declared.by(rule, "", declarations.limits(), declarations.idFields()).declarations()
            : declarations,
        new LocalTime(rule.zone().or(local::zone)),
        meant,
        declares || rule.format().isPresent());
  }

  /** What a sample is; empty: nothing that is known. */
  Optional<Recognition> recognise(Sample sample) {
    if (sample.lines().isEmpty()) {
      return Optional.empty();
    }
    Optional<Recognition> single = single(sample);
    if (certain || single.isEmpty()) {
      return single;
    }
    Recognition best = Mixture.of(sample, declarations, single.get(), local);
    return best.confidence() >= SURE_ENOUGH ? Optional.of(best) : Optional.empty();
  }

  /** The format that is surest of a sample. */
  Optional<Recognition> single(Sample sample) {
    Optional<Recognition> best = Optional.empty();
    for (LogFormat format : formats) {
      if (best.isPresent() && best.get().confidence() >= 1) {
        break; // The first of the surest wins, so no later one can.
      }
      Optional<Recognition> found = format.recogniser().recognise(sample, declarations);
      double sure = best.map(Recognition::confidence).orElse(0.0);
      best = found.isPresent() && found.get().confidence() > sure ? found : best;
    }
    return best;
  }
}
