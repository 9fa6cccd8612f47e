package io.culprit.correlate;

import java.io.Closeable;
import java.io.IOException;

/**
 * Reads what will be asked for soon, so that lines are parsed while others are joined. What is read
 * does not depend on who reads it, and when.
 */
public interface ReadAhead {
  /** Something to read. */
  @FunctionalInterface
  interface Reading<T> {
    /**
     * Reads it.
     *
     * @throws IOException if it cannot be read
     */
    T read() throws IOException;
  }

  /** Something that is being read. Closing it waits until nobody reads it any more. */
  interface Pending<T> extends Closeable {
    /**
     * What was read; waits for it.
     *
     * @throws IOException if it cannot be read, or the thread that waits is interrupted
     */
    T get() throws IOException;
  }

  /** Begins to read. */
  <T> Pending<T> begin(Reading<T> reading);

  /** Nobody reads ahead: all is read when it is asked for. */
  static ReadAhead none() {
    return new ReadAhead() {
      @Override
      public <T> Pending<T> begin(Reading<T> reading) {
        return new Pending<>() {
          @Override
          public T get() throws IOException {
            return reading.read();
          }

          @Override
          public void close() {
            // nobody reads
          }
        };
      }
    };
  }
}
