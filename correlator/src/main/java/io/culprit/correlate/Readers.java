package io.culprit.correlate;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Threads that read ahead, so that lines are parsed while others are joined. With one thread all is
 * read when it is asked for. What is read does not depend on how many there are.
 */
final class Readers implements AutoCloseable {
  private final @Nullable ExecutorService pool;

  /** Readers for a work on so many threads, the one that joins among them. */
  Readers(int threads) {
    pool =
        threads < 2
            ? null
            : Executors.newFixedThreadPool(
                threads - 1,
                task -> {
                  Thread thread = new Thread(task, "culprit-reader");
                  thread.setDaemon(true);
                  return thread;
                });
  }

  /** Reads ahead; without threads of its own, at once. */
  <T> Future<T> submit(Callable<T> reading) {
    if (pool != null) {
      return pool.submit(reading);
    }
    try {
      return CompletableFuture.completedFuture(reading.call());
    } catch (Exception e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /**
   * What was read.
   *
   * @throws IOException what went wrong with it, or an interruption
   */
  <T> T result(Future<T> reading) throws IOException {
    try {
      return reading.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof Error error) {
        throw error;
      }
      if (cause instanceof RuntimeException wrong) {
        throw wrong;
      }
      throw cause instanceof IOException failed ? failed : new IOException(cause);
    }
  }

  /** Waits until nobody reads any more: then the sources can be closed. */
  @Override
  public void close() throws IOException {
    if (pool == null) {
      return;
    }
    pool.shutdownNow();
    try {
      while (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
        // a read from a slow disk or a pipe ends some time
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}
