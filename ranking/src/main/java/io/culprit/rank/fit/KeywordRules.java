package io.culprit.rank.fit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.culprit.correlate.Exchange;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.rank.CaseFile;
import io.culprit.rank.Cause;
import io.culprit.rank.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What somebody with {@code grep} and a list of well-known messages and statuses does: counts the
 * lines that match, and takes the cause with most. The list is data, {@code keyword-rules.json}.
 *
 * <p>A line is a record in words: {@code proxy POST /api/check 504}, {@code balancer GET /x 200
 * CD--}, {@code app GET /x 500}, {@code client POST /x failed net::ERR_FAILED}, or the message of a
 * complaint.
 */
final class KeywordRules implements Baseline {
  /** Fewer matching lines than these are an ordinary day. */
  private static final double FEWEST = 3;

  /** Share of the matching lines from which on the first cause is named. */
  private static final double NAMED = 0.5;

  private final List<Rule> rules;

  /**
   * A rule.
   *
   * @param cause what a matching line is a sign of
   * @param grep what is looked for in it
   */
  private record Rule(Cause cause, Pattern grep) {}

  private KeywordRules(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** The list beside this class. */
  static KeywordRules builtIn() {
    try (InputStream in = KeywordRules.class.getResourceAsStream("keyword-rules.json")) {
      if (in == null) {
        throw new IllegalStateException("keyword-rules.json is missing");
      }
      List<Rule> rules = new ArrayList<>();
      for (JsonNode rule : new ObjectMapper().readTree(in).path("rules")) {
        for (JsonNode grep : rule.path("grep")) {
          rules.add(
              new Rule(
                  Cause.ofSlug(rule.path("cause").asText()),
                  Pattern.compile(grep.asText(), Pattern.CASE_INSENSITIVE)));
        }
      }
      return new KeywordRules(rules);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String title() {
    return "keyword rules";
  }

  @Override
  public List<Score> scores(List<Staged> incidents) {
    return incidents.stream().map(this::score).toList();
  }

  private Score score(Staged incident) {
    Map<Cause, Double> hits = hits(incident.incident().file());
    double all = hits.values().stream().mapToDouble(Double::doubleValue).sum();
    Map<Cause, Double> probabilities = new EnumMap<>(Cause.class);
    for (Cause c : Cause.values()) {
      probabilities.put(c, (hits.getOrDefault(c, 0.0) + 0.1) / (all + 1.2));
    }
    List<Cause> order =
        hits.keySet().stream()
            .sorted(Comparator.comparingDouble((Cause c) -> -hits.getOrDefault(c, 0.0)))
            .toList();
    double first = probabilities.getOrDefault(order.get(0), 0.0);
    Verdict verdict =
        all < FEWEST ? Verdict.NOTHING_WRONG : first >= NAMED ? Verdict.CULPRIT : Verdict.UNDECIDED;
    return incident.scored(order, probabilities, verdict, Map.of());
  }

  /** Matching lines of every cause; a line counts once for a cause. */
  private Map<Cause, Double> hits(CaseFile file) {
    Map<Cause, Double> hits = new EnumMap<>(Cause.class);
    for (Cause c : Cause.values()) {
      hits.put(c, 0.0);
    }
    for (Exchange x : file.exchanges()) {
      x.events().forEach(e -> count(line(e), hits));
    }
    file.notices().forEach(n -> count(line(n), hits));
    return hits;
  }

  private void count(String line, Map<Cause, Double> hits) {
    rules.stream()
        .filter(r -> r.grep().matcher(line).find())
        .map(Rule::cause)
        .distinct()
        .forEach(c -> hits.merge(c, 1.0, Double::sum));
  }

  private static String line(LogEvent event) {
    if (event instanceof AccessEvent e) {
      String layer = e.hop().name().toLowerCase(java.util.Locale.ROOT);
      return String.join(
          " ", layer, e.method(), e.path(), String.valueOf(e.status()), e.termination());
    }
    if (event instanceof AppEvent e) {
      return String.join(" ", "app", e.method(), e.path(), String.valueOf(e.status()));
    }
    if (event instanceof BackendEvent e) {
      return String.join(" ", "timed", e.method(), e.path(), String.valueOf(e.status()));
    }
    if (event instanceof ClientEvent e) {
      String outcome = e.outcome().name().toLowerCase(java.util.Locale.ROOT);
      return String.join(
          " ", "client", e.method(), e.path(), String.valueOf(e.status()), outcome, e.error());
    }
    return event instanceof NoticeEvent e ? e.message() : "";
  }
}
