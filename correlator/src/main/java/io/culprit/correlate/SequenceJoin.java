package io.culprit.correlate;

import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.NoticeEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Aligns the lines of one source that has no times with the exchanges, by order: lines and
 * predicted response starts run the same way, equal method, target and status decide, some on
 * either side stay alone.
 *
 * <p>The alignment maximises the weight of pairs in order ({@link Alignment}), block by block;
 * afterwards neighbours that were swapped by a few milliseconds find each other. Lines are read as
 * far as the exchanges need.
 */
final class SequenceJoin implements AutoCloseable {
  /** Exchanges aligned at once; where no band will do, the work is about the square of it. */
  private static final int BLOCK = 800;

  /** Exchanges and lines beyond the block that are looked at but not decided. */
  private static final int AHEAD = 200;

  /**
   * What a line without an exchange costs, so that of equal alignments the tightest wins; a pair
   * weighs 2 or 3.
   */
  private static final float SKIP_LINE = 0.1f;

  /** The same for lines before the first pair: logs may begin at different times. */
  private static final float SKIP_LEADING = 0.02f;

  private static final long SWAP = 30_000;
  private static final int SWAP_LINES = 12;

  /** A decided line: joined, or with no exchange. */
  interface Result {
    void joined(Draft draft, AppEvent event, double probability);

    void alone(AppEvent event, long estimate);

    void message(NoticeEvent event, long estimate);
  }

  private record Message(NoticeEvent event, int before) {}

  private final Feed feed;
  private final boolean pulled;
  private final boolean comparable;
  private final List<AppEvent> lines = new ArrayList<>();
  private final List<Message> messages = new ArrayList<>();
  private final long slack;
  private final Optional<Landmarks> known;
  private final Landmarks found = new Landmarks();
  private final Alignment alignment = new Alignment(SKIP_LINE);
  private boolean ended;
  private long position = Long.MIN_VALUE;

  /**
   * A source without any time is pulled; one whose access lines alone lack it is fed by the merge.
   *
   * @param slack how far answers may stand from their order, in microseconds
   * @param known where an earlier reading of the whole found which time; absent in that reading
   */
  SequenceJoin(
      Feed feed, boolean pulled, boolean comparable, long slack, Optional<Landmarks> known) {
    this.feed = feed;
    this.pulled = pulled;
    this.comparable = comparable;
    this.slack = slack;
    this.known = known;
  }

  void feed(AppEvent event) {
    lines.add(event);
  }

  private void pull(int wanted) throws IOException {
    while (pulled && !ended && lines.size() < wanted) {
      Feed.Item item = feed.peek();
      if (item == null) {
        ended = true;
        break;
      }
      feed.take();
      if (item.event() instanceof AppEvent e) {
        lines.add(e);
      } else if (item.event() instanceof NoticeEvent n) {
        messages.add(new Message(n, lines.size()));
      }
    }
  }

  /** Where it found which time. */
  Landmarks found() {
    return found;
  }

  /** Leaves out what surely belongs to exchanges long before those that are at hand. */
  private void skip(long time) throws IOException {
    OptionalLong upTo =
        pulled && known.isPresent() ? known.get().before(time) : OptionalLong.empty();
    Feed.Item next = upTo.isEmpty() ? null : feed.peek();
    if (next == null || upTo.getAsLong() - next.event().origin().line() < 2 * BLOCK) {
      return;
    }
    while (next != null && next.event().origin().line() <= upTo.getAsLong()) {
      feed.take();
      next = feed.peek();
    }
    lines.clear();
    messages.clear();
    position = Long.MIN_VALUE;
  }

  /** Decides the lines of all exchanges whose answers began no later than {@code mature}. */
  void align(List<Draft> candidates, long mature, boolean last, Result result) throws IOException {
    List<Draft> drafts = new ArrayList<>();
    for (Draft d : candidates) {
      if (d.app.isEmpty() && d.mayReachApp()) {
        drafts.add(d);
      }
    }
    drafts.forEach(d -> d.likelyAnswer = predict(d));
    drafts.sort(
        Comparator.<Draft>comparingLong(d -> d.likelyAnswer)
            .thenComparing(d -> d.anchor().origin()));
    if (!drafts.isEmpty()) {
      skip(drafts.get(0).likelyAnswer - slack);
    }
    int from = 0;
    while (from < drafts.size()) {
      List<Draft> block = drafts.subList(from, Math.min(drafts.size(), from + BLOCK + AHEAD));
      boolean tail = from + block.size() == drafts.size();
      pull(block.size() + block.size() / 2 + AHEAD);
      int decide = 0;
      for (int i = 0; i < (tail ? block.size() : BLOCK); i++) {
        // every exchange that is settled now, and whatever answered before it
        if (Math.min(block.get(i).end(), block.get(i).likelyAnswer) <= mature) {
          decide = i + 1;
        }
      }
      if (decide == 0) {
        break;
      }
      decide(block, decide, result);
      from += decide;
    }
    if (last) {
      while (pulled && !ended && known.isEmpty()) {
        pull(BLOCK);
        flush(lines.size(), new int[0], List.of(), result);
      }
      flush(lines.size(), new int[0], List.of(), result);
    }
  }

  private void decide(List<Draft> block, int decide, Result result) {
    int n = block.size();
    int m = Math.min(lines.size(), n + n / 2 + AHEAD);
    int[] draftOf = aligned(block, m);
    swapped(block, draftOf, m);
    int upTo = -1;
    for (int j = 0; j < m; j++) {
      if (draftOf[j] >= 0 && draftOf[j] < decide) {
        upTo = j;
      }
    }
    // lines behind the last decided one wait; a line before it that belongs to a later exchange
    // waits too
    flush(upTo + 1, Arrays.copyOf(draftOf, upTo + 1), block.subList(0, decide), result);
  }

  private void flush(int count, int[] draftOf, List<Draft> decided, Result result) {
    List<AppEvent> waiting = new ArrayList<>();
    int message = 0;
    for (int j = 0; j < count; j++) {
      for (; message < messages.size() && messages.get(message).before() <= j; message++) {
        result.message(messages.get(message).event(), position);
      }
      int i = j < draftOf.length ? draftOf[j] : -1;
      AppEvent e = lines.get(j);
      if (i >= decided.size()) {
        waiting.add(e);
      } else if (i >= 0) {
        Draft d = decided.get(i);
        position = Math.max(position, d.likelyAnswer);
        result.joined(d, e, probability(i, decided));
        found.note(position, e.origin().line());
      } else {
        result.alone(e, position);
      }
    }
    List<Message> later = new ArrayList<>();
    for (Message m : messages.subList(message, messages.size())) {
      if (count == lines.size()) {
        result.message(m.event(), position);
      } else {
        later.add(new Message(m.event(), m.before() - count + waiting.size()));
      }
    }
    messages.clear();
    messages.addAll(later);
    lines.subList(0, count).clear();
    lines.addAll(0, waiting);
  }

  /** Index of the draft of each line, -1: none. */
  private int[] aligned(List<Draft> block, int m) {
    int n = block.size();
    long[] left = new long[n];
    long[] late = new long[n];
    for (int i = 0; i < n; i++) {
      Draft d = block.get(i);
      AccessEvent a = d.anchor();
      left[i] = symbol(a.method(), a.target(), a.status());
      // after a cut the application's own status counts
      late[i] =
          d.wasCut() && !d.backend.isEmpty()
              ? symbol(a.method(), a.target(), d.backend.get(0).event().status())
              : left[i];
    }
    long[] right = new long[m];
    for (int j = 0; j < m; j++) {
      AppEvent e = lines.get(j);
      right[j] = symbol(e.method(), e.target(), e.status());
    }
    boolean begun = position != Long.MIN_VALUE;
    return alignment.of(
        left,
        late,
        right,
        (i, j) -> {
          double peer = Lags.peerCost(block.get(i), lines.get(j), comparable);
          return peer < 0 ? 1f : peer > 2 ? -9f : 0f;
        },
        begun ? SKIP_LINE : SKIP_LEADING,
        begun);
  }

  /** Pairs what is left alone and lies near in order or time. */
  private void swapped(List<Draft> block, int[] draftOf, int m) {
    boolean[] used = new boolean[block.size()];
    for (int i : draftOf) {
      if (i >= 0) {
        used[i] = true;
      }
    }
    for (int j = 0; j < m; j++) {
      if (draftOf[j] >= 0) {
        continue;
      }
      int before = j - 1;
      while (before >= 0 && draftOf[before] < 0) {
        before--;
      }
      int at = before >= 0 ? draftOf[before] : -1;
      int best = -1;
      double least = Double.MAX_VALUE;
      for (int i = Math.max(0, at - SWAP_LINES);
          i < Math.min(block.size(), at + SWAP_LINES + 2);
          i++) {
        Draft d = block.get(i);
        AppEvent e = lines.get(j);
        if (used[i]
            || d.anchor().status() != e.status()
            || !d.anchor().method().equals(e.method())
            || !Ids.decoded(d.anchor().target()).equals(Ids.decoded(e.target()))
            || Lags.peerCost(d, e, comparable) > 2) {
          continue;
        }
        long here = at >= 0 ? block.get(at).likelyAnswer : d.likelyAnswer;
        long off = Math.abs(d.likelyAnswer - here);
        long slack = d.isCoarse() ? d.precision() : SWAP;
        double cost = off / (double) SWAP + Math.abs(i - at) * 0.1;
        if (off <= slack && cost < least) {
          least = cost;
          best = i;
        }
      }
      if (best >= 0) {
        draftOf[j] = best;
        used[best] = true;
      }
    }
  }

  /**
   * Neighbours of the same kind that began within a breath of each other cannot be told apart by
   * order.
   */
  private static double probability(int i, List<Draft> decided) {
    Draft d = decided.get(i);
    long at = d.likelyAnswer;
    double rivals = 0;
    for (int k = Math.max(0, i - 4); k < Math.min(decided.size(), i + 5); k++) {
      Draft other = decided.get(k);
      if (k != i
          && other.anchor().status() == d.anchor().status()
          && other.anchor().method().equals(d.anchor().method())
          && other.anchor().target().equals(d.anchor().target())) {
        double off = Math.abs(other.likelyAnswer - at) / (d.isCoarse() ? 40_000.0 : 2_000.0);
        rivals += StrictMath.exp(-off);
      }
    }
    double base = d.wasCut() ? 0.6 : 0.98;
    return base / (1 + rivals);
  }

  private static long symbol(String method, String target, int status) {
    return Ids.hash(method, Ids.decoded(target), String.valueOf(status));
  }

  /** When the answer began: what the proxy logged of it, else when the handler ended. */
  private static long predict(Draft d) {
    boolean ordered = d.isCoarse() && !d.wasCut() && !d.anchor().hasDuration();
    if (ordered
        && (d.backend.isEmpty()
            || d.likelyEnd - d.backend.get(0).event().end().micros() < 1_000_000)) {
      // the order of the proxy's lines says more than an unsure pair
      return d.likelyEnd;
    }
    if (!d.backend.isEmpty()) {
      BackendEvent b = d.backend.get(d.backend.size() - 1).event();
      long tail = 0;
      if (!d.wasCut() && d.headerMicros() >= 0 && d.upstreamMicros() > d.headerMicros()) {
        tail = d.upstreamMicros() - d.headerMicros();
      }
      return b.end().micros() - tail;
    }
    long head = d.headerMicros();
    return head >= 0 && d.anchor().hasDuration() ? d.likelyStart() + head : d.likelyEnd;
  }

  @Override
  public void close() throws IOException {
    feed.close();
  }
}
