package io.culprit.rank;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The numbers of the ranking: what each cause is expected to show, and how often a sign shows
 * without any.
 *
 * <p>Data with an origin: {@code weights.json} beside this class holds them, refitted from labelled
 * incidents by {@code culprit evaluate --fit}.
 *
 * @param origin where the numbers come from, in words
 * @param priors probability of each cause before any finding
 * @param kinds every way in which a cause works, with its share of the cause; the shares of a cause
 *     sum to 1
 * @param links by finding id: probability that a cause, working in a certain way, shows the
 *     finding, and the leak
 * @param calibration factor on the log odds of the raw posterior, 1 for none
 */
public record Weights(
    String origin,
    Map<Cause, Double> priors,
    SortedMap<Kind, Double> kinds,
    SortedMap<String, Link> links,
    double calibration) {
  public Weights {
    priors = Collections.unmodifiableMap(new EnumMap<>(priors));
    kinds = Collections.unmodifiableSortedMap(new TreeMap<>(kinds));
    links = Collections.unmodifiableSortedMap(new TreeMap<>(links));
  }

  /** The same numbers for a catalogue that lacks some causes: nothing can make these likely. */
  public Weights without(Set<Cause> causes) {
    SortedMap<Kind, Double> others = new TreeMap<>(kinds);
    others.keySet().removeIf(k -> causes.contains(k.cause()));
    SortedMap<String, Link> rows = new TreeMap<>();
    links.forEach(
        (id, link) -> {
          SortedMap<Kind, Double> byKind = new TreeMap<>(link.byKind());
          byKind.keySet().removeIf(k -> causes.contains(k.cause()));
          rows.put(id, new Link(link.leak(), byKind));
        });
    return new Weights(origin, priors, others, rows, calibration);
  }

  /** Every way in which some causes can work together: one kind of each, in the order given. */
  public List<List<Kind>> ways(Collection<Cause> causes) {
    List<List<Kind>> ways = List.of(List.of());
    for (Cause c : causes) {
      ways =
          ways.stream()
              .flatMap(
                  way -> kindsOf(c).stream().map(k -> Stream.concat(way.stream(), Stream.of(k))))
              .map(Stream::toList)
              .toList();
    }
    return ways;
  }

  /** The ways in which a cause works. */
  public List<Kind> kindsOf(Cause cause) {
    return kinds.keySet().stream().filter(k -> k.cause() == cause).toList();
  }

  /**
   * Probability that a cause shows a finding in the way that shows it most; 0 where nothing links
   * them.
   */
  public double link(String finding, Cause cause) {
    Link link = links.get(finding);
    return link == null ? 0 : kindsOf(cause).stream().mapToDouble(link::of).max().orElse(0);
  }

  /**
   * A finding's row.
   *
   * @param leak probability of the finding where none of the causes is at work
   * @param byKind probability that a cause working in a certain way shows the finding
   */
  public record Link(double leak, SortedMap<Kind, Double> byKind) {
    public Link {
      byKind = Collections.unmodifiableSortedMap(new TreeMap<>(byKind));
    }

    /** The probability for a kind; 0 where nothing links them. */
    public double of(Kind kind) {
      return byKind.getOrDefault(kind, 0.0);
    }
  }
}
