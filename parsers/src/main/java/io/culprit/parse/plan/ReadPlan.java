package io.culprit.parse.plan;

import io.culprit.parse.source.InputFile;
import java.util.List;
import java.util.Optional;

/**
 * What the user says his files are, rule by rule; the first rule that matches a file decides on it.
 *
 * @param name the plan file as the user named it; empty: there is none
 * @param rules in the order of the file
 */
public record ReadPlan(String name, List<PlanRule> rules) {
  public ReadPlan {
    rules = List.copyOf(rules);
  }

  /** A plan that says nothing. */
  public static ReadPlan none() {
    return new ReadPlan("", List.of());
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
