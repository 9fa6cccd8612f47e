package io.culprit.engine;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does independent pieces of work on several threads. */
public final class Workers {
  private Workers() {}

  /**
   * The results of some work in the order of the work, whatever finished first.
   *
   * @param threads at least 1; with 1 the work is done on the calling thread
   * @throws IOException the first failure in the order of the work, or an interruption
   */
  public static <T> List<T> inOrder(int threads, List<Callable<T>> work) throws IOException {
    List<T> results = new ArrayList<>(work.size());
    if (threads == 1 || work.size() < 2) {
      for (Callable<T> one : work) {
        results.add(call(one));
      }
      return results;
    }
    ExecutorService pool =
        Executors.newFixedThreadPool(
            Math.min(threads, work.size()),
            task -> {
              Thread thread = new Thread(task, "culprit-worker");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<T>> futures = new ArrayList<>(work.size());
      for (Callable<T> one : work) {
        futures.add(pool.submit(one));
      }
      for (Future<T> future : futures) {
        results.add(call(future::get));
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }

  /** The result of some work, with its failure as it was thrown there. */
  static <T> T call(Callable<T> work) throws IOException {
    try {
      return work.call();
    } catch (ExecutionException e) {
      throw thrown(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (Exception e) {
      throw thrown(e);
    }
  }

  private static IOException thrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause instanceof RuntimeException wrong) {
      throw wrong;
    }
    return cause instanceof IOException failed ? failed : new IOException(cause);
  }
}
