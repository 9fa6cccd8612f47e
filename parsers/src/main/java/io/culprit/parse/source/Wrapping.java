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
 */
public record Wrapping(List<Wrapper> layers) {
  /** Share of the sampled lines that must be so wrapped: a few lines of other origin are borne. */
  private static final double SHARE = 0.9;

  private static final int MOST_LAYERS = 3;

  public Wrapping {
    layers = List.copyOf(layers);
  }

  /** What the sampled lines, none of them blank, are wrapped in. */
  public static Wrapping of(List<String> sample) {
    List<Wrapper> layers = new ArrayList<>();
    List<String> lines = sample;
    while (layers.size() < MOST_LAYERS && !lines.isEmpty()) {
      Optional<Wrapper> layer = layer(lines);
      if (layer.isEmpty()) {
        break;
      }
      layers.add(layer.get());
      List<String> inner = new ArrayList<>();
      for (String line : lines) {
        String text = layer.get().open(line).map(Unwrapped::text).orElse(line);
        if (!text.isBlank()) {
          inner.add(text);
        }
      }
      lines = inner;
    }
    return new Wrapping(layers);
  }

  /**
   * Takes everything off. Where two layers give times the inner one counts: it is nearer to the
   * server.
   */
  public Unwrapped open(String line) {
    String text = VisibleText.withoutColours(line);
    Optional<Moment> written = Optional.empty();
    boolean partial = false;
    for (Wrapper layer : layers) {
      Optional<Unwrapped> opened = layer.open(text);
      if (opened.isEmpty()) {
        break;
      }
      Unwrapped inner = opened.get();
      text = VisibleText.withoutColours(inner.text());
      written = inner.written().isPresent() ? inner.written() : written;
      partial |= inner.partial();
    }
    return new Unwrapped(text, written, partial);
  }

  /** Whether each line gets a time. */
  public boolean timed() {
    return layers.stream().anyMatch(Wrapper::timed);
  }

  /** The name a person reads; empty where there is no wrapper. */
  public String title() {
    return layers.stream().map(Wrapper::title).collect(Collectors.joining(" + "));
  }

  private static Optional<Wrapper> layer(List<String> lines) {
    for (Wrapper wrapper : Wrapper.values()) {
      long count = lines.stream().filter(line -> wrapper.open(line).isPresent()).count();
      if (count >= SHARE * lines.size()) {
        return Optional.of(wrapper);
      }
    }
    return Optional.empty();
  }
}
