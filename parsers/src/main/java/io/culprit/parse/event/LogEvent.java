package io.culprit.parse.event;

import java.util.function.UnaryOperator;

/** One record of a log, as its own layer told it. */
public sealed interface LogEvent
    permits AccessEvent, AppEvent, BackendEvent, NoticeEvent, ClientEvent {
  /** Where the record begins. */
  Origin origin();

  /** The request id in a field of its own; empty: it states none. */
  String requestId();

  /** The same event with a request id that the user told where to find. */
  LogEvent identified(String id);

  /**
   * The same event with each of its texts exchanged for an equal one, so that events of a kind that
   * come in numbers and stay in memory can share them; the others return themselves.
   */
  default LogEvent sharing(UnaryOperator<String> shared) {
    return this;
  }

  /** Tells itself to a sink, as what it is. */
  void tell(EventSink sink);
}
