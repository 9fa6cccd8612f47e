package io.culprit.rank.export;

import java.io.Closeable;
import java.io.IOException;

/**
 * Writes requests one by one, holding back at most a bounded number. Closing it writes the end and
 * leaves what it writes to open. Not thread-safe.
 */
interface ExchangeWriter extends Closeable {
  void write(ToldRequest request) throws IOException;
}
