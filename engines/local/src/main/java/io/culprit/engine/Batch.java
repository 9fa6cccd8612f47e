package io.culprit.engine;

import io.culprit.correlate.Correlation;
import io.culprit.correlate.Correlator;
import io.culprit.correlate.Exchange;
import io.culprit.correlate.ExchangeSink;
import io.culprit.correlate.Range;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.rank.CaseFile;
import io.culprit.rank.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;

/**
 * A day (or a month) of logs: one pass counts and finds the incident windows, a second collects
 * each window's exchanges and reports on it as soon as the stream has passed it. Memory holds the
 * windows that are open, not the day.
 */
public final class Batch {
  /** How far the stream must be past a window before it is closed: notices may come late. */
  private static final long PATIENCE_MICROS = 600_000_000L;

  private final LocalEngine engine = new LocalEngine();
  private final Investigation plan;
  private final Inputs inputs;
  private final Correlator correlator;

  private Batch(Investigation plan, Inputs inputs) {
    this.plan = plan;
    this.inputs = inputs;
    this.correlator = LocalEngine.correlator(plan, inputs);
  }

  /**
   * Opens the inputs.
   *
   * @throws NothingReadableException if none of them holds a line that could be understood
   */
  public static Batch open(Investigation plan) throws IOException {
    Inputs inputs = Inputs.open(plan);
    inputs.requireEvents();
    return new Batch(plan, inputs);
  }

  /** The inputs. */
  public Inputs inputs() {
    return inputs;
  }

  /**
   * What the first pass found.
   *
   * @param correlation sources, joins and clocks
   * @param timeline requests and failures of the range asked for
   * @param windows the incidents, in the order of their beginnings, a chronic one last
   */
  public record Day(Correlation correlation, FailureTimeline timeline, List<Window> windows) {
    public Day {
      windows = List.copyOf(windows);
    }
  }

  /** Counts, and finds the windows. */
  public Day survey() throws IOException {
    Retention counting = new Retention(plan.range(), List.of(), 1);
    Correlation correlation = engine.audited(plan, inputs, correlator, counting);
    return new Day(correlation, counting.timeline(), Windows.find(counting.timeline()));
  }

  /** Receives the reports as they are made. */
  @FunctionalInterface
  public interface ReportSink {
    /** The report on one window. */
    void report(Window window, Report report) throws IOException;
  }

  /** Reports on some of the day's windows, each as soon as its requests have been seen. */
  public void report(Day day, List<Window> wanted, ReportSink sink) throws IOException {
    if (wanted.isEmpty()) {
      return;
    }
    Collector collector = new Collector(day, wanted, sink);
    try {
      List<Range> read = wanted.stream().map(Window::read).toList();
      LocalEngine.run(plan, correlator.revisit(Stretches.joined(read)), collector);
      collector.finish();
    } catch (UncheckedIOException e) {
      throw e.getCause() == null ? new IOException(e) : e.getCause();
    }
  }

  private Report report(Day day, Window window, Retention kept) throws IOException {
    List<String> notes = new ArrayList<>();
    notes.add(Notes.window(window, day.timeline()));
    long whole = window.own().stream().mapToLong(r -> day.timeline().sum(r).requests()).sum();
    if (whole > kept.exchanges().size() + kept.leftOut()) {
      notes.add(
          "It is too long to be looked at whole: of its "
              + Notes.count(whole, "request")
              + " the "
              + kept.exchanges().size()
              + " in "
              + Notes.ranges(kept.kept())
              + " are looked at.");
    }
    CaseFile file = LocalEngine.file(plan, inputs, day.correlation(), kept, notes);
    String title =
        (plan.title().equals(Investigation.DEFAULT_TITLE) ? "Failed API requests" : plan.title())
            + ", "
            + Notes.range(window.core());
    return engine.report(
        plan,
        inputs,
        new CaseFile(
            title,
            file.exchanges(),
            file.notices(),
            file.correlation(),
            file.settings(),
            file.problems(),
            file.notes()));
  }

  /** Sorts the stream into the windows. */
  private final class Collector implements ExchangeSink {
    private final Day day;
    private final ReportSink sink;
    private final List<Open> open = new ArrayList<>();

    Collector(Day day, List<Window> wanted, ReportSink sink) {
      this.day = day;
      this.sink = sink;
      for (Window w : wanted) {
        open.add(new Open(w, new Retention(w.read(), kept(w), plan.bound())));
      }
    }

    private List<Range> kept(Window w) {
      FailureTimeline timeline = day.timeline();
      long requests = w.own().stream().mapToLong(r -> timeline.sum(r).requests()).sum();
      if (requests <= plan.bound()) {
        return w.own();
      }
      List<Range> kept = new ArrayList<>();
      for (Range r :
          Stretches.pick(
              timeline, Stretches.without(w.core(), w.without()), w.read(), plan.bound())) {
        kept.addAll(Stretches.without(r, w.without()));
      }
      return kept;
    }

    @Override
    public void exchange(Exchange exchange) {
      OptionalLong end = Times.end(exchange);
      if (end.isEmpty()) {
        return;
      }
      Iterator<Open> each = open.iterator();
      while (each.hasNext()) {
        Open one = each.next();
        if (end.getAsLong() - one.window().read().to() > PATIENCE_MICROS) {
          close(one);
          each.remove();
        } else {
          one.kept().exchange(exchange);
        }
      }
    }

    @Override
    public void notice(NoticeEvent notice) {
      open.forEach(one -> one.kept().notice(notice));
    }

    void finish() {
      open.forEach(this::close);
      open.clear();
    }

    private void close(Open one) {
      try {
        sink.report(one.window(), report(day, one.window(), one.kept()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private record Open(Window window, Retention kept) {}
}
