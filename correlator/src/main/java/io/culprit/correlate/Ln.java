package io.culprit.correlate;

/**
 * The natural logarithm of {@code 1 + x} from a table: the same on every machine, and ten times
 * faster than {@link StrictMath}. Costs need three digits; the error stays below {@code 1e-6}.
 */
final class Ln {
  private static final int BITS = 11;
  private static final double[] TABLE = new double[(1 << BITS) + 1];
  private static final double TWO = StrictMath.log(2);

  static {
    for (int i = 0; i < TABLE.length; i++) {
      TABLE[i] = StrictMath.log(1 + (double) i / (1 << BITS));
    }
  }

  private Ln() {}

  /** The logarithm of {@code 1 + x} for a finite {@code x >= 0}. */
  static double ofOnePlus(double x) {
    double y = 1 + x;
    int exponent = Math.getExponent(y);
    double mantissa = y / Double.longBitsToDouble((long) (exponent + 1023) << 52);
    double at = (mantissa - 1) * (1 << BITS);
    int i = (int) at;
    double low = TABLE[i];
    return exponent * TWO + low + (TABLE[i + 1] - low) * (at - i);
  }
}
