package io.culprit.parse.event;

/**
 * Receives what a reader finds, in the order of the lines. One method a kind, so that a new kind
 * does not compile where it is not handled. Called from one thread.
 */
public interface EventSink {
  void access(AccessEvent event);

  /**
   * An access line read in place. Who needs no more than its numbers overrides this; all others get
   * the event.
   */
  default void access(AccessRow row) {
    access(row.event());
  }

  void app(AppEvent event);

  void backend(BackendEvent event);

  void notice(NoticeEvent event);

  void client(ClientEvent event);
}
