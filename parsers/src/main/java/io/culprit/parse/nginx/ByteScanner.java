package io.culprit.parse.nginx;

import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AccessRow;
import io.culprit.parse.event.AsciiText;
import io.culprit.parse.event.Hop;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import io.culprit.parse.source.Octets;
import io.culprit.parse.source.TimeText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hot room: a {@code log_format} compiled into steps over bytes. Not thread-safe.
 *
 * <p>It reads the lines that leave no choice: each value ends at the first occurrence of the text
 * behind it, holds nothing escaped, and an upstream list has one member. Of any other line it says
 * no, and {@link AccessFormat.Scanner}, the plain twin, decides: it would have taken the same first
 * choices, so both give equal events where this one says yes. This class is ugly so that no other
 * has to be: its state is one line's, its steps are a switch over small numbers, and it makes no
 * object.
 */
final class ByteScanner implements AccessRow {
  // The steps: how a value is read and where it ends.
  private static final int TIME_LOCAL = 0;
  private static final int TIME_ISO = 1;
  private static final int EPOCH = 2;
  private static final int STATUS = 3;
  private static final int WHOLE = 4;
  private static final int SECONDS = 5;
  private static final int NUMBERS = 6;
  private static final int ADDRESS = 7;
  private static final int ELEMENT = 8;
  private static final int WORD = 9;
  private static final int TEXT = 10;
  private static final int QUOTED = 11;

  private static final int LOCAL_LENGTH = 26;
  private static final int ISO_LENGTH = 25;

  private static final boolean[] IN_ADDRESS = letters("-_.*:%");
  private static final boolean[] IN_ELEMENT = printable(" \",\\");
  private static final boolean[] IN_NUMBERS = only("0123456789.-");

  private static final long QUOTES = Octets.repeated('"');
  private static final long SLASHES = Octets.repeated('\\');
  private static final long BLANKS = Octets.repeated(' ');

  /** {@code HTTP/} as the lower bytes of a word. */
  private static final long PROTOCOL = 0x2f50545448L;

  private static final long FIVE_BYTES = 0xffffffffffL;

  private final Field[] fields;
  private final int[] steps;
  private final byte[][] literals;
  private final byte[] firsts;
  private final boolean[] lists;
  private final boolean quotesEnd;
  private final FieldValues values = new FieldValues();

  // Where each field's value is found among the steps; -1: the format has no such field.
  private final int request;
  private final int method;
  private final int target;
  private final int remote;
  private final int forwarded;
  private final int host;
  private final int serverName;
  private final int answerId;
  private final int headerId;
  private final int requestId;
  private final int traceParent;
  private final int edgeId;
  private final boolean countsBody;
  private final boolean logsUpstream;

  // The line that was read last.
  private byte[] bytes = {};
  private int source;
  private long number;
  private final int[] starts;
  private final int[] ends;
  private long end;
  private long precision;
  private int endRank;
  private long duration;
  private int status;
  private long size;
  private boolean tried;
  private int methodFrom;
  private int methodTo;
  private int targetFrom;
  private int targetTo;

  // What the step before left behind.
  private long value;
  private int decimals;

  // The last time that was converted, as bytes and as a number: it repeats for a whole second.
  private final long[] timeWords = new long[4];
  private long timeMicros;

  private final AsciiText methodText = new AsciiText();
  private final AsciiText targetText = new AsciiText();
  private final AsciiText clientText = new AsciiText();
  private final AsciiText idText = new AsciiText();
  private final AsciiText hostText = new AsciiText();
  private final AsciiText forwardedText = new AsciiText();

  private ByteScanner(String[] literals, Field[] fields, int[] steps, boolean quotesEnd) {
    this.fields = fields;
    this.steps = steps;
    this.quotesEnd = quotesEnd;
    this.literals = new byte[literals.length][];
    this.firsts = new byte[fields.length];
    this.lists = new boolean[fields.length];
    Map<Field, Integer> index = new EnumMap<>(Field.class);
    for (int i = 0; i < literals.length; i++) {
      this.literals[i] = literals[i].getBytes(StandardCharsets.US_ASCII);
    }
    for (int i = 0; i < fields.length; i++) {
      byte[] literal = this.literals[i + 1];
      this.firsts[i] = literal.length == 0 ? (byte) '\n' : literal[0];
      this.lists[i] = fields[i].shape().list();
      index.put(fields[i], i);
    }
    this.starts = new int[fields.length];
    this.ends = new int[fields.length];
    this.request = index.getOrDefault(Field.REQUEST, -1);
    this.method = index.getOrDefault(Field.METHOD, -1);
    this.target = index.getOrDefault(Field.TARGET, -1);
    this.remote = index.getOrDefault(Field.REMOTE_ADDRESS, -1);
    this.forwarded = index.getOrDefault(Field.FORWARDED_FOR, -1);
    this.host = index.getOrDefault(Field.HOST, -1);
    this.serverName = index.getOrDefault(Field.SERVER_NAME, -1);
    this.answerId = index.getOrDefault(Field.ANSWER_ID, -1);
    this.headerId = index.getOrDefault(Field.HEADER_ID, -1);
    this.requestId = index.getOrDefault(Field.REQUEST_ID, -1);
    this.traceParent = index.getOrDefault(Field.TRACE_PARENT, -1);
    this.edgeId = index.getOrDefault(Field.EDGE_ID, -1);
    this.countsBody = index.containsKey(Field.BODY_BYTES);
    this.logsUpstream = index.keySet().stream().anyMatch(Field::upstream);
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
        Arrays.stream(literals, 1, Math.max(1, literals.length - 1)).noneMatch(String::isEmpty);
    if (!once || !timed || composed || !asked || !ascii || !parted) {
      return Optional.empty();
    }
    int[] steps = new int[fields.length];
    for (int i = 0; i < fields.length; i++) {
      steps[i] = step(fields[i], literals[i + 1]);
    }
    return Optional.of(new ByteScanner(literals, fields, steps, escaping == Escaping.DEFAULT));
  }

  private static int step(Field field, String literal) {
    return switch (field) {
      case UPSTREAM_STATUS -> WHOLE;
      case CONNECT_TIME, HEADER_TIME, RESPONSE_TIME -> SECONDS;
      default ->
          switch (field.shape()) {
            case TIME_LOCAL -> TIME_LOCAL;
            case TIME_ISO -> TIME_ISO;
            case EPOCH -> EPOCH;
            case STATUS -> STATUS;
            case WHOLE -> WHOLE;
            case SECONDS -> SECONDS;
            case NUMBERS -> NUMBERS;
            case ADDRESS -> ADDRESS;
            case LIST -> ELEMENT;
            case WORD -> WORD;
            case TEXT -> literal.startsWith("\"") ? QUOTED : TEXT;
          };
    };
  }

  /**
   * Reads a line; false where it leaves a choice, or is not of the format.
   *
   * @param place index of the line's source
   * @param line its number
   * @param buffer holds the line; {@link Octets#PAD} bytes exist behind it
   */
  boolean scan(int place, long line, byte[] buffer, int from, int to) {
    bytes = buffer;
    source = place;
    number = line;
    endRank = 0;
    duration = -1;
    status = -1;
    size = -1;
    tried = false;
    if (!matches(literals[0], buffer, from, to)) {
      return false;
    }
    int at = from + literals[0].length;
    int count = steps.length;
    for (int i = 0; i < count; i++) {
      int stop = stop(i, buffer, at, to);
      if (stop < at || stop > to) {
        return false;
      }
      byte[] literal = literals[i + 1];
      if (!matches(literal, buffer, stop, to)
          || (lists[i] && runsOn(buffer, stop, to, literal))
          || (i == count - 1 && stop + literal.length != to)) {
        return false;
      }
      starts[i] = at;
      ends[i] = stop;
      if (!keep(fields[i], at, stop)) {
        return false;
      }
      at = stop + literal.length;
    }
    return endRank > 0 && readRequest();
  }

  /** Where value {@code i} ends; -1: not here. */
  private int stop(int i, byte[] buffer, int at, int to) {
    return switch (steps[i]) {
      case TIME_LOCAL -> local(buffer, at, to);
      case TIME_ISO -> iso(buffer, at, to);
      case EPOCH, SECONDS -> seconds(buffer, at);
      case STATUS -> status(buffer, at);
      case WHOLE -> whole(buffer, at);
      case NUMBERS -> run(buffer, at, to, IN_NUMBERS, (byte) 0);
      case ADDRESS -> address(buffer, at, to, firsts[i]);
      case ELEMENT -> element(buffer, at, to, firsts[i]);
      case WORD -> text(i, buffer, at, to, BLANKS);
      case TEXT -> text(i, buffer, at, to, SLASHES);
      default -> quoted(i, buffer, at, to);
    };
  }

  /** Keeps what the numbers of a field say; false where they cannot be. */
  private boolean keep(Field field, int from, int to) {
    switch (field) {
      case TIME_LOCAL -> stated(1, timeMicros, 1_000_000);
      case TIME_ISO -> stated(2, timeMicros, 1_000_000);
      case MSEC -> {
        int wholes = to - from - (decimals == 0 ? 0 : decimals + 1);
        stated(3, value, precision(decimals));
        return value >= 0 && (wholes == 9 || wholes == 10);
      }
      case STATUS -> status = value > 0 ? (int) value : -1;
      case BODY_BYTES -> size = value;
      case BYTES -> size = countsBody ? size : value;
      case REQUEST_TIME -> duration = value;
      case UPSTREAM_ADDRESS, UPSTREAM_STATUS, CONNECT_TIME, HEADER_TIME, RESPONSE_TIME ->
          tried |= !nothing(from, to);
      default -> {
        // What is text is read later, from where it lies.
      }
    }
    return true;
  }

  private void stated(int rank, long micros, long width) {
    if (rank > endRank) {
      endRank = rank;
      end = micros;
      precision = width;
    }
  }

  private static long precision(int decimals) {
    long width = 1_000_000;
    for (int i = 0; i < decimals && width > 1; i++) {
      width /= 10;
    }
    return width;
  }

  private boolean nothing(int from, int to) {
    return from == to || (to - from == 1 && bytes[from] == '-');
  }

  private int local(byte[] buffer, int at, int to) {
    int stop = at + LOCAL_LENGTH;
    if (stop > to) {
      return -1;
    }
    long first = Octets.word(buffer, at);
    long second = Octets.word(buffer, at + 8);
    long third = Octets.word(buffer, at + 16);
    int fourth = (buffer[at + 24] << 8) | buffer[at + 25];
    return same(first, second, third, fourth) || convert(first, second, third, fourth, at, stop)
        ? stop
        : -1;
  }

  private int iso(byte[] buffer, int at, int to) {
    int stop = at + ISO_LENGTH;
    if (stop > to) {
      return -1;
    }
    long first = Octets.word(buffer, at);
    long second = Octets.word(buffer, at + 8);
    long third = Octets.word(buffer, at + 16);
    long fourth = buffer[at + 24];
    return same(first, second, third, fourth) || convert(first, second, third, fourth, at, stop)
        ? stop
        : -1;
  }

  private boolean same(long first, long second, long third, long fourth) {
    return timeWords[1] == second
        && timeWords[0] == first
        && timeWords[2] == third
        && timeWords[3] == fourth;
  }

  private boolean convert(long first, long second, long third, long fourth, int at, int stop) {
    String text = new String(bytes, at, stop - at, StandardCharsets.ISO_8859_1);
    Optional<TimeText> time =
        stop - at == LOCAL_LENGTH ? TimeText.clf(text, 0) : TimeText.iso(text, 0);
    if (time.isEmpty()
        || !time.get().zoned()
        || time.get().end() != text.length()
        || time.get().precisionMicros() != 1_000_000) {
      return false;
    }
    timeWords[0] = first;
    timeWords[1] = second;
    timeWords[2] = third;
    timeWords[3] = fourth;
    timeMicros = time.get().micros();
    return true;
  }

  /** Three digits, or a dash. */
  private int status(byte[] buffer, int at) {
    int a = buffer[at] - '0';
    int b = buffer[at + 1] - '0';
    int c = buffer[at + 2] - '0';
    if ((a | b | c) >= 0 && a <= 9 && b <= 9 && c <= 9) {
      value = a * 100L + b * 10L + c;
      return at + 3;
    }
    value = -1;
    return buffer[at] == '-' ? at + 1 : -1;
  }

  /** A whole number, a dash or nothing; {@code value} is -1 for the last two. */
  private int whole(byte[] buffer, int at) {
    int i = at;
    long sum = 0;
    int digit = buffer[i] - '0';
    while (digit >= 0 && digit <= 9) {
      sum = sum * 10 + digit;
      digit = buffer[++i] - '0';
    }
    if (i == at) {
      value = -1;
      return buffer[at] == '-' ? at + 1 : at;
    }
    value = sum;
    return i - at > 18 ? -1 : i;
  }

  /**
   * Seconds with decimals, in microseconds; a dash or nothing; {@code value} is -1 for the last
   * two.
   */
  private int seconds(byte[] buffer, int at) {
    int stop = whole(buffer, at);
    decimals = 0;
    if (value < 0 || stop < 0) {
      return stop;
    }
    if (stop - at > 11) {
      return -1;
    }
    long micros = value * 1_000_000;
    if (buffer[stop] == '.') {
      long unit = 1_000_000;
      int i = stop + 1;
      int digit = buffer[i] - '0';
      while (digit >= 0 && digit <= 9) {
        unit /= 10;
        micros += unit * digit;
        digit = buffer[++i] - '0';
      }
      decimals = i - stop - 1;
      stop = decimals == 0 ? -1 : i;
    }
    value = micros;
    return stop;
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
    int colons = 0;
    int i = at;
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

  /**
   * The first place where the text behind stands; a slash, and what {@code barred} says, bar it.
   */
  private int text(int i, byte[] buffer, int at, int to, long barred) {
    byte[] literal = literals[i + 1];
    if (literal.length == 0) {
      return rest(buffer, at, to, barred);
    }
    byte first = firsts[i];
    long firstWord = Octets.repeated((char) first);
    long quotes = quotesEnd ? QUOTES : firstWord;
    for (int j = at; j < to; ) {
      long word = Octets.word(buffer, j);
      long marks =
          Octets.marks(word, firstWord)
              | Octets.marks(word, quotes)
              | Octets.marks(word, barred)
              | Octets.marks(word, SLASHES);
      if (marks == 0) {
        j += 8;
        continue;
      }
      j += Long.numberOfTrailingZeros(marks) >>> 3;
      if (j >= to || buffer[j] != first) {
        return -1;
      }
      if (matches(literal, buffer, j, to)) {
        return j;
      }
      if ((first == '"' && quotesEnd) || (first == ' ' && barred == BLANKS)) {
        return -1;
      }
      j++;
    }
    return -1;
  }

  /** A last value with nothing behind it. */
  private int rest(byte[] buffer, int at, int to, long barred) {
    for (int j = at; j < to; j += 8) {
      long word = Octets.word(buffer, j);
      long marks = Octets.marks(word, SLASHES) | Octets.marks(word, barred);
      marks |= quotesEnd ? Octets.marks(word, QUOTES) : 0;
      if (marks != 0 && j + (Long.numberOfTrailingZeros(marks) >>> 3) < to) {
        return -1;
      }
    }
    return to;
  }

  /** As {@link #text}, for a value that ends with a quote: the longest ones do. */
  private int quoted(int i, byte[] buffer, int at, int to) {
    for (int j = at; j < to; ) {
      long word = Octets.word(buffer, j);
      long marks = Octets.marks(word, QUOTES) | Octets.marks(word, SLASHES);
      if (marks == 0) {
        j += 8;
        continue;
      }
      j += Long.numberOfTrailingZeros(marks) >>> 3;
      if (j >= to || buffer[j] != '"') {
        return -1;
      }
      if (quotesEnd || matches(literals[i + 1], buffer, j, to)) {
        return j;
      }
      j++;
    }
    return -1;
  }

  private static boolean matches(byte[] literal, byte[] buffer, int at, int to) {
    int length = literal.length;
    if (at + length > to) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (buffer[at + i] != literal[i]) {
        return false;
      }
    }
    return true;
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

  /** Takes the request apart as {@link RequestLine} does. */
  private boolean readRequest() {
    methodFrom = 0;
    methodTo = 0;
    targetFrom = 0;
    targetTo = 0;
    if (request >= 0) {
      split(starts[request], ends[request]);
      if (methodFrom < methodTo || method < 0) {
        return true;
      }
    }
    if (target < 0 || nothing(starts[target], ends[target])) {
      return false;
    }
    targetFrom = starts[target];
    targetTo = ends[target];
    if (method >= 0 && !nothing(starts[method], ends[method])) {
      methodFrom = starts[method];
      methodTo = ends[method];
    }
    return true;
  }

  private void split(int from, int to) {
    int space = from;
    while (space < to && bytes[space] != ' ') {
      byte b = bytes[space];
      if ((b < 'A' || b > 'Z') && b != '_' && b != '-') {
        return;
      }
      space++;
    }
    if (space == to || space == from || space - from > 32) {
      return;
    }
    int last = to - 9;
    if (last <= space
        || bytes[last] != ' '
        || (Octets.word(bytes, last + 1) & FIVE_BYTES) != PROTOCOL
        || bytes[to - 1] == ' '
        || bytes[to - 2] == ' '
        || bytes[to - 3] == ' ') {
      last = to - 1;
      while (bytes[last] != ' ') {
        last--;
      }
      boolean protocol =
          last > space && to - last > 5 && (Octets.word(bytes, last + 1) & FIVE_BYTES) == PROTOCOL;
      last = protocol ? last : to;
    }
    if (last > space + 1) {
      methodFrom = from;
      methodTo = space;
      targetFrom = space + 1;
      targetTo = last;
    }
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

  @Override
  public Hop hop() {
    return Hop.PROXY;
  }

  @Override
  public long endMicros() {
    return end;
  }

  @Override
  public long precisionMicros() {
    return precision;
  }

  @Override
  public long durationMicros() {
    return duration;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public long bytes() {
    return size;
  }

  @Override
  public boolean upstreamLogged() {
    return logsUpstream;
  }

  @Override
  public boolean attempted() {
    return tried;
  }

  @Override
  public AsciiText method() {
    methodText.show(bytes, methodFrom, methodTo);
    return methodText;
  }

  @Override
  public AsciiText target() {
    targetText.show(bytes, targetFrom, targetTo);
    return targetText;
  }

  @Override
  public AsciiText client() {
    return shown(clientText, remote);
  }

  @Override
  public AsciiText host() {
    shown(hostText, host);
    return hostText.length() == 0 ? shown(hostText, serverName) : hostText;
  }

  @Override
  public AsciiText forwardedFor() {
    return shown(forwardedText, forwarded);
  }

  /** The same choice as for {@link AccessLine}'s events. */
  @Override
  public AsciiText requestId() {
    if (shown(idText, answerId).length() > 0
        || shown(idText, headerId).length() > 0
        || shown(idText, requestId).length() > 0) {
      return idText;
    }
    if (shown(idText, traceParent).length() > 0) {
      if (idText.length() == 55 && idText.charAt(2) == '-') {
        idText.show(bytes, starts[traceParent] + 3, starts[traceParent] + 35);
      }
      return idText;
    }
    shown(idText, edgeId);
    int dash = idText.indexOf('-');
    if (dash > 0 && !idText.startsWith("Root=")) {
      idText.cut(dash);
    }
    return idText;
  }

  private AsciiText shown(AsciiText text, int index) {
    if (index < 0 || nothing(starts[index], ends[index])) {
      text.clear();
    } else {
      text.show(bytes, starts[index], ends[index]);
    }
    return text;
  }

  @Override
  public AccessEvent event() {
    values.clear();
    for (int i = 0; i < fields.length; i++) {
      if (fields[i].used()) {
        values.put(
            fields[i],
            new String(bytes, starts[i], ends[i] - starts[i], StandardCharsets.ISO_8859_1));
      }
    }
    return AccessLine.event(values, new Origin(source, number), new Moment(end, precision));
  }
}
