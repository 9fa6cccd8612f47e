package io.culprit.cli;

import io.culprit.correlate.ExchangeSink;
import io.culprit.rank.export.Export;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An export that is being written, or none. Closed before it is done, it leaves nothing. */
final class ExportFile implements Closeable {
  private final @Nullable Path file;
  private final Written.@Nullable Half half;
  private final @Nullable Export export;

  /** None: nobody asked for one. */
  ExportFile() {
    this.file = null;
    this.half = null;
    this.export = null;
  }

  ExportFile(Path file, Written.Half half, Export export) {
    this.file = file;
    this.half = half;
    this.export = export;
  }

  /** What is to be shown the requests. */
  ExchangeSink sink() {
    return export == null ? ExchangeSink.none() : export;
  }

  /** Puts the file in its place, and says so. */
  void done(Streams streams) throws IOException {
    if (export != null && half != null) {
      export.close();
      half.done();
      streams.remark("wrote " + file + ", requests: " + export.written());
    }
  }

  @Override
  public void close() throws IOException {
    if (half != null) {
      half.close();
    }
  }
}
