package io.culprit.parse.event;

/** One record of a log, as its own layer told it. */
public sealed interface LogEvent
    permits AccessEvent, AppEvent, BackendEvent, NoticeEvent, ClientEvent {
  /** Where the record begins. */
  Origin origin();

  /** The request id in a field of its own; empty: it states none. */
  String requestId();

  /** The same event with a request id that the user told where to find. */
  LogEvent identified(String id);

  /** Tells itself to a sink, as what it is. */
  void tell(EventSink sink);
}
