package io.culprit.engine;

import io.culprit.correlate.ReadAhead;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/** Threads that read ahead of the one that joins. */
final class Readers implements ReadAhead, Closeable {
  private final ExecutorService pool;

  private Readers(int threads) {
    pool =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "culprit-reader");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Work done with readers. */
  @FunctionalInterface
  interface Work<T> {
    T with(ReadAhead readers) throws IOException;
  }

  /** Does some work on so many threads, the one that joins among them. */
  static <T> T reading(int threads, Work<T> work) throws IOException {
    if (threads < 2) {
      return work.with(ReadAhead.none());
    }
    try (Readers readers = new Readers(threads - 1)) {
      return work.with(readers);
    }
  }

  @Override
  public <T> Pending<T> begin(Reading<T> reading) {
    FutureTask<T> task = new FutureTask<>(reading::read);
    pool.execute(task);
    return new Pending<>() {
      @Override
      public T get() throws IOException {
        return Workers.call(task::get);
      }

      /** What went wrong is told to who asks for what was read; here nobody does. */
      @Override
      public void close() {
        try {
          task.get();
        } catch (ExecutionException notAsked) {
          // nobody reads any more
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    };
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
