package io.culprit.benchmark.day;

/**
 * When in the day the work comes: least at four in the night, nine times that at four after noon.
 */
final class Rhythm {
  private static final double SWING = 0.8;
  private static final double QUIETEST = 4.0 / 24;
  private static final double TURN = 2 * StrictMath.PI;

  private Rhythm() {}

  /** The time by which a share (0 to 1) of the day's work has come. */
  static long timeOf(double share) {
    double from = 0;
    double to = 1;
    for (int i = 0; i < 40; i++) {
      double middle = (from + to) / 2;
      if (share(middle) < share) {
        from = middle;
      } else {
        to = middle;
      }
    }
    return (long) (from * DayTime.DAY);
  }

  /** The integral of {@code 1 - SWING cos(TURN (x - QUIETEST))}. */
  private static double share(double day) {
    double wave = StrictMath.sin(TURN * (day - QUIETEST)) + StrictMath.sin(TURN * QUIETEST);
    return day - SWING / TURN * wave;
  }
}
