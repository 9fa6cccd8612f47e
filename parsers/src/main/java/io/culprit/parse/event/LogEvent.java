package io.culprit.parse.event;

/** One record of a log, as its own layer told it. */
public sealed interface LogEvent
    permits AccessEvent, AppEvent, BackendEvent, NoticeEvent, ClientEvent {
  /** Where the record begins. */
  Origin origin();
}
