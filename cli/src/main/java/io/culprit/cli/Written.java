package io.culprit.cli;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;

/** Writes files so that nobody ever sees half of one. */
final class Written {
  private Written() {}

  /** What puts a text into a writer, piece by piece. */
  @FunctionalInterface
  interface Text {
    void to(Writer writer) throws IOException;
  }

  /** Puts a text into a file as UTF-8; its folders are made. */
  static void file(Path file, String text) throws IOException {
    file(file, writer -> writer.write(text));
  }

  /** Puts a text, however long, into a file as UTF-8; its folders are made. */
  static void file(Path file, Text text) throws IOException {
    try (Half half = half(file, false)) {
      text.to(half.writer());
      half.done();
    }
  }

  /** Opens a file that nobody sees until it is done; its folders are made. */
  static Half half(Path file, boolean compressed) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new NotDirectoryException(file.toString());
    }
    try {
      Files.createDirectories(parent);
    } catch (FileAlreadyExistsException e) {
      throw new NotDirectoryException(parent.toString());
    }
    // A device, a pipe: /dev/stdout cannot be replaced.
    boolean direct = Files.exists(file) && !Files.isRegularFile(file);
    // Not createTempFile: what it makes only its owner may read.
    return new Half(
        file, direct ? file : parent.resolve("." + file.getFileName() + ".part"), compressed);
  }

  /** A text file that is being written, as UTF-8. Closed before it is done, it leaves nothing. */
  static final class Half implements Closeable {
    private static final int BUFFER = 1 << 13;

    private final Path file;
    private final Path part;
    private final Writer writer;

    private Half(Path file, Path part, boolean compressed) throws IOException {
      this.file = file;
      this.part = part;
      OutputStream bytes = Files.newOutputStream(part);
      this.writer =
          new BufferedWriter(
              new OutputStreamWriter(
                  compressed ? new GZIPOutputStream(bytes, BUFFER) : bytes,
                  StandardCharsets.UTF_8));
    }

    /** Where the text goes. */
    Writer writer() {
      return writer;
    }

    /** Puts the file in its place. */
    void done() throws IOException {
      writer.close();
      if (!part.equals(file)) {
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      }
    }

    @Override
    public void close() throws IOException {
      writer.close();
      if (!part.equals(file)) {
        Files.deleteIfExists(part);
      }
    }
  }
}
