package io.culprit.parse;

import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import io.culprit.parse.source.LocalTime;
import io.culprit.parse.source.Trial;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Two or three formats in one source, line by line, as a container prints what several processes
 * write: each line is read by the format that understands it. Not thread-safe.
 *
 * <p>The stricter parser, which understands fewer of the lines, is asked first. A line that begins
 * a record of any format continues none; an indented one continues the record before it, if that
 * can be continued.
 */
final class Mixture implements LineParser {
  private static final int MOST = 3;

  /** Fewest lines that make a format, and fewest in a hundred. */
  private static final int FEWEST = 2;

  /** How sure a format must be of the lines it is given, which another could not make sense of. */
  private static final double SURE = 0.8;

  /**
   * By how much the formats together may be less sure than one: a parser that continues its records
   * with any line is sure of lines that are not its own.
   */
  private static final double LESS_SURE = 0.1;

  /** Formats of which each file is whole. */
  private static final Set<LogFormat> WHOLE = EnumSet.of(LogFormat.CONFIG, LogFormat.UNKNOWN);

  private final List<LineParser> members;
  private int last = -1;

  private Mixture(List<LineParser> members) {
    this.members = members;
  }

  @Override
  public LineResult parse(Origin origin, String line, Optional<Moment> written, EventSink sink) {
    boolean indented = line.charAt(0) == ' ' || line.charAt(0) == '\t';
    if (indented && last >= 0) {
      LineResult result = members.get(last).parse(origin, line, written, sink);
      if (result.kind() != LineResult.Kind.REJECTED) {
        return result;
      }
    }
    LineResult first = LineResult.JOINED;
    boolean joined = false;
    for (int i = 0; i < members.size(); i++) {
      LineResult result = members.get(i).parse(origin, line, written, sink);
      if (result.kind() == LineResult.Kind.PARSED) {
        last = i;
        return result;
      }
      joined |= result.kind() == LineResult.Kind.JOINED;
      first = i == 0 ? result : first;
    }
    return joined ? LineResult.JOINED : first;
  }

  /**
   * The formats of a sample together, where one alone leaves lines that another makes sense of;
   * else the one.
   *
   * @param single the one that is surest of the whole sample
   * @param local the zone of times that have none
   */
  static Recognition of(
      Sample sample, Declarations declarations, Recognition single, LocalTime local) {
    if (WHOLE.contains(single.format()) || single.format().document().isPresent()) {
      return single;
    }
    List<Recognition> members = new ArrayList<>(List.of(single));
    Recognition best = single;
    while (members.size() < MOST) {
      BitSet told = Trial.of(best.parser().get(), sample).told();
      List<String> rest = lines(sample, told, false);
      if (rest.size() < FEWEST) {
        break;
      }
      Optional<Recognition> next =
          next(new Sample(rest, sample.wrapperTimes()), declarations, members);
      if (next.isEmpty() || contradicts(next.get(), sample, told)) {
        break;
      }
      members.add(next.get());
      best = together(members, sample, declarations, local);
    }
    return best.confidence() >= single.confidence() - LESS_SURE ? best : single;
  }

  /**
   * Whether a format claims more of the lines that were understood already than of the others: it
   * is another reading of them, not another process.
   */
  private static boolean contradicts(Recognition next, Sample sample, BitSet told) {
    BitSet claimed = Trial.of(next.parser().get(), sample).told();
    int all = claimed.cardinality();
    claimed.and(told);
    return claimed.cardinality() * 2 > all;
  }

  /** The format that makes sense of most of the lines that nobody could make sense of. */
  private static Optional<Recognition> next(
      Sample rest, Declarations declarations, List<Recognition> members) {
    int fewest = Math.max(FEWEST, rest.lines().size() / 100);
    Optional<Recognition> best = Optional.empty();
    int most = fewest - 1;
    for (LogFormat format : LogFormat.values()) {
      boolean taken = members.stream().anyMatch(m -> m.format() == format);
      if (taken || WHOLE.contains(format) || format.document().isPresent()) {
        continue;
      }
      Optional<Recognition> found = format.recogniser().recognise(rest, declarations);
      if (found.isPresent()) {
        Sample own = own(found.get(), rest);
        Optional<Recognition> surer =
            own.lines().size() > most
                ? format.recogniser().recognise(own, declarations)
                : Optional.empty();
        if (surer.isPresent() && surer.get().confidence() >= SURE) {
          best = surer;
          most = own.lines().size();
        }
      }
    }
    return best;
  }

  private static Sample own(Recognition found, Sample sample) {
    BitSet told = Trial.of(found.parser().get(), sample).told();
    return new Sample(lines(sample, told, true), sample.wrapperTimes());
  }

  private static List<String> lines(Sample sample, BitSet which, boolean in) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < sample.lines().size(); i++) {
      if (which.get(i) == in) {
        lines.add(sample.lines().get(i));
      }
    }
    return lines;
  }

  private static Recognition together(
      List<Recognition> members, Sample sample, Declarations declarations, LocalTime local) {
    List<Recognition> strictest = new ArrayList<>(members);
    strictest.sort(
        Comparator.comparingInt(m -> Trial.of(m.parser().get(), sample).parsed().cardinality()));
    boolean zoned = members.stream().anyMatch(m -> m.timed() && m.zoned());
    List<Recognition> listed = new ArrayList<>(members);
    listed.sort(Comparator.comparing(Recognition::format));
    return new Recognition(
        listed.get(0).format(),
        listed.stream()
            .map(Recognition::detail)
            .filter(d -> !d.isEmpty())
            .collect(Collectors.joining(" + ")),
        confidence(strictest, sample, declarations),
        zoned,
        members.stream().anyMatch(Recognition::timed),
        () ->
            new Mixture(
                strictest.stream()
                    .map(
                        m ->
                            zoned && m.timed() && !m.zoned()
                                ? local.around(m.parser().get())
                                : m.parser().get())
                    .toList()),
        listed.subList(1, listed.size()).stream().map(Recognition::format).toList());
  }

  /** How sure the members are, each of the lines that it would read. */
  private static double confidence(
      List<Recognition> strictest, Sample sample, Declarations declarations) {
    List<String> left = sample.lines();
    double sum = 0;
    for (int i = 0; i < strictest.size(); i++) {
      Recognition member = strictest.get(i);
      Sample whole = new Sample(left, sample.wrapperTimes());
      BitSet parsed = Trial.of(member.parser().get(), whole).parsed();
      boolean last = i == strictest.size() - 1;
      Sample own = last ? whole : new Sample(lines(whole, parsed, true), sample.wrapperTimes());
      double sure =
          own.lines().isEmpty()
              ? 0
              : member
                  .format()
                  .recogniser()
                  .recognise(own, declarations)
                  .map(Recognition::confidence)
                  .orElse(0.0);
      sum += sure * own.lines().size();
      left = lines(whole, parsed, false);
    }
    return sum / sample.lines().size();
  }
}
