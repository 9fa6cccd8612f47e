package io.culprit.correlate;

import io.culprit.parse.event.LogEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The open exchanges of a window by method and path, each list in the order of ends. Built once a
 * look.
 */
final class Routes {
  /** A draft with its number in the window. */
  record Entry(int number, Draft draft) {}

  /** Drafts of one route. */
  static final class Lane {
    final List<Entry> whole = new ArrayList<>();
    final List<Entry> cut = new ArrayList<>();

    /**
     * The longest that a whole answer's last byte stands behind the upstream's, as far as logged.
     */
    long slowest;

    private void sort() {
      Comparator<Entry> byEnd =
          Comparator.comparingLong((Entry e) -> e.draft().end()).thenComparingInt(Entry::number);
      whole.sort(byEnd);
      cut.sort(byEnd);
    }

    /** Entries of a list that end within an interval. */
    static List<Entry> between(List<Entry> list, long from, long to) {
      int a = lower(list, from);
      int b = lower(list, to + 1);
      return list.subList(a, Math.max(a, b));
    }

    private static int lower(List<Entry> list, long at) {
      int low = 0;
      int high = list.size();
      while (low < high) {
        int mid = (low + high) >>> 1;
        if (list.get(mid).draft().end() < at) {
          low = mid + 1;
        } else {
          high = mid;
        }
      }
      return low;
    }
  }

  /** How far a body may lag behind the handler where nothing is logged about it. */
  private static final long UNTOLD = 3_000_000;

  private static final long UNTOLD_LARGE = 20_000_000;
  private static final long LARGE = 262_144;
  private static final Lane EMPTY = new Lane();

  private final Map<String, Lane> lanes = new HashMap<>();
  private final Map<String, Lane> templates = new HashMap<>();
  private final List<Draft> drafts;
  private final Predicate<Draft> member;
  private boolean withoutMethod;
  private boolean withoutPath;
  private boolean built;

  Routes(List<Draft> drafts, Predicate<Draft> member) {
    this.drafts = drafts;
    this.member = member;
  }

  /** Prepares for events that lack a method or a path. */
  void expect(String method, String path) {
    withoutMethod |= method.isEmpty();
    withoutPath |= path.isEmpty();
  }

  /** The drafts of a path, or of a template that stands in its place. */
  Lane lane(String method, String path) {
    if (!built) {
      build();
    }
    Lane lane = lanes.get(key(method, path));
    return lane != null
        ? lane
        : PathTemplate.of(path)
            .map(t -> templates.computeIfAbsent(key(method, path), k -> all(method, t)))
            .orElse(EMPTY);
  }

  private Lane all(String method, PathTemplate template) {
    Lane all = new Lane();
    String start = key(method, "/");
    lanes.forEach(
        (key, lane) -> {
          if (key.startsWith(start) && template.matches(key.substring(start.length() - 1))) {
            all.whole.addAll(lane.whole);
            all.cut.addAll(lane.cut);
            all.slowest = Math.max(all.slowest, lane.slowest);
          }
        });
    all.sort();
    return all;
  }

  private void build() {
    built = true;
    for (int i = 0; i < drafts.size(); i++) {
      Draft d = drafts.get(i);
      if (!member.test(d)) {
        continue;
      }
      Entry entry = new Entry(i, d);
      String path = Ids.decoded(d.anchor().path());
      put(key(d.anchor().method(), path), entry);
      if (withoutMethod) {
        put(key("", path), entry);
      }
      if (withoutPath) {
        put(key(d.anchor().method(), ""), entry);
        if (withoutMethod) {
          put(key("", ""), entry);
        }
      }
    }
    lanes.values().forEach(Lane::sort);
  }

  private void put(String key, Entry entry) {
    Lane lane = lanes.computeIfAbsent(key, k -> new Lane());
    Draft d = entry.draft();
    boolean cut = d.wasCut();
    if (cut || d.mayBeTruncated()) {
      lane.cut.add(entry);
    }
    if (!cut) {
      lane.whole.add(entry);
      long upstream = d.headerMicros() >= 0 ? d.headerMicros() : d.upstreamMicros();
      long lag =
          upstream >= 0 && d.anchor().hasDuration()
              ? d.anchor().durationMicros() - upstream
              : d.anchor().bytes() > LARGE ? UNTOLD_LARGE : UNTOLD;
      lane.slowest = Math.max(lane.slowest, lag);
    }
  }

  static String key(String method, String path) {
    return method + ' ' + path;
  }

  /** Whether two targets may be one: equal queries wherever both show one. */
  static boolean queriesAgree(String a, String b) {
    int qa = a.indexOf('?');
    int qb = b.indexOf('?');
    return qa < 0 || qb < 0 || a.substring(qa).equals(b.substring(qb));
  }

  /** An event in the window that no exchange has taken for good. */
  record Open<E extends LogEvent>(long time, E event, String id) {
    /**
     * An event at its time on the reference clock, with its id in the spelling in which ids are
     * compared; empty: none.
     */
    static <E extends LogEvent> Open<E> of(long time, E event) {
      return new Open<>(time, event, Ids.canonical(RequestIds.of(event)));
    }
  }
}
