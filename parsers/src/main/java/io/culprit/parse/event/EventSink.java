package io.culprit.parse.event;

import java.util.function.Consumer;

/**
 * Receives what a reader finds, in the order of the lines. One method a kind, so that a new kind
 * does not compile where it is not handled. Called from one thread.
 */
public interface EventSink {
  /** A sink that takes all kinds alike. */
  static EventSink to(Consumer<? super LogEvent> taker) {
    return new EventSink() {
      @Override
      public void access(AccessEvent event) {
        taker.accept(event);
      }

      @Override
      public void app(AppEvent event) {
        taker.accept(event);
      }

      @Override
      public void backend(BackendEvent event) {
        taker.accept(event);
      }

      @Override
      public void notice(NoticeEvent event) {
        taker.accept(event);
      }

      @Override
      public void client(ClientEvent event) {
        taker.accept(event);
      }
    };
  }

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
