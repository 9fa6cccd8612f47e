package io.culprit.parse.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Each search of eight bytes at a time against the same search one byte at a time. */
class OctetsTest {
  private static final long SEED = 20_261_125;
  private static final int TRIALS = 200_000;
  private static final String FAVOURED = "0123456789./:-\"\\ \n\r\t\0\u007f";

  private final Random random = new Random(SEED);

  @Test
  void digits_anyBytes_areThoseBeforeTheFirstOther() {
    for (int i = 0; i < TRIALS; i++) {
      byte[] bytes = bytes();
      int count = 0;
      while (count < 8 && digit(bytes[count])) {
        count++;
      }
      assertEquals(count, Octets.digits(Octets.word(bytes, 0)), () -> shown(bytes));
    }
  }

  @Test
  void number_upToEightDigits_isTheirValue() {
    for (int i = 0; i < TRIALS; i++) {
      int count = 1 + random.nextInt(8);
      String digits =
          String.valueOf(100_000_000 + random.nextInt(100_000_000)).substring(9 - count);
      byte[] bytes = bytes();
      for (int j = 0; j < count; j++) {
        bytes[j] = (byte) digits.charAt(j);
      }
      assertEquals(
          Integer.parseInt(digits),
          Octets.number(Octets.word(bytes, 0), count),
          () -> shown(bytes));
    }
  }

  @Test
  void dotted_anyBytes_endsAtTheFirstThatIsNoDigitAndNoDot() {
    for (int i = 0; i < TRIALS; i++) {
      byte[] bytes = bytes();
      int from = random.nextInt(8);
      int to = from + random.nextInt(bytes.length - Octets.PAD - from + 1);
      int end = from;
      while (end < to && (digit(bytes[end]) || bytes[end] == '.')) {
        end++;
      }
      assertEquals(end, Octets.dotted(bytes, from, to), () -> from + " to " + to + shown(bytes));
    }
  }

  @Test
  void find_anyBytes_isTheFirstThatEquals() {
    for (int i = 0; i < TRIALS; i++) {
      byte[] bytes = bytes();
      int from = random.nextInt(8);
      int to = from + random.nextInt(bytes.length - Octets.PAD - from + 1);
      char wanted = FAVOURED.charAt(random.nextInt(FAVOURED.length()));
      int end = from;
      while (end < to && bytes[end] != wanted) {
        end++;
      }
      assertEquals(
          end,
          Octets.find(bytes, from, to, Octets.repeated(wanted)),
          () -> from + " to " + to + shown(bytes));
    }
  }

  @Test
  void odd_anyBytes_isTheFirstControlCharacterOrNotAscii() {
    for (int i = 0; i < TRIALS; i++) {
      byte[] bytes = bytes();
      int from = random.nextInt(8);
      int to = from + random.nextInt(bytes.length - Octets.PAD - from + 1);
      int end = from;
      while (end < to && bytes[end] >= ' ') {
        end++;
      }
      assertEquals(end, Octets.odd(bytes, from, to), () -> from + " to " + to + shown(bytes));
    }
  }

  private static boolean digit(byte b) {
    return b >= '0' && b <= '9';
  }

  /** Digits mostly, then what borders on them, then anything. */
  private byte[] bytes() {
    byte[] bytes = new byte[8 + random.nextInt(24) + Octets.PAD];
    int kind = random.nextInt(3);
    for (int i = 0; i < bytes.length; i++) {
      int one = random.nextInt(kind == 0 ? 11 : FAVOURED.length());
      bytes[i] =
          kind == 2 && random.nextInt(4) == 0
              ? (byte) random.nextInt(256)
              : (byte) FAVOURED.charAt(one);
    }
    return bytes;
  }

  private static String shown(byte[] bytes) {
    return ", seed " + SEED + ": " + java.util.Arrays.toString(bytes);
  }
}
