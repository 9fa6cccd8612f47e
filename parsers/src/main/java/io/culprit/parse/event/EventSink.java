package io.culprit.parse.event;

/**
 * Receives what a reader finds, in the order of the lines. One method a kind, so that a new kind
 * does not compile where it is not handled. Called from one thread.
 */
public interface EventSink {
  void access(AccessEvent event);

  void app(AppEvent event);

  void backend(BackendEvent event);

  void notice(NoticeEvent event);

  void client(ClientEvent event);
}
