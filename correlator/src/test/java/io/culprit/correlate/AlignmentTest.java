package io.culprit.correlate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Two logs of the same requests, one of them with holes. */
final class AlignmentTest {
  private static final int SEED = 4;
  private static final int LENGTH = 900;

  private final Alignment alignment = new Alignment(0.1f);

  @Test
  void linesThatAreMissing_leaveTheirRequestsAlone() {
    long[] requests = LongStream.range(0, LENGTH).toArray();
    Random random = new Random(SEED);
    long[] lines = Arrays.stream(requests).filter(r -> random.nextInt(20) > 0).toArray();
    assertArrayEquals(indexes(lines), aligned(requests, lines, true));
  }

  @Test
  void holeWiderThanTheBand_isBridged() {
    long[] requests = LongStream.range(0, LENGTH).toArray();
    long[] lines = Arrays.stream(requests).filter(r -> r < 200 || r > 600).toArray();
    assertArrayEquals(indexes(lines), aligned(requests, lines, true));
  }

  @Test
  void band_findsWhatTheWholeTableFinds() {
    Random random = new Random(SEED);
    for (int round = 0; round < 20; round++) {
      // few symbols, as on an interface with few routes
      long[] requests = random.longs(LENGTH, 0, 40).toArray();
      long[] lines = Arrays.stream(requests).filter(r -> random.nextInt(30) > 0).toArray();
      long whole = pairs(aligned(requests, lines, false));
      long band = pairs(aligned(requests, lines, true));
      assertEquals(whole, band, "seed " + SEED + ", " + round);
    }
  }

  private static long pairs(int[] leftOf) {
    return Arrays.stream(leftOf).filter(i -> i >= 0).count();
  }

  private static int[] indexes(long[] symbols) {
    return Arrays.stream(symbols).mapToInt(s -> (int) s).toArray();
  }

  private int[] aligned(long[] left, long[] right, boolean begun) {
    return alignment.of(left, left, right, (i, j) -> 0, 0.1f, begun);
  }
}
