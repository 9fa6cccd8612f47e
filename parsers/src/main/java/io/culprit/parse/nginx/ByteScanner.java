package io.culprit.parse.nginx;

import io.culprit.parse.source.Octets;
import io.culprit.parse.source.TimeText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The hot room: a {@code log_format} compiled into steps over bytes. Not thread-safe.
 *
 * <p>It reads the lines that leave no choice: each value ends at the first occurrence of the text
 * behind it, what {@link ByteRow} shows in place holds nothing escaped, and an upstream list has
 * one member. Of any other line it says no, and {@link AccessFormat.Scanner}, the plain twin,
 * decides: it would have taken the same first choices, so both give equal events where this one
 * says yes. This class is ugly so that no other has to be: its steps are a switch over small
 * numbers, they leave what they found in fields, and it makes no object.
 */
final class ByteScanner {
  // The steps: how a value is read and where it ends. Few and small, so that each is soon compiled.
  private static final int TIME = 0;
  private static final int MSEC = 1;
  private static final int STATUS = 2;
  private static final int WHOLE = 3;
  private static final int SECONDS = 4;
  private static final int NUMBERS = 5;
  private static final int ADDRESS = 6;
  private static final int ELEMENT = 7;
  private static final int TEXT = 8;
  private static final int QUOTED = 9;

  private static final int LOCAL_LENGTH = 26;
  private static final int ISO_LENGTH = 25;
  private static final long SECOND = 1_000_000;

  /** What a digit is worth in microseconds, by how many decimals there are. */
  private static final long[] UNITS = {SECOND, 100_000, 10_000, 1_000, 100, 10, 1};

  private static final boolean[] IN_ADDRESS = letters("-_.*:%");
  private static final boolean[] IN_ELEMENT = printable(" \",\\");
  private static final boolean[] IN_NUMBERS = only("0123456789.-");

  private static final long QUOTES = Octets.repeated('"');
  private static final long SLASHES = Octets.repeated('\\');
  private static final long BLANKS = Octets.repeated(' ');

  private final ByteRow row;
  private final int[] steps;
  private final byte[][] literals;
  private final byte[] firsts;
  private final int[] lengths;
  private final boolean[] shown;
  private final boolean[] lists;
  private final boolean escapes;
  private final boolean quotesEnd;

  /** What must not stand in a text before the text behind it. */
  private final long[] barred;

  /** The first eight bytes of the text behind each value, and which bits of them count. */
  private final long[] tails;

  private final long[] masks;

  // What the step before left behind.
  private long value;
  private int decimals;

  // The last time that was converted, as bytes and as a number: it repeats for a whole second.
  private final long[] timeWords = new long[4];
  private long timeMicros;

  private ByteScanner(String[] literals, List<Field> fields, Escaping escaping) {
    int count = fields.size();
    this.row = new ByteRow(fields, escaping);
    this.steps = new int[count];
    this.literals = new byte[literals.length][];
    this.firsts = new byte[count];
    this.lengths = new int[count];
    this.shown = new boolean[count];
    this.lists = new boolean[count];
    this.barred = new long[count];
    this.tails = new long[count];
    this.masks = new long[count];
    this.escapes = escaping != Escaping.NONE;
    this.quotesEnd = escaping == Escaping.DEFAULT;
    for (int i = 0; i < literals.length; i++) {
      this.literals[i] = literals[i].getBytes(StandardCharsets.US_ASCII);
    }
    for (int i = 0; i < count; i++) {
      byte[] literal = this.literals[i + 1];
      int length = Math.min(8, literal.length);
      steps[i] = step(fields.get(i), literals[i + 1]);
      firsts[i] = literal.length == 0 ? (byte) '\n' : literal[0];
      lengths[i] = fields.get(i) == Field.TIME_ISO ? ISO_LENGTH : LOCAL_LENGTH;
      shown[i] = ByteRow.shows(fields.get(i));
      // Only what begins a separator itself can hide that a list goes on.
      lists[i] = fields.get(i).shape().list() && (firsts[i] == ' ' || firsts[i] == ',');
      barred[i] = fields.get(i).shape() == Shape.WORD ? BLANKS : SLASHES;
      tails[i] = Octets.word(Arrays.copyOf(literal, Math.max(8, literal.length)), 0);
      masks[i] = length == 0 ? 0 : -1L >>> (64 - 8 * length);
    }
  }

  /**
   * Compiles a format; empty where it has what only the plain scanner reads.
   *
   * @param literals the texts before, between and behind the values
   * @param fields the values
   * @param escaping how values are protected
   */
  static Optional<ByteScanner> of(String[] literals, Field[] fields, Escaping escaping) {
    List<Field> used = Arrays.stream(fields).filter(Field::used).toList();
    boolean once = used.stream().distinct().count() == used.size();
    boolean timed =
        used.contains(Field.MSEC)
            || used.contains(Field.TIME_ISO)
            || used.contains(Field.TIME_LOCAL);
    boolean composed =
        used.contains(Field.PEER_ADDRESS)
            || used.contains(Field.SERVER_PORT)
            || used.contains(Field.PATH)
            || used.contains(Field.ARGS);
    boolean asked = used.contains(Field.REQUEST) || used.contains(Field.TARGET);
    boolean ascii =
        Arrays.stream(literals).allMatch(text -> text.chars().allMatch(c -> c >= ' ' && c < 0x7f));
    boolean parted =
        Arrays.stream(literals, 1, Math.max(1, literals.length - 1))
            .noneMatch(text -> text.isEmpty() || (text.charAt(0) >= '-' && text.charAt(0) <= '9'));
    if (!once || !timed || composed || !asked || !ascii || !parted) {
      return Optional.empty();
    }
    return Optional.of(new ByteScanner(literals, List.of(fields), escaping));
  }

  private static int step(Field field, String literal) {
    return switch (field) {
      case UPSTREAM_STATUS -> WHOLE;
      case CONNECT_TIME, HEADER_TIME, RESPONSE_TIME -> SECONDS;
      default ->
          switch (field.shape()) {
            case TIME_LOCAL, TIME_ISO -> TIME;
            case EPOCH -> MSEC;
            case STATUS -> STATUS;
            case WHOLE -> WHOLE;
            case SECONDS -> SECONDS;
            case NUMBERS -> NUMBERS;
            case ADDRESS -> ADDRESS;
            case LIST -> ELEMENT;
            case WORD -> TEXT;
            case TEXT -> literal.startsWith("\"") ? QUOTED : TEXT;
          };
    };
  }

  /** The line that was read last. */
  ByteRow row() {
    return row;
  }

  /**
   * Reads a line; false where it leaves a choice, or is not of the format.
   *
   * @param place index of the line's source
   * @param line its number
   * @param buffer holds the line; {@link Octets#PAD} bytes exist behind it
   */
  boolean scan(int place, long line, byte[] buffer, int from, int to) {
    int at = from + literals[0].length;
    if (at > to || !matches(literals[0], buffer, from)) {
      return false;
    }
    int count = steps.length;
    for (int i = 0; i < count; i++) {
      int stop = stop(i, buffer, at, to);
      if (stop < at) {
        return false;
      }
      row.starts[i] = at;
      row.ends[i] = stop;
      row.numbers[i] = value;
      byte[] literal = literals[i + 1];
      at = stop + literal.length;
      if (at > to
          || ((Octets.word(buffer, stop) ^ tails[i]) & masks[i]) != 0
          || (literal.length > 8 && !matches(literal, buffer, stop))
          || (lists[i] && runsOn(buffer, stop, to, literal))) {
        return false;
      }
    }
    return at == to && row.complete(place, line, buffer);
  }

  /** Reads value {@code i}; answers where it ends, or -1: not here. */
  private int stop(int i, byte[] buffer, int at, int to) {
    return switch (steps[i]) {
      case TIME -> time(buffer, at, at + lengths[i], to);
      case MSEC -> msec(buffer, at, to);
      case STATUS -> status(buffer, at);
      case WHOLE -> whole(buffer, at, to);
      case SECONDS -> seconds(buffer, at, to);
      case NUMBERS -> run(buffer, at, to, IN_NUMBERS, (byte) 0);
      case ADDRESS -> address(buffer, at, to, firsts[i]);
      case ELEMENT -> element(buffer, at, to, firsts[i]);
      case TEXT -> text(i, buffer, at, to);
      default -> quoted(i, buffer, at, to);
    };
  }

  /** A time of a fixed length, to the second and with a zone; the last one's bytes are known. */
  private int time(byte[] buffer, int at, int stop, int to) {
    if (stop > to) {
      return -1;
    }
    long first = Octets.word(buffer, at);
    long second = Octets.word(buffer, at + 8);
    long third = Octets.word(buffer, at + 16);
    // The last one or two bytes, and some that were seen before.
    long fourth = Octets.word(buffer, stop - 8);
    boolean same =
        timeWords[1] == second
            && timeWords[0] == first
            && timeWords[2] == third
            && timeWords[3] == fourth;
    if (same) {
      value = timeMicros;
      return stop;
    }
    String text = new String(buffer, at, stop - at, StandardCharsets.ISO_8859_1);
    Optional<TimeText> time =
        stop - at == LOCAL_LENGTH ? TimeText.clf(text, 0) : TimeText.iso(text, 0);
    if (time.isEmpty()
        || !time.get().zoned()
        || time.get().end() != text.length()
        || time.get().precisionMicros() != SECOND) {
      return -1;
    }
    timeWords[0] = first;
    timeWords[1] = second;
    timeWords[2] = third;
    timeWords[3] = fourth;
    timeMicros = time.get().micros();
    value = timeMicros;
    return stop;
  }

  /** Epoch seconds of our age, most often with milliseconds. */
  private int msec(byte[] buffer, int at, int to) {
    int stop = seconds(buffer, at, to);
    int wholes = stop - at - (decimals == 0 ? 0 : decimals + 1);
    row.precision = UNITS[decimals];
    return value >= 0 && (wholes == 9 || wholes == 10) ? stop : -1;
  }

  /** Three digits, or a dash; {@code value} is -1 for a dash and {@code 000}. */
  private int status(byte[] buffer, int at) {
    long word = Octets.word(buffer, at);
    if (Octets.digits(word) == 3) {
      int code = Octets.number(word, 3);
      value = code == 0 ? -1 : code;
      return at + 3;
    }
    value = -1;
    return buffer[at] == '-' ? at + 1 : -1;
  }

  /** A whole number, a dash or nothing; {@code value} is -1 for the last two. */
  private int whole(byte[] buffer, int at, int to) {
    long word = Octets.word(buffer, at);
    int digits = Octets.digits(word);
    if (digits == 0) {
      value = -1;
      return buffer[at] == '-' ? at + 1 : at;
    }
    value = Octets.number(word, digits);
    int stop = at + digits;
    if (digits == 8) {
      while (stop < to && buffer[stop] >= '0' && buffer[stop] <= '9') {
        value = value * 10 + (buffer[stop] - '0');
        stop++;
      }
    }
    return stop - at > 18 ? -1 : stop;
  }

  /**
   * Seconds with up to six decimals, in microseconds; a dash or nothing; {@code value} is -1 for
   * the last two.
   */
  private int seconds(byte[] buffer, int at, int to) {
    int stop = whole(buffer, at, to);
    decimals = 0;
    if (value < 0 || stop < 0) {
      return stop;
    }
    if (stop - at > 11) {
      return -1;
    }
    value *= SECOND;
    if (stop >= to || buffer[stop] != '.') {
      return stop;
    }
    long word = Octets.word(buffer, stop + 1);
    int digits = Octets.digits(word);
    if (digits == 0 || digits > 6) {
      return -1;
    }
    decimals = digits;
    value += Octets.number(word, digits) * UNITS[digits];
    return stop + 1 + digits;
  }

  /** The end of a run of allowed bytes, or of the byte that the text behind begins with. */
  private static int run(byte[] buffer, int at, int to, boolean[] allowed, byte first) {
    int i = at;
    while (i < to) {
      byte b = buffer[i];
      if (b == first || !allowed[b]) {
        break;
      }
      i++;
    }
    return i;
  }

  /** The only member of a list; a colon at either end would belong to a separator. */
  private static int element(byte[] buffer, int at, int to, byte first) {
    int stop = run(buffer, at, to, IN_ELEMENT, first);
    return stop > at && (buffer[at] == ':' || buffer[stop - 1] == ':') ? -1 : stop;
  }

  /** An address without a port; one with a port is taken apart elsewhere. */
  private static int address(byte[] buffer, int at, int to, byte first) {
    int i = Octets.dotted(buffer, at, to);
    int colons = 0;
    while (i < to) {
      byte b = buffer[i];
      if (b == first || !IN_ADDRESS[b]) {
        break;
      }
      colons += b == ':' ? 1 : 0;
      i++;
    }
    return colons == 1 ? -1 : i;
  }

  /** The first place where the text behind stands; a slash, and what is barred, bar it. */
  private int text(int i, byte[] buffer, int at, int to) {
    if (masks[i] == 0) {
      return rest(buffer, at, to, barred[i]);
    }
    byte first = firsts[i];
    long firstWord = Octets.repeated((char) first);
    long quotes = quotesEnd ? QUOTES : firstWord;
    for (int j = at; j < to; ) {
      long word = Octets.word(buffer, j);
      long marks =
          Octets.marks(word, firstWord)
              | Octets.marks(word, quotes)
              | Octets.marks(word, barred[i])
              | Octets.marks(word, SLASHES);
      if (marks == 0) {
        j += 8;
        continue;
      }
      j += Long.numberOfTrailingZeros(marks) >>> 3;
      if (j >= to || buffer[j] != first) {
        return -1;
      }
      if (stands(i, buffer, j)) {
        return j;
      }
      if ((first == '"' && quotesEnd) || (first == ' ' && barred[i] == BLANKS)) {
        return -1;
      }
      j++;
    }
    return -1;
  }

  /** A last value with nothing behind it. */
  private int rest(byte[] buffer, int at, int to, long bar) {
    for (int j = at; j < to; j += 8) {
      long word = Octets.word(buffer, j);
      long marks = Octets.marks(word, SLASHES) | Octets.marks(word, bar);
      marks |= quotesEnd ? Octets.marks(word, QUOTES) : 0;
      if (marks != 0 && j + (Long.numberOfTrailingZeros(marks) >>> 3) < to) {
        return -1;
      }
    }
    return to;
  }

  /**
   * A text up to a quote: the longest values are such. Escapes in what the row does not show in
   * place stay for its event to undo.
   */
  private int quoted(int i, byte[] buffer, int at, int to) {
    int stop = Octets.find(buffer, at, to, QUOTES);
    while (stop < to && !quotesEnd && !stands(i, buffer, stop)) {
      stop = Octets.find(buffer, stop + 1, to, QUOTES);
    }
    if (stop == to || (escapes && stop > at && buffer[stop - 1] == '\\')) {
      return -1;
    }
    return shown[i] && escapes && Octets.find(buffer, at, stop, SLASHES) < stop ? -1 : stop;
  }

  /** Whether the text behind value {@code i} begins at a place. */
  private boolean stands(int i, byte[] buffer, int at) {
    return ((Octets.word(buffer, at) ^ tails[i]) & masks[i]) == 0;
  }

  private static boolean matches(byte[] literal, byte[] buffer, int at) {
    return Arrays.equals(buffer, at, at + literal.length, literal, 0, literal.length);
  }

  /** Whether a list goes on behind this place. */
  private static boolean runsOn(byte[] buffer, int at, int to, byte[] literal) {
    if (at + 2 >= to) {
      return false;
    }
    boolean redirect = buffer[at] == ' ' && buffer[at + 1] == ':' && buffer[at + 2] == ' ';
    boolean retry = buffer[at] == ',' && buffer[at + 1] == ' ';
    return (redirect || retry) && !(literal.length > 1 && literal[1] == buffer[at + 1]);
  }

  private static boolean[] only(String allowed) {
    boolean[] table = new boolean[128];
    allowed.chars().forEach(c -> table[c] = true);
    return table;
  }

  private static boolean[] letters(String others) {
    boolean[] table = only(others);
    for (char c = '0'; c <= 'z'; c++) {
      table[c] |= Character.isLetterOrDigit(c);
    }
    return table;
  }

  private static boolean[] printable(String without) {
    boolean[] table = new boolean[128];
    Arrays.fill(table, ' ', 127, true);
    without.chars().forEach(c -> table[c] = false);
    return table;
  }
}
