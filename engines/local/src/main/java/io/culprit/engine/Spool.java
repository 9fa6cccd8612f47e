package io.culprit.engine;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A stream put down as a file, since an investigation reads its inputs more than once. Closing it
 * deletes the file.
 */
public final class Spool implements Closeable {
  private final Path folder;
  private final Path file;

  private Spool(Path folder, Path file) {
    this.folder = folder;
    this.file = file;
  }

  /**
   * Reads a stream to its end.
   *
   * @param name name of the file, as reports will cite it
   */
  public static Spool of(InputStream in, String name) throws IOException {
    Path folder = Files.createTempDirectory("culprit-");
    Spool spool = new Spool(folder, folder.resolve(name));
    // For an end by a signal; last in, first out.
    folder.toFile().deleteOnExit();
    spool.file.toFile().deleteOnExit();
    try {
      Files.copy(in, spool.file);
      return spool;
    } catch (IOException | RuntimeException e) {
      spool.close();
      throw e;
    }
  }

  /** The file. */
  public Path file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(folder);
  }
}
