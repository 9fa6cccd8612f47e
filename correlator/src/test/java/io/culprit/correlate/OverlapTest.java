package io.culprit.correlate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culprit.correlate.Overlap.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OverlapTest {
  private static final List<Span> SPANS =
      List.of(new Span(0, 10), new Span(2, 12), new Span(4, 20), new Span(4, 6), new Span(90, 99));

  @Test
  void of_isTheStretchOfMostVotes() {
    assertEquals(new Overlap(4, 6, 4), Overlap.of(SPANS));
  }

  @Test
  void around_keepsWhatFewContradict() {
    assertEquals(new Overlap(4, 10, 4), Overlap.of(SPANS).around(SPANS, 0.75));
    assertEquals(new Overlap(2, 12, 4), Overlap.of(SPANS).around(SPANS, 0.5));
  }

  @Test
  void around_allVotes_isTheStretchItself() {
    assertEquals(new Overlap(4, 6, 4), Overlap.of(SPANS).around(SPANS, 1));
  }
}
