package io.culprit.correlate;

import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.NoticeEvent;

/** The request ids that records show. */
public final class RequestIds {
  private RequestIds() {}

  /** The id that a record shows, as written; empty: none. */
  public static String of(LogEvent event) {
    if (event instanceof AccessEvent e) {
      return e.requestId();
    }
    if (event instanceof BackendEvent e) {
      return e.requestId();
    }
    if (event instanceof AppEvent e) {
      return e.requestId();
    }
    if (event instanceof ClientEvent e) {
      return e.requestId();
    }
    return ((NoticeEvent) event).requestId();
  }

  /** Whether a record shows an id, in whatever case and with or without dashes. */
  public static boolean holds(LogEvent event, String id) {
    String own = of(event);
    return !own.isEmpty() && Ids.canonical(own).equals(Ids.canonical(id));
  }
}
