package io.culprit.benchmark;

import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AccessRow;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.UpstreamAttempt;

/** Looks at every field of what a reader finds, so that none of the work can be left out. */
final class AllFields implements EventSink {
  private final boolean events;
  private final Sums sums = new Sums();
  private long touched;

  /**
   * A sink.
   *
   * @param events whether each line is made an event that can be kept
   */
  AllFields(boolean events) {
    this.events = events;
  }

  Sums sums() {
    return sums;
  }

  /** A number that depends on every field seen. */
  long touched() {
    return touched;
  }

  @Override
  public void access(AccessRow row) {
    if (events) {
      access(row.event());
      return;
    }
    sums.line(row.status(), row.bytes(), row.durationMicros());
    touched +=
        row.endMicros()
            + row.method().length()
            + row.target().length()
            + row.client().length()
            + row.requestId().length()
            + row.host().length()
            + row.forwardedFor().length();
  }

  @Override
  public void access(AccessEvent event) {
    sums.line(event.status(), event.bytes(), event.durationMicros());
    touched += event.end().micros();
    text(event.method(), event.target(), event.host(), event.client(), event.requestId());
    text(event.forwardedFor(), event.userAgent(), event.referer(), event.termination());
    for (UpstreamAttempt attempt : event.attempts()) {
      touched += attempt.connectMicros() + attempt.headerMicros() + attempt.responseMicros();
    }
  }

  @Override
  public void app(AppEvent event) {
    sums.line(event.status(), event.bytes(), event.durationMicros());
    text(event.client(), event.method(), event.target(), event.requestId());
  }

  @Override
  public void backend(BackendEvent event) {
    sums.line(event.status(), event.bytes(), event.durationMicros());
    touched += event.end().micros();
    text(event.method(), event.target(), event.requestId());
  }

  @Override
  public void notice(NoticeEvent event) {
    sums.line(-1, -1, event.amountMicros());
    touched += event.connection() + event.errno() + event.pid();
    text(event.message(), event.client(), event.method(), event.target(), event.upstream());
  }

  @Override
  public void client(ClientEvent event) {
    sums.line(event.status(), event.bytes(), event.elapsedMicros());
    text(event.method(), event.url(), event.error(), event.requestId());
  }

  private void text(String... texts) {
    for (String text : texts) {
      touched += text.length();
    }
  }
}
