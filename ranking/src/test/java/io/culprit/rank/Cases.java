package io.culprit.rank;

import io.culprit.correlate.ClockOffset;
import io.culprit.correlate.Correlation;
import io.culprit.correlate.EventCounts;
import io.culprit.correlate.Exchange;
import io.culprit.correlate.SourceProfile;
import io.culprit.parse.Detected;
import io.culprit.parse.LineCount;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Setting;
import io.culprit.rank.Exchanges.Source;
import io.culprit.rank.scene.Scene;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * Builds a case of many calls, one begun each second, with a profile of every log they stand in.
 */
public final class Cases {
  private final List<Exchange> exchanges = new ArrayList<>();
  private final List<NoticeEvent> notices = new ArrayList<>();
  private final List<Setting> settings = new ArrayList<>();
  private final Set<Source> sources = EnumSet.noneOf(Source.class);
  private long next = 1;
  private long nextNotice = 90_001;

  private Cases() {}

  /** No calls yet. */
  public static Cases of() {
    return new Cases();
  }

  /** An ordinary stretch: calls of three routes from fifty clients in eight networks. */
  public static Cases healthy(int n) {
    return of().calls(n, c -> c);
  }

  /** The next n calls, all alike. */
  public Cases calls(int n, UnaryOperator<Exchanges> how) {
    return calls(n, (c, i) -> how.apply(c));
  }

  /** The next n calls, told by their place, 0 to n - 1. */
  public Cases calls(int n, BiFunction<Exchanges, Integer, Exchanges> how) {
    for (int i = 0; i < n; i++) {
      exchanges.add(how.apply(Exchanges.call(next++), i).build());
    }
    return this;
  }

  /** Line that the next call stands on in every log. */
  public long next() {
    return next;
  }

  /** A line that belongs to no call, at a time of the case. */
  public Cases message(Source source, Notice kind, long atMillis) {
    return message(source, kind, atMillis, -1);
  }

  /** The same, stating a time. */
  public Cases message(Source source, Notice kind, long atMillis, long statedMillis) {
    sources.add(source);
    notices.add(
        NoticeEvent.plain(
            source.line(nextNotice++),
            Optional.of(new Moment(Exchanges.START + 1000 * atMillis, 1000)),
            kind,
            "error",
            kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
            7,
            statedMillis < 0 ? -1 : 1000 * statedMillis));
    return this;
  }

  /** A log that is there although no call stands in it. */
  public Cases and(Source... more) {
    sources.addAll(List.of(more));
    return this;
  }

  /** A time in a configuration file. */
  public Cases configured(String layer, String name, long millis) {
    settings.add(
        new Setting(Source.PROXY.line(80_000), layer, name, millis + "ms", 1000 * millis, ""));
    return this;
  }

  public CaseFile file() {
    for (Exchange x : exchanges) {
      x.balancer().ifPresent(b -> sources.add(Source.BALANCER));
      x.proxy().ifPresent(p -> sources.add(Source.PROXY));
      add(!x.app().isEmpty(), Source.SERVER);
      add(!x.backend().isEmpty(), Source.BACKEND);
      add(!x.client().isEmpty(), Source.CLIENT);
      add(!x.notices().isEmpty(), Source.ERRORS);
    }
    List<Exchange> ordered =
        exchanges.stream().sorted(Comparator.comparingLong(Exchange::endMicros)).toList();
    return new CaseFile(
        "a case",
        ordered,
        notices,
        new Correlation(sources.stream().map(Cases::profile).toList(), List.of(), 0, 0, 0),
        settings,
        List.of(),
        List.of());
  }

  public Scene scene() {
    return new Scene(file());
  }

  private void add(boolean there, Source source) {
    if (there) {
      sources.add(source);
    }
  }

  private static SourceProfile profile(Source s) {
    return new SourceProfile(
        s.index(),
        s.file(),
        new Detected(s.format(), "", 1, "", true, true),
        new LineCount(100_000, 100_000, 0, 0, new TreeMap<>(), List.of(), ""),
        Optional.empty(),
        Optional.empty(),
        new ClockOffset(s.index(), 0, 0, 0, 0, "reference"),
        new EventCounts(0, 0, 0, 0, 0),
        0);
  }
}
