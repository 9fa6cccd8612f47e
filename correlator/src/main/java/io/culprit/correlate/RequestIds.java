package io.culprit.correlate;

import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.NoticeEvent;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The request ids that records show: in a field of their own, else in the query of the target. */
public final class RequestIds {
  private static final Pattern IN_QUERY =
      Pattern.compile(
          "[?&](?i:(?:x[-_])?(?:request|req|correlation|trace)[-_]?id)=([\\w.~%-]{8,200})(?:[&#]|$)");

  private RequestIds() {}

  /** The id that a record shows, as written; empty: none. */
  public static String of(LogEvent event) {
    String own = event.requestId();
    return own.isEmpty() ? inQuery(target(event)) : own;
  }

  /** The id that a record shows, in the spelling in which ids are compared; empty: none. */
  static Optional<String> key(LogEvent event) {
    String own = of(event);
    return own.isEmpty() ? Optional.empty() : Optional.of(Ids.canonical(own));
  }

  /** The hash of the id, as {@link Ids#canonicalHash}, of a record known by its texts. */
  static long hash(CharSequence own, CharSequence target) {
    return Ids.canonicalHash(own.length() > 0 ? own : inQuery(target));
  }

  private static String inQuery(CharSequence target) {
    for (int i = 0; i < target.length(); i++) {
      if (target.charAt(i) == '?') {
        Matcher found = IN_QUERY.matcher(target);
        return found.find(i) ? found.group(1) : "";
      }
    }
    return "";
  }

  private static String target(LogEvent event) {
    if (event instanceof AccessEvent e) {
      return e.target();
    }
    if (event instanceof BackendEvent e) {
      return e.target();
    }
    if (event instanceof AppEvent e) {
      return e.target();
    }
    if (event instanceof ClientEvent e) {
      return e.url();
    }
    return ((NoticeEvent) event).target();
  }

  /**
   * An id in the one spelling in which ids are compared: lower case, without dashes, a tracing
   * header as the id of its trace.
   */
  public static String canonical(String id) {
    return Ids.canonical(id);
  }

  /** Whether a record shows an id, in whatever case and with or without dashes. */
  public static boolean holds(LogEvent event, String id) {
    String own = of(event);
    return !own.isEmpty() && Ids.canonical(own).equals(Ids.canonical(id));
  }
}
