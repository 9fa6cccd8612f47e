package io.culprit.parse.source;

import io.culprit.parse.event.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The wrappers around the lines of one source, outermost first.
 *
 * @param layers usually none or one
 * @param years what is known of the years of times that state none
 */
public record Wrapping(List<? extends Layer> layers, Years years) {
  /** Share of the sampled lines that must be so wrapped: a few lines of other origin are borne. */
  private static final double SHARE = 0.9;

  private static final int MOST_LAYERS = 3;

  public Wrapping {
    layers = List.copyOf(layers);
  }

  /** Wrappers whose times state their years. */
  public Wrapping(List<? extends Layer> layers) {
    this(layers, Years.unknown());
  }

  /** What the sampled lines, none of them blank, are wrapped in. */
  public static Wrapping of(List<String> sample) {
    return new Wrapping(layers(sample, new ArrayList<>()));
  }

  /** An export of a log store around lines that may be wrapped again; empty: it is none. */
  static Optional<Wrapping> export(List<String> sample) {
    return CsvExport.of(sample)
        .or(() -> JsonExport.of(sample))
        .map(
            export ->
                new Wrapping(layers(inner(export, sample), new ArrayList<>(List.of(export)))));
  }

  /** The same wrappers with what is known of years. */
  public Wrapping with(Years known) {
    return new Wrapping(layers, known);
  }

  /** Whether each line gets a time. */
  public boolean timed() {
    return layers.stream().anyMatch(Layer::timed) || (years.near().isPresent() && dated());
  }

  /** Whether its times state no year, so that they are none until one is found. */
  public boolean yearless() {
    return layers.stream().noneMatch(Layer::timed) && dated();
  }

  /** The name a person reads; empty where there is no wrapper. */
  public String title() {
    return layers.stream().map(Layer::title).collect(Collectors.joining(" + "));
  }

  /** Takes everything off a line by itself. */
  public Unwrapped open(String line) {
    return opener().open(line);
  }

  /** Takes everything off the lines of one reading, in their order. */
  public Opener opener() {
    return new Opener(layers.stream().map(layer -> layer.unwrapping(years)).toList());
  }

  /** Takes everything off the lines of one reading. Not thread-safe. */
  public static final class Opener {
    private final List<Layer.Unwrapping> layers;

    private Opener(List<Layer.Unwrapping> layers) {
      this.layers = layers;
    }

    /**
     * What a line holds. Where two layers give times the inner one counts: it is nearer to the
     * server.
     */
    public Unwrapped open(String line) {
      String text = VisibleText.withoutColours(line);
      return layers.isEmpty() ? Unwrapped.whole(text, Optional.empty()) : open(text, 0);
    }

    private Unwrapped open(String line, int from) {
      Unwrapped so = Unwrapped.whole(line, Optional.empty());
      for (int i = from; i < layers.size(); i++) {
        Optional<Unwrapped> opened = layers.get(i).open(so.text());
        if (opened.isEmpty() || opened.get().part() == Unwrapped.Part.NOTHING) {
          return opened.orElse(so);
        }
        so = within(so, opened.get(), i + 1);
      }
      return so;
    }

    private Unwrapped within(Unwrapped outer, Unwrapped inner, int next) {
      Optional<Moment> written = inner.written().or(outer::written);
      List<Unwrapped> more = new ArrayList<>(outer.more());
      for (Unwrapped other : inner.more()) {
        Unwrapped opened = open(VisibleText.withoutColours(other.text()), next);
        more.add(
            new Unwrapped(
                opened.text(), opened.written().or(other::written), opened.part(), List.of()));
      }
      boolean partial = outer.partial() || inner.partial();
      return new Unwrapped(
          VisibleText.withoutColours(inner.text()),
          written,
          partial ? Unwrapped.Part.BEGINNING : Unwrapped.Part.WHOLE,
          more);
    }
  }

  private boolean dated() {
    return layers.contains(Wrapper.SYSLOG);
  }

  private static List<Layer> layers(List<String> sample, List<Layer> layers) {
    List<String> lines = sample;
    while (layers.size() < MOST_LAYERS && !lines.isEmpty()) {
      Optional<Wrapper> layer = layer(lines);
      if (layer.isEmpty()) {
        break;
      }
      layers.add(layer.get());
      lines = inner(layer.get(), lines);
    }
    return layers;
  }

  private static List<String> inner(Layer layer, List<String> lines) {
    Layer.Unwrapping unwrapping = layer.unwrapping(Years.unknown());
    List<String> inner = new ArrayList<>();
    for (String line : lines) {
      Optional<Unwrapped> opened = unwrapping.open(line);
      inner.add(opened.map(Unwrapped::text).orElse(line));
      opened.ifPresent(o -> o.more().forEach(other -> inner.add(other.text())));
    }
    inner.removeIf(String::isBlank);
    return inner;
  }

  private static Optional<Wrapper> layer(List<String> lines) {
    for (Wrapper wrapper : Wrapper.values()) {
      Layer.Unwrapping unwrapping = wrapper.unwrapping(Years.unknown());
      long count = lines.stream().filter(line -> unwrapping.open(line).isPresent()).count();
      if (count >= SHARE * lines.size()) {
        return Optional.of(wrapper);
      }
    }
    return Optional.empty();
  }
}
