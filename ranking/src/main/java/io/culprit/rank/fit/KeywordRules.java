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
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What somebody with {@code grep} and a list of well-known messages and statuses does: whatever is
 * found often enough gives its cause some points, a symptom that many causes show few, a message
 * that only one cause writes many. The list is data, {@code keyword-rules.json}.
 *
 * <p>A line is a record in words: {@code proxy POST /api/check 504}, {@code balancer GET /x 200
 * CD--}, {@code app GET /x 500}, {@code client POST /x failed net::ERR_FAILED}, or the message of a
 * complaint.
 */
final class KeywordRules implements Baseline {
  /** Share of the points from which on the first cause is named. */
  private static final double NAMED = 0.5;

  /** What every cause has without any rule, so that the points make probabilities. */
  private static final double NOTHING = 0.1;

  private final List<Rule> rules;

  /**
   * A rule.
   *
   * @param cause what a matching line is a sign of
   * @param grep what is looked for in it
   * @param least how many lines must match
   * @param points what its cause is given for it
   */
  private record Rule(Cause cause, Pattern grep, long least, double points) {}

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
        rules.add(
            new Rule(
                Cause.ofSlug(rule.path("cause").asText()),
                Pattern.compile(rule.path("grep").asText(), Pattern.CASE_INSENSITIVE),
                rule.path("least").asLong(),
                rule.path("points").asDouble()));
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
    List<String> lines = lines(incident.incident().file());
    Map<Cause, Double> points = new EnumMap<>(Cause.class);
    for (Cause c : Cause.values()) {
      points.put(c, NOTHING);
    }
    boolean fired = false;
    for (Rule r : rules) {
      if (lines.stream().filter(l -> r.grep().matcher(l).find()).count() >= r.least()) {
        points.merge(r.cause(), r.points(), Double::sum);
        fired = true;
      }
    }
    double all = points.values().stream().mapToDouble(Double::doubleValue).sum();
    points.replaceAll((c, p) -> p / all);
    List<Cause> order =
        points.keySet().stream()
            .sorted(Comparator.comparingDouble((Cause c) -> -points.getOrDefault(c, 0.0)))
            .toList();
    double first = points.getOrDefault(order.get(0), 0.0);
    Verdict verdict =
        !fired ? Verdict.NOTHING_WRONG : first >= NAMED ? Verdict.CULPRIT : Verdict.UNDECIDED;
    return incident.scored(order, points, verdict, Map.of());
  }

  private static List<String> lines(CaseFile file) {
    List<String> lines = new ArrayList<>();
    for (Exchange x : file.exchanges()) {
      x.events().forEach(e -> lines.add(line(e)));
    }
    file.notices().forEach(n -> lines.add(line(n)));
    return lines;
  }

  private static String line(LogEvent event) {
    if (event instanceof AccessEvent e) {
      String layer = e.hop().name().toLowerCase(Locale.ROOT);
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
      String outcome = e.outcome().name().toLowerCase(Locale.ROOT);
      return String.join(
          " ", "client", e.method(), e.path(), String.valueOf(e.status()), outcome, e.error());
    }
    return event instanceof NoticeEvent e ? e.message() : "";
  }
}
