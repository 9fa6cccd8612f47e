package io.culprit.correlate;

import io.culprit.parse.LogFormat;
import io.culprit.parse.LogSet;
import io.culprit.parse.LogSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How far each source's clock is from the reference, the proxy's.
 *
 * <p>A pair of events of one request allows an interval of offsets, because an application begins
 * after the proxy and ends before it; the intervals of all pairs are intersected. Without ids the
 * pairs are those of equal method, path and status, and the offset is the one at which they pile
 * up. Whatever the data do not contradict is taken as no offset at all. Deterministic; no state.
 *
 * <p>Longer than most: zone, skew and interval are steps of one estimate on the same samples.
 */
final class Clocks {
  private static final long QUARTER = 900_000_000L;
  private static final long WIDEST_SKEW = 300_000_000L;
  private static final long WIDEST_ZONE = 14 * 4 * QUARTER;

  /** Pairs that a peak needs, and how far it must stand above the mean of its surroundings. */
  private static final int FEWEST_PAIRS = 5;

  /** An answer usually leaves the proxy this soon after the application ended. */
  private static final long SOON = 20_000;

  /** Times from this width on are called coarse. */
  private static final long COARSE = 100_000;

  /**
   * How stale a stamp may be: nginx keeps the time of its last turn of the event loop, and counts
   * durations by it (nginx, {@code timer_resolution}).
   */
  private static final long STALE = 1_000;

  /** The vote of a pair without rivals, so that integers show shares of it. */
  private static final long VOTE = 1_000_000;

  private static final long MOST_PAIRS = 4_000_000;
  private static final Pattern ROTATION =
      Pattern.compile(
          "(?:[._-](?:\\d{1,3}|\\d{8}(?:[-_]?\\d{2,6})?|\\d{4}-\\d{2}-\\d{2}|gz|zst|xz|bz2|old))+$");

  private final LogSet logs;
  private final Map<Integer, Survey> surveys = new HashMap<>();

  private Clocks(LogSet logs, List<Survey> surveys) {
    this.logs = logs;
    surveys.forEach(s -> this.surveys.put(s.source(), s));
  }

  /** One offset a source, in source order. */
  static List<ClockOffset> estimate(LogSet logs, List<Survey> surveys) {
    return new Clocks(logs, surveys).all();
  }

  private List<ClockOffset> all() {
    Map<String, List<LogSource>> sets = new TreeMap<>();
    for (LogSource source : logs.sources()) {
      String key =
          source.detected().format() + "|" + source.detected().zoned() + "|" + base(source.name());
      sets.computeIfAbsent(key, k -> new ArrayList<>()).add(source);
    }
    Optional<List<LogSource>> reference = reference(sets);
    Map<Integer, ClockOffset> found = new HashMap<>();
    if (reference.isPresent()) {
      List<Sample> refIds = ids(reference.get());
      List<Sample> refTimes = times(reference.get());
      Map<Long, List<Sample>> byId = grouped(refIds);
      for (List<LogSource> set : sets.values()) {
        Optional<Verdict> verdict =
            set.equals(reference.get())
                ? Optional.of(new Verdict(0, 0, 0, refTimes.size(), "reference"))
                : surely(set, byId, refTimes);
        verdict.ifPresent(v -> set.forEach(s -> found.put(s.index(), v.of(s.index()))));
      }
      for (List<LogSource> set : sets.values()) {
        if (!found.containsKey(set.get(0).index())) {
          bySignature(set, refTimes, neighbours(set, found, reference.get()))
              .ifPresent(v -> set.forEach(s -> found.put(s.index(), v.of(s.index()))));
        }
      }
      for (List<LogSource> set : sets.values()) {
        if (!found.containsKey(set.get(0).index())) {
          Verdict v = inherited(set, found, reference.get());
          set.forEach(s -> found.putIfAbsent(s.index(), v.of(s.index())));
        }
      }
    }
    List<ClockOffset> list = new ArrayList<>();
    for (LogSource source : logs.sources()) {
      list.add(
          found.getOrDefault(source.index(), new ClockOffset(source.index(), 0, 0, 0, 0, "none")));
    }
    return list;
  }

  private record Verdict(long micros, long low, long high, long pairs, String basis) {
    ClockOffset of(int source) {
      return new ClockOffset(source, micros, low, high, pairs, basis);
    }

    /**
     * Where both clocks state seconds, each pair allows two; but the moments of requests are spread
     * over the second, so the mean difference of the stamps comes as near as the square root of
     * their number lets it (Widrow and Kollar 2008, on dither).
     */
    Verdict dithered(List<Long> differences) {
      List<Long> near =
          differences.stream().filter(d -> Math.abs(d - micros) < 2_000_000).sorted().toList();
      if (near.isEmpty()) {
        return this;
      }
      long mean = near.stream().mapToLong(Long::longValue).sum() / near.size();
      long error = SOON + (long) (1_500_000 / StrictMath.sqrt(near.size()));
      long least = Math.max(low, mean - error);
      long most = Math.min(high, mean + error);
      return least > most
          ? this
          : new Verdict(Math.max(least, Math.min(most, micros)), least, most, pairs, basis);
    }
  }

  private static String base(String name) {
    return ROTATION.matcher(name).replaceAll("");
  }

  private Survey survey(LogSource source) {
    Survey survey = surveys.get(source.index());
    if (survey == null) {
      throw new IllegalArgumentException(
          "no survey of source " + source.index() + " " + source.name());
    }
    return survey;
  }

  /**
   * The proxy's access log, else the balancer's, else the first with times; the larger set of
   * equals.
   */
  private Optional<List<LogSource>> reference(Map<String, List<LogSource>> sets) {
    Comparator<List<LogSource>> best =
        Comparator.<List<LogSource>>comparingInt(set -> rank(set))
            .thenComparing(set -> -set.stream().mapToLong(s -> survey(s).events().access()).sum())
            .thenComparing(set -> set.get(0).index());
    return sets.values().stream()
        .filter(set -> set.stream().anyMatch(s -> survey(s).timed()))
        .min(best);
  }

  private int rank(List<LogSource> set) {
    boolean zoned = set.get(0).detected().zoned();
    boolean proxy = set.stream().anyMatch(s -> survey(s).isProxy());
    boolean access = set.stream().anyMatch(s -> survey(s).events().access() > 0);
    return proxy && zoned ? 0 : proxy ? 1 : access ? 2 : 3;
  }

  private List<Sample> ids(List<LogSource> set) {
    return set.stream().flatMap(s -> survey(s).withId().stream()).toList();
  }

  private List<Sample> times(List<LogSource> set) {
    return set.stream()
        .flatMap(s -> survey(s).byTime().stream())
        .sorted(
            Comparator.comparingLong(Sample::end)
                .thenComparingLong(Sample::start)
                .thenComparingLong(Sample::key))
        .toList();
  }

  private static Map<Long, List<Sample>> grouped(List<Sample> samples) {
    Map<Long, List<Sample>> map = new HashMap<>();
    samples.forEach(s -> map.computeIfAbsent(s.id(), k -> new ArrayList<>(1)).add(s));
    return map;
  }

  /** Skews of the sources in the same folder that ids made sure: likely the same host's clock. */
  private List<Long> neighbours(
      List<LogSource> set, Map<Integer, ClockOffset> found, List<LogSource> reference) {
    String folder = folder(set.get(0).name());
    return logs.sources().stream()
        .filter(
            s -> folder(s.name()).equals(folder) && pairs(found, s) > 0 && !reference.contains(s))
        .map(
            s ->
                found
                    .getOrDefault(s.index(), new ClockOffset(s.index(), 0, 0, 0, 0, "none"))
                    .micros())
        .map(micros -> micros - zonePart(micros))
        .distinct()
        .toList();
  }

  /** What ids, or a shared host, make sure; empty: neither. */
  private Optional<Verdict> surely(
      List<LogSource> set, Map<Long, List<Sample>> byId, List<Sample> refTimes) {
    if (set.stream().noneMatch(s -> survey(s).timed())) {
      return Optional.of(new Verdict(0, 0, 0, 0, "none"));
    }
    boolean zoned = set.get(0).detected().zoned();
    boolean outside = isOutside(set);
    if (set.get(0).detected().format() == LogFormat.NGINX_ERROR) {
      return complaints(set, refTimes, zoned);
    }
    List<Overlap.Span> spans = new ArrayList<>();
    List<Long> coarse = new ArrayList<>();
    grouped(ids(set))
        .forEach(
            (id, mine) -> {
              List<Sample> theirs = byId.getOrDefault(id, List.of());
              if (theirs.size() == 1 && mine.size() == 1) {
                Sample ref = theirs.get(0);
                Sample own = mine.get(0);
                span(ref, own, outside).ifPresent(spans::add);
                if (ref.precision() >= COARSE && own.precision() >= COARSE && !ref.cut()) {
                  coarse.add(own.end() - ref.end());
                }
              }
            });
    if (spans.size() < 3) {
      return Optional.empty();
    }
    Verdict found = verdict(spans, "request ids", zoned, List.of(), 97, 97);
    return Optional.of(coarse.size() < spans.size() ? found : found.dithered(coarse));
  }

  /** Whether its records enclose the proxy's: those of clients and load balancers. */
  private boolean isOutside(List<LogSource> set) {
    return set.stream().anyMatch(s -> survey(s).isBalancer() || survey(s).events().client() > 0);
  }

  /** The offsets (own clock minus reference) that one pair allows. */
  private static Optional<Overlap.Span> span(Sample ref, Sample own, boolean outside) {
    Sample outer = outside ? own : ref;
    Sample inner = outside ? ref : own;
    if (outer.cut() || inner.cut()) {
      return Optional.empty();
    }
    // shift = what must be added to the outer clock to hold the inner span
    long ends = inner.end() - outer.end();
    long least = ends - outer.precision();
    long most =
        outer.spanned()
            ? inner.start() - outer.start() + inner.precision()
            : ends + inner.precision() + SOON;
    most = Math.max(most, least + 2_000);
    return Optional.of(
        outside ? new Overlap.Span(-most, -least, VOTE) : new Overlap.Span(least, most, VOTE));
  }

  /** What is not contradicted is no offset; next in favour are the neighbours' skews. */
  private static Verdict verdict(
      List<Overlap.Span> spans,
      String basis,
      boolean zoned,
      List<Long> neighbours,
      int percent,
      int neighbourPercent) {
    Overlap overlap = Overlap.of(spans);
    Overlap allowed = overlap.around(spans, percent / 100.0);
    Overlap centre = allowed.high() - allowed.low() < COARSE ? overlap : allowed;
    long at = centre.low() + (centre.high() - centre.low()) / 2;
    long zone = zoned ? 0 : zonePart(at);
    List<Long> favoured = new ArrayList<>(List.of(0L));
    favoured.addAll(neighbours);
    for (long skew : favoured) {
      int enough = neighbours.contains(skew) ? neighbourPercent : percent;
      if (Overlap.votes(spans, zone + skew) * 100 >= overlap.votes() * enough) {
        at = zone + skew;
        break;
      }
    }
    return new Verdict(
        at,
        Math.min(at, allowed.low()) - STALE,
        Math.max(at, allowed.high()) + STALE,
        Math.max(1, overlap.votes() / VOTE),
        basis);
  }

  private Optional<Verdict> bySignature(
      List<LogSource> set, List<Sample> ref, List<Long> neighbours) {
    List<Sample> own = times(set);
    boolean zoned = set.get(0).detected().zoned();
    boolean outside = isOutside(set);
    Map<Long, List<Sample>> refByKey = new HashMap<>();
    for (Sample s : ref) {
      if (s.key() != 0 && !s.cut()) {
        refByKey.computeIfAbsent(s.key(), k -> new ArrayList<>()).add(s);
      }
    }
    List<Sample> usable =
        own.stream()
            .filter(s -> s.key() != 0 && !s.cut() && refByKey.containsKey(s.key()))
            .toList();
    if (usable.size() < FEWEST_PAIRS) {
      return Optional.empty();
    }
    long ownPrecision = usable.stream().mapToLong(Sample::precision).max().orElse(1);
    long refPrecision =
        refByKey.values().stream()
            .flatMap(List::stream)
            .mapToLong(Sample::precision)
            .max()
            .orElse(1);
    long precision = Math.max(ownPrecision, refPrecision);
    // a busy route fills wide bins by chance alone: then narrower ones, as far as the clocks'
    // precision goes
    long bin = 0;
    Peak best = new Peak(0, 0, 0, 1);
    for (long width : new long[] {100_000, 10_000, 2_000}) {
      bin = Math.max(width, precision);
      best = peak(usable, refByKey, zoned, bin);
      if (best.stands() || bin == precision) {
        break;
      }
    }
    if (!best.stands()) {
      return Optional.empty();
    }
    List<Overlap.Span> spans = spans(usable, refByKey, best.at(), 2 * bin, outside);
    if (spans.isEmpty()) {
      return Optional.empty();
    }
    // two clocks of whole seconds tell a skew only roughly: then a neighbour's is as good
    boolean coarse = Math.min(ownPrecision, refPrecision) >= COARSE;
    Verdict found =
        verdict(spans, "method, path and status", zoned, neighbours, 88, coarse ? 50 : 88);
    return Optional.of(
        coarse ? found.dithered(differences(usable, refByKey, best.at(), 2 * bin)) : found);
  }

  private static List<Long> differences(
      List<Sample> own, Map<Long, List<Sample>> refByKey, long ahead, long reach) {
    Map<Long, List<Sample>> ownByKey = new TreeMap<>();
    own.forEach(s -> ownByKey.computeIfAbsent(s.key(), k -> new ArrayList<>()).add(s));
    List<Long> all = new ArrayList<>();
    ownByKey.forEach(
        (key, mine) ->
            all.addAll(
                Gatherings.differences(mine, refByKey.getOrDefault(key, List.of()), ahead, reach)));
    return all;
  }

  /**
   * What the pairs near a peak allow. In a crowd of equal requests everyone can be everyone's, and
   * only as many pairs are true as there are requests: so a pair has the less of a vote, the more
   * rivals either side has.
   */
  private static List<Overlap.Span> spans(
      List<Sample> own,
      Map<Long, List<Sample>> refByKey,
      long centre,
      long reach,
      boolean outside) {
    IdentityHashMap<Sample, Integer> rivals = new IdentityHashMap<>();
    for (Sample s : own) {
      for (Sample r : within(refByKey.getOrDefault(s.key(), List.of()), s.end() - centre, reach)) {
        rivals.merge(r, 1, Integer::sum);
      }
    }
    List<Overlap.Span> spans = new ArrayList<>();
    for (Sample s : own) {
      List<Sample> near =
          within(refByKey.getOrDefault(s.key(), List.of()), s.end() - centre, reach);
      for (Sample r : near) {
        long weight = VOTE / Math.max(near.size(), rivals.getOrDefault(r, 1));
        span(r, s, outside)
            .ifPresent(x -> spans.add(new Overlap.Span(x.low(), x.high(), Math.max(1, weight))));
      }
    }
    return spans;
  }

  private record Peak(long at, double height, double background, int voters) {
    /** Whether it can hardly be chance: a quarter of the events, and far above its surroundings. */
    boolean stands() {
      return height >= FEWEST_PAIRS
          && height >= voters * 0.25
          && height >= background * 1.2
          && height - background >= 6 * StrictMath.sqrt(background + 1);
    }
  }

  private static Peak peak(
      List<Sample> own, Map<Long, List<Sample>> refByKey, boolean zoned, long bin) {
    Peak best = peak(own, refByKey, 0, bin);
    if (!zoned) {
      for (long zone = -WIDEST_ZONE; zone <= WIDEST_ZONE; zone += QUARTER) {
        Peak other = zone == 0 ? best : peak(own, refByKey, zone, bin);
        if (other.height() > best.height() * 1.2) {
          best = other;
        }
      }
    }
    return best;
  }

  /**
   * The fullest bin of end differences within five minutes of a zone's offset; each own event votes
   * once a bin. The background is what its neighbourhood of 50 bins holds on average.
   */
  private static Peak peak(
      List<Sample> own, Map<Long, List<Sample>> refByKey, long zone, long bin) {
    int bins = (int) (2 * WIDEST_SKEW / bin) + 2;
    int[] counts = new int[bins];
    int[] lastVoter = new int[bins];
    long pairs = 0;
    int voter = 0;
    for (Sample s : own) {
      voter++;
      for (Sample r :
          within(refByKey.getOrDefault(s.key(), List.of()), s.end() - zone, WIDEST_SKEW)) {
        int b = (int) ((s.end() - zone - r.end() + WIDEST_SKEW) / bin);
        if (lastVoter[b] != voter) {
          lastVoter[b] = voter;
          counts[b]++;
        }
        pairs++;
      }
      if (pairs > MOST_PAIRS) {
        break;
      }
    }
    // two neighbouring bins together: a true offset may lie at their border
    int best = 0;
    int height = -1;
    for (int b = 0; b + 1 < bins; b++) {
      int h = counts[b] + counts[b + 1];
      if (h > height || (h == height && Math.abs(middle(b, bin)) < Math.abs(middle(best, bin)))) {
        height = h;
        best = b;
      }
    }
    long around = 0;
    int from = Math.max(0, best - 25);
    int to = Math.min(bins, best + 27);
    for (int b = from; b < to; b++) {
      around += b == best || b == best + 1 ? 0 : counts[b];
    }
    return new Peak(
        zone + middle(best, bin), height, 2.0 * around / Math.max(1, to - from - 2), voter);
  }

  private static long middle(int bin, long width) {
    return (bin + 1) * width - WIDEST_SKEW;
  }

  private static List<Sample> within(List<Sample> sorted, long at, long reach) {
    int from = lower(sorted, at - reach);
    int to = lower(sorted, at + reach + 1);
    return sorted.subList(from, Math.max(from, to));
  }

  private static int lower(List<Sample> sorted, long at) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int mid = (low + high) >>> 1;
      if (sorted.get(mid).end() < at) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return low;
  }

  /** nginx's error log shares the host clock of its access log: only the zone is open. */
  private Optional<Verdict> complaints(List<LogSource> set, List<Sample> ref, boolean zoned) {
    if (zoned) {
      return Optional.of(new Verdict(0, 0, 0, 0, "same host as the access log"));
    }
    Map<Long, List<Sample>> byWho = new HashMap<>();
    ref.forEach(s -> byWho.computeIfAbsent(s.who(), k -> new ArrayList<>()).add(s));
    Map<Long, Long> votes = new TreeMap<>();
    for (Sample s : times(set)) {
      if (s.who() != 0) {
        for (Sample r : within(byWho.getOrDefault(s.who(), List.of()), s.end(), WIDEST_ZONE)) {
          long zone = Math.floorDiv(s.end() - r.end() + QUARTER / 2, QUARTER) * QUARTER;
          long rest = s.end() - r.end() - zone;
          if (rest <= 1_000_000 && rest >= -60_000_000) {
            votes.merge(zone, 1L, Long::sum);
          }
        }
      }
    }
    Optional<Map.Entry<Long, Long>> best =
        votes.entrySet().stream()
            .max(
                Map.Entry.<Long, Long>comparingByValue()
                    .thenComparing(e -> -Math.abs(e.getKey()))
                    .thenComparing(e -> -e.getKey()));
    return best.map(
        e -> new Verdict(e.getKey(), e.getKey(), e.getKey(), e.getValue(), "client and request"));
  }

  /**
   * A source with nothing to compare takes the clock of its neighbour, and a zone that fits the
   * reference's range.
   */
  private Verdict inherited(
      List<LogSource> set, Map<Integer, ClockOffset> found, List<LogSource> reference) {
    LogSource source = set.get(0);
    if (!survey(source).timed() || survey(source).events().client() > 0) {
      return new Verdict(0, 0, 0, 0, "none");
    }
    String folder = folder(source.name());
    Optional<LogSource> sibling =
        logs.sources().stream()
            .filter(s -> found.containsKey(s.index()) && folder(s.name()).equals(folder))
            .filter(s -> pairs(found, s) > 0 && !reference.contains(s))
            .min(
                Comparator.<LogSource>comparingInt(
                        s -> s.detected().zoned() == source.detected().zoned() ? 0 : 1)
                    .thenComparing(s -> -pairs(found, s))
                    .thenComparing(LogSource::index));
    long skew = 0;
    String basis = "none";
    if (sibling.isPresent()) {
      ClockOffset other =
          found.getOrDefault(sibling.get().index(), new ClockOffset(0, 0, 0, 0, 0, "none"));
      basis = "as " + sibling.get().name();
      if (sibling.get().detected().zoned() == source.detected().zoned()) {
        return new Verdict(other.micros(), other.lowMicros(), other.highMicros(), 0, basis);
      }
      skew = other.micros() - zonePart(other.micros());
    }
    long zone = source.detected().zoned() ? 0 : fittingZone(set, reference, skew);
    if (zone != 0 && basis.equals("none")) {
      basis = "range of times";
    }
    return new Verdict(zone + skew, zone + skew, zone + skew, 0, basis);
  }

  private static long pairs(Map<Integer, ClockOffset> found, LogSource s) {
    ClockOffset offset = found.get(s.index());
    return offset == null ? 0 : offset.pairs();
  }

  private long fittingZone(List<LogSource> set, List<LogSource> reference, long skew) {
    long refFirst = edge(reference, true);
    long refLast = edge(reference, false);
    long first = edge(set, true) - skew;
    long last = edge(set, false) - skew;
    long best = 0;
    long bestOutside = outside(first, last, refFirst, refLast);
    for (long zone = QUARTER; zone <= WIDEST_ZONE; zone += QUARTER) {
      for (int sign = -1; sign <= 1; sign += 2) {
        long out = outside(first - sign * zone, last - sign * zone, refFirst, refLast);
        if (out < bestOutside - 600_000_000L) {
          bestOutside = out;
          best = sign * zone;
        }
      }
    }
    return best;
  }

  private static long outside(long first, long last, long refFirst, long refLast) {
    return Math.max(0, refFirst - first) + Math.max(0, last - refLast);
  }

  private long edge(List<LogSource> set, boolean low) {
    var times =
        set.stream()
            .flatMap(s -> (low ? survey(s).first() : survey(s).last()).stream())
            .mapToLong(m -> m.micros());
    return (low ? times.min() : times.max()).orElse(0);
  }

  /** The whole quarters of an hour in an offset. */
  static long zonePart(long micros) {
    return Math.floorDiv(micros + QUARTER / 2, QUARTER) * QUARTER;
  }

  private static String folder(String name) {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }
}
