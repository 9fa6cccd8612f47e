package io.culprit.rank.export;

import io.culprit.correlate.Exchange;
import io.culprit.correlate.ExchangeSink;
import io.culprit.parse.event.NoticeEvent;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * Writes every exchange it is shown, in the order it is shown them. Messages that belong to no
 * request are not written. Not thread-safe.
 */
public final class Export implements ExchangeSink, Closeable {
  private final Telling telling;
  private final ExchangeWriter out;
  private long written;

  private Export(Telling telling, ExchangeWriter out) {
    this.telling = telling;
    this.out = out;
  }

  /**
   * Begins an export.
   *
   * @param to is left open when the export is closed
   */
  public static Export to(Writer to, ExportFormat format, SourceNames sources) throws IOException {
    return new Export(new Telling(sources), format.writer(to));
  }

  /**
   * Writes one request.
   *
   * @throws UncheckedIOException if that fails
   */
  @Override
  public void exchange(Exchange exchange) {
    try {
      out.write(telling.of(exchange));
      written++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void notice(NoticeEvent notice) {
    // belongs to no request
  }

  /** Requests written so far. */
  public long written() {
    return written;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
