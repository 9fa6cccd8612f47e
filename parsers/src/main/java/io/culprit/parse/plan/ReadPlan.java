package io.culprit.parse.plan;

import io.culprit.parse.source.InputFile;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the user says his files are, rule by rule; the first rule that matches a file decides on it.
 * Beside that what he knows of the setting, which nobody who reads files understands: it is handed
 * on as written.
 *
 * @param name the plan file as the user named it; empty: there is none
 * @param rules in the order of the file
 * @param priors by a cause's name: what its prior odds are to be multiplied by
 * @param known names of facts about the setting
 */
public record ReadPlan(
    String name, List<PlanRule> rules, SortedMap<String, Double> priors, List<String> known) {
  public ReadPlan {
    rules = List.copyOf(rules);
    priors = Collections.unmodifiableSortedMap(new TreeMap<>(priors));
    known = List.copyOf(known);
  }

  /** A plan that says nothing. */
  public static ReadPlan none() {
    return new ReadPlan("", List.of(), new TreeMap<>(), List.of());
  }

  /** The rule for a file; empty: the plan does not speak of it. */
  public Optional<PlanRule> rule(InputFile file) {
    return rules.stream().filter(rule -> rule.glob().matches(file)).findFirst();
  }

  /** Where a rule stands, for messages: {@code plan.yaml: files[2]}. */
  public String place(PlanRule rule) {
    return name + ": files[" + rules.indexOf(rule) + "]";
  }
}
