package io.culprit.correlate.measure;

import io.culprit.correlate.Tier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How well one recording, or several together, were joined. Mutable, confined to one thread. */
public final class JoinScore {
  private final Map<Layer, PairScore> layers = new EnumMap<>(Layer.class);
  private final Map<Layer, SortedMap<Tier, PairScore>> tiers = new EnumMap<>(Layer.class);
  private final Calibration calibration = new Calibration();
  private final List<ClockScore> clocks = new ArrayList<>();
  private final List<String> misses = new ArrayList<>();
  private final Silence silence = new Silence();
  private long judged;
  private long rightlyJudged;

  /** Silent failures: found, true, and those that the logs show. */
  public static final class Silence {
    private long found;
    private long rightlyFound;
    private long truly;
    private long shown;

    void found(boolean rightly) {
      found++;
      rightlyFound += rightly ? 1 : 0;
    }

    void truly(boolean isShown) {
      truly++;
      shown += isShown ? 1 : 0;
    }

    void merge(Silence other) {
      found += other.found;
      rightlyFound += other.rightlyFound;
      truly += other.truly;
      shown += other.shown;
    }

    /** Requests taken for silent failures. */
    public long found() {
      return found;
    }

    /** Of these, the ones that are. */
    public long rightlyFound() {
      return rightlyFound;
    }

    /** Requests that failed for their client although the application answered. */
    public long truly() {
      return truly;
    }

    /** Of these, the ones of which both the failure and the answer are in the logs. */
    public long shown() {
      return shown;
    }
  }

  void pair(Layer layer, Tier tier, boolean right, double probability) {
    layer(layer).pair(right, probability);
    tiers
        .computeIfAbsent(layer, l -> new TreeMap<>())
        .computeIfAbsent(tier, t -> new PairScore())
        .pair(right, probability);
    calibration.add(probability, right);
  }

  void missed(Layer layer) {
    layer(layer).missed();
  }

  void clock(ClockScore clock) {
    clocks.add(clock);
  }

  void miss(String text) {
    misses.add(text);
  }

  void outcome(boolean right) {
    judged++;
    rightlyJudged += right ? 1 : 0;
  }

  /** Adds what another recording gave. */
  public JoinScore merge(JoinScore other) {
    other.layers.forEach((layer, score) -> layer(layer).merge(score));
    other.tiers.forEach(
        (layer, byTier) ->
            byTier.forEach(
                (tier, score) ->
                    tiers
                        .computeIfAbsent(layer, l -> new TreeMap<>())
                        .computeIfAbsent(tier, t -> new PairScore())
                        .merge(score)));
    calibration.merge(other.calibration);
    clocks.addAll(other.clocks);
    misses.addAll(other.misses);
    silence.merge(other.silence);
    judged += other.judged;
    rightlyJudged += other.rightlyJudged;
    return this;
  }

  /** All pairs of a layer. */
  public PairScore layer(Layer layer) {
    return layers.computeIfAbsent(layer, l -> new PairScore());
  }

  /** The pairs of a layer by tier; what was missed has none. */
  public SortedMap<Tier, PairScore> tiers(Layer layer) {
    return Collections.unmodifiableSortedMap(tiers.getOrDefault(layer, new TreeMap<>()));
  }

  /** Stated probabilities against the truth, over all pairs. */
  public Calibration calibration() {
    return calibration;
  }

  /** Estimated clocks against the truth. */
  public List<ClockScore> clocks() {
    return Collections.unmodifiableList(clocks);
  }

  /** The wrong pairs, each with the line, where it was put and where it belongs. */
  public List<String> misses() {
    return Collections.unmodifiableList(misses);
  }

  /** Silent failures. */
  public Silence silence() {
    return silence;
  }

  /** Requests whose outcome servers' logs can tell. */
  public long judged() {
    return judged;
  }

  /** Of these, the ones whose outcome was found. */
  public long rightlyJudged() {
    return rightlyJudged;
  }
}
