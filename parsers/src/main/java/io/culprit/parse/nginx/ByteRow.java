package io.culprit.parse.nginx;

import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AccessRow;
import io.culprit.parse.event.AsciiText;
import io.culprit.parse.event.Hop;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import io.culprit.parse.event.UpstreamAttempt;
import io.culprit.parse.source.Octets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The line that a {@link ByteScanner} read last: numbers that it wrote down, and texts that still
 * lie in the buffer. Reused from line to line; not thread-safe.
 *
 * <p>What it says of a line is what {@link AccessLine} says of it, without a map of texts between.
 */
final class ByteRow implements AccessRow {
  /** {@code HTTP/} as the lower bytes of a word. */
  private static final long PROTOCOL = 0x2f50545448L;

  private static final long FIVE_BYTES = 0xffffffffffL;
  private static final int LONGEST_METHOD = 32;

  private final Escaping escaping;

  // Where each field stands among the values; -1: the format has no such field.
  private final int request;
  private final int method;
  private final int target;
  private final int remote;
  private final int forwarded;
  private final int host;
  private final int serverName;
  private final int declaredId;
  private final int answerId;
  private final int headerId;
  private final int requestId;
  private final int traceParent;
  private final int edgeId;
  private final int upstreamAddress;
  private final int userAgent;
  private final int referer;
  private final int origin;
  private final int allowOrigin;
  private final int completion;
  private final boolean logsUpstream;

  private final int time;
  private final int status;
  private final int size;
  private final int duration;
  private final int upstreamStatus;
  private final int connect;
  private final int header;
  private final int response;
  private final int connection;
  private final int port;

  /** Where each value begins: the scanner writes it, as it does the next two. */
  final int[] starts;

  /** Where each value ends. */
  final int[] ends;

  /** Each value that is a number: times and lapses in microseconds; -1: none was given. */
  final long[] numbers;

  /** How wide the stated time is: the scanner writes it where it is not a whole second. */
  long precision = 1_000_000;

  private byte[] bytes = {};
  private int source;
  private long number;
  private int methodFrom;
  private int methodTo;
  private int targetFrom;
  private int targetTo;

  private final AsciiText methodText = new AsciiText();
  private final AsciiText targetText = new AsciiText();
  private final AsciiText clientText = new AsciiText();
  private final AsciiText idText = new AsciiText();
  private final AsciiText hostText = new AsciiText();
  private final AsciiText forwardedText = new AsciiText();

  ByteRow(List<Field> fields, Escaping escaping) {
    this.escaping = escaping;
    this.starts = new int[fields.size()];
    this.ends = new int[fields.size()];
    this.numbers = new long[fields.size()];
    this.time = mostPrecise(fields);
    this.status = fields.indexOf(Field.STATUS);
    this.size = fields.indexOf(fields.contains(Field.BODY_BYTES) ? Field.BODY_BYTES : Field.BYTES);
    this.duration = fields.indexOf(Field.REQUEST_TIME);
    this.upstreamStatus = fields.indexOf(Field.UPSTREAM_STATUS);
    this.connect = fields.indexOf(Field.CONNECT_TIME);
    this.header = fields.indexOf(Field.HEADER_TIME);
    this.response = fields.indexOf(Field.RESPONSE_TIME);
    this.connection = fields.indexOf(Field.CONNECTION);
    this.port = fields.indexOf(Field.REMOTE_PORT);
    this.request = fields.indexOf(Field.REQUEST);
    this.method = fields.indexOf(Field.METHOD);
    this.target = fields.indexOf(Field.TARGET);
    this.remote = fields.indexOf(Field.REMOTE_ADDRESS);
    this.forwarded = fields.indexOf(Field.FORWARDED_FOR);
    this.host = fields.indexOf(Field.HOST);
    this.serverName = fields.indexOf(Field.SERVER_NAME);
    this.declaredId = fields.indexOf(Field.DECLARED_ID);
    this.answerId = fields.indexOf(Field.ANSWER_ID);
    this.headerId = fields.indexOf(Field.HEADER_ID);
    this.requestId = fields.indexOf(Field.REQUEST_ID);
    this.traceParent = fields.indexOf(Field.TRACE_PARENT);
    this.edgeId = fields.indexOf(Field.EDGE_ID);
    this.upstreamAddress = fields.indexOf(Field.UPSTREAM_ADDRESS);
    this.userAgent = fields.indexOf(Field.USER_AGENT);
    this.referer = fields.indexOf(Field.REFERER);
    this.origin = fields.indexOf(Field.ORIGIN);
    this.allowOrigin = fields.indexOf(Field.ALLOW_ORIGIN);
    this.completion = fields.indexOf(Field.COMPLETION);
    this.logsUpstream = fields.stream().anyMatch(Field::upstream);
  }

  /** Whether a field is read here byte by byte, so that nothing in it may be escaped. */
  static boolean shows(Field field) {
    return switch (field) {
      case USER_AGENT, REFERER, ORIGIN, ALLOW_ORIGIN, COMPLETION, OTHER -> false;
      default -> true;
    };
  }

  /** The time that counts, as in {@link AccessLine#time}. */
  private static int mostPrecise(List<Field> fields) {
    int msec = fields.indexOf(Field.MSEC);
    int iso = fields.indexOf(Field.TIME_ISO);
    return msec >= 0 ? msec : iso >= 0 ? iso : fields.indexOf(Field.TIME_LOCAL);
  }

  /** Takes down which line it is that was scanned, and its request; false where it has none. */
  boolean complete(int place, long line, byte[] buffer) {
    source = place;
    number = line;
    bytes = buffer;
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
    if (nothing(target)) {
      return false;
    }
    targetFrom = starts[target];
    targetTo = ends[target];
    if (!nothing(method)) {
      methodFrom = starts[method];
      methodTo = ends[method];
    }
    return true;
  }

  /** As {@link RequestLine} does. */
  private void split(int from, int to) {
    int space = from;
    while (space < to && bytes[space] != ' ') {
      byte b = bytes[space];
      if ((b < 'A' || b > 'Z') && b != '_' && b != '-') {
        return;
      }
      space++;
    }
    if (space == to || space == from || space - from > LONGEST_METHOD) {
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

  private long number(int index) {
    return index < 0 ? -1 : numbers[index];
  }

  /** Whether a value is a dash or empty, or the format has none such. */
  private boolean nothing(int index) {
    if (index < 0) {
      return true;
    }
    int length = ends[index] - starts[index];
    return length == 0 || (length == 1 && bytes[starts[index]] == '-');
  }

  @Override
  public Hop hop() {
    return Hop.PROXY;
  }

  @Override
  public long endMicros() {
    return numbers[time];
  }

  @Override
  public long precisionMicros() {
    return precision;
  }

  @Override
  public long durationMicros() {
    return number(duration);
  }

  @Override
  public int status() {
    return (int) number(status);
  }

  @Override
  public long bytes() {
    return number(size);
  }

  @Override
  public boolean upstreamLogged() {
    return logsUpstream;
  }

  @Override
  public boolean attempted() {
    return logsUpstream
        && (number(response) >= 0
            || number(upstreamStatus) >= 0
            || number(header) >= 0
            || number(connect) >= 0
            || !nothing(upstreamAddress));
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
    return shown(hostText, nothing(host) ? serverName : host);
  }

  @Override
  public AsciiText forwardedFor() {
    return shown(forwardedText, forwarded);
  }

  @Override
  public AsciiText requestId() {
    if (shown(idText, declaredId).length() > 0
        || shown(idText, answerId).length() > 0
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
    if (dash > 0 && idText.indexOf('=') < 0) {
      idText.cut(dash);
    }
    return idText;
  }

  private AsciiText shown(AsciiText text, int index) {
    if (nothing(index)) {
      text.clear();
    } else {
      text.show(bytes, starts[index], ends[index]);
    }
    return text;
  }

  @Override
  public AccessEvent event() {
    long peerPort = number(port);
    AccessEvent.Builder event =
        AccessEvent.at(
            new Origin(source, number), Hop.PROXY, new Moment(endMicros(), precisionMicros()));
    if (logsUpstream) {
      event.upstreamLogged(true).attempts(attempts());
    }
    return event
        .method(method().toString())
        .target(target().toString())
        .client(client().toString())
        .clientPort(peerPort > 65_535 ? -1 : (int) peerPort)
        .forwardedFor(forwardedFor().toString())
        .status(status())
        .durationMicros(durationMicros())
        .bytes(bytes())
        .host(host().toString())
        .requestId(requestId().toString())
        .userAgent(text(userAgent))
        .referer(text(referer))
        .originHeader(optional(origin))
        .allowOrigin(optional(allowOrigin))
        .completion(optional(completion))
        .connection(number(connection))
        .build();
  }

  /** The one try that a line read here can tell of. */
  private List<UpstreamAttempt> attempts() {
    return attempted()
        ? List.of(
            new UpstreamAttempt(
                text(upstreamAddress),
                (int) Math.min(999, number(upstreamStatus)),
                number(connect),
                number(header),
                number(response)))
        : List.of();
  }

  private Optional<String> optional(int index) {
    return index < 0 ? Optional.empty() : Optional.of(text(index));
  }

  private String text(int index) {
    if (nothing(index)) {
      return "";
    }
    int from = starts[index];
    String raw = new String(bytes, from, ends[index] - from, StandardCharsets.ISO_8859_1);
    String text = escaping.undo(raw);
    return text.equals("-") ? "" : text;
  }
}
