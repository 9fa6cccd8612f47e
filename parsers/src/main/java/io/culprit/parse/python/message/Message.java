package io.culprit.parse.python.message;

import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Origin;
import io.culprit.parse.event.Phase;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a message says.
 *
 * @param kind what it is about
 * @param amountMicros a time it states; -1: none
 * @param pid the process it is about; -1: none
 * @param who the partner, call or name it is about; empty: none
 */
public record Message(Notice kind, long amountMicros, long pid, String who) {
  /** Longest message that is looked at, and longest that is kept. */
  private static final int LOOKED_AT = 2_000;

  private static final int KEPT = 300;

  private static final Pattern WORD = Pattern.compile("[\\w.]++");
  private static final Pattern REQUEST =
      Pattern.compile(
          "\\b(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) +(/[^\\s\"']*+|https?://[^\\s\"']++)");

  /** SQLAlchemy's pointer to its own manual is no partner. */
  private static final Pattern URL = Pattern.compile("https?://(?!sqlalche\\.me/)[^\\s\"'<>)]++");

  private static final Pattern ID =
      Pattern.compile(
          "\\b(?i:traceparent|amzn-trace-id|uber-trace-id)[=: ]{1,3}+\"?([0-9A-Za-z=:;-]{18,200})"
              + "|\\b(?i:(?:request|req|correlation|trace)[_-]?id|rid|x-b3-traceid|b3|cf-ray|id)[=: ]+\"?((?=[A-Za-z-]*\\d)[0-9A-Za-z-]{6,64})\\b"
              + "|(?<![0-9a-fA-F-])([0-9a-f]{32}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?![0-9a-fA-F-])");
  private static final Pattern ERRNO = Pattern.compile("\\[Errno (-?\\d{1,4})\\]");

  /** Understands a message. */
  public static Message of(String text, String level) {
    String head = cut(text, LOOKED_AT);
    String low = head.toLowerCase(Locale.ROOT);
    for (Rule rule : Rules.ALL) {
      Optional<Message> found = rule.read(head, low);
      if (found.isPresent()) {
        return found.get().weighed();
      }
    }
    boolean grave =
        level.equals("error")
            || level.equals("critical")
            || level.equals("fatal")
            || level.equals("exception");
    if ((low.contains("error") || low.contains("exception")) && namesException(head, grave)) {
      return new Message(Notice.EXCEPTION, -1, -1, "");
    }
    return new Message(Notice.OTHER, -1, -1, "");
  }

  /**
   * Whether a class name such as {@code app.errors.PaymentError} stands in the text; at its
   * beginning if not grave.
   */
  private static boolean namesException(String text, boolean anywhere) {
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      String name = word.group();
      boolean type = name.endsWith("Error") || name.endsWith("Exception");
      if (type && name.chars().filter(Character::isUpperCase).count() > 1) {
        return true;
      }
      if (!anywhere) {
        return false;
      }
    }
    return false;
  }

  /** Whether a message is one that only a Python server writes. */
  public static boolean isServers(String text) {
    String low = cut(text, 120).toLowerCase(Locale.ROOT);
    for (Rule rule : Rules.SMALL_TALK) {
      if (rule.read(text, low).isPresent()) {
        return true;
      }
    }
    return switch (of(text, "").kind) {
      case SERVER_STARTED,
          SERVER_STOPPED,
          WORKER_STARTED,
          WORKER_EXITED,
          WORKER_TIMEOUT,
          WORKER_KILLED,
          CONCURRENCY_LIMIT ->
          true;
      default -> false;
    };
  }

  private Message weighed() {
    return kind == Notice.DNS_TIMED
        ? new Message(Notice.lookup(amountMicros), amountMicros, pid, who)
        : this;
  }

  /** The event of such a message. */
  public NoticeEvent event(
      Origin origin, Optional<Moment> at, String level, String text, long writer) {
    String head = cut(text, LOOKED_AT);
    Matcher request = REQUEST.matcher(head);
    boolean asked = request.find();
    boolean outbound = asked && request.group(2).charAt(0) != '/';
    Matcher url = URL.matcher(head);
    String upstream =
        !who.isEmpty() ? who : outbound ? request.group(2) : url.find() ? url.group() : "";
    Matcher id = ID.matcher(head);
    String requestId = id.find() ? id(id) : "";
    Matcher errno = ERRNO.matcher(head);
    return new NoticeEvent(
        origin,
        at,
        kind,
        Phase.UNKNOWN,
        level,
        cut(head, KEPT),
        errno.find() ? Integer.parseInt(errno.group(1)) : -1,
        pid >= 0 ? pid : writer,
        -1,
        "",
        asked && !outbound ? request.group(1) : "",
        asked && !outbound ? request.group(2) : "",
        upstream,
        amountMicros,
        requestId);
  }

  private static String id(Matcher found) {
    String header = found.group(1);
    String named = found.group(2);
    return header != null ? header : named != null ? named : found.group(3);
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
