package io.culprit.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

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
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new NotDirectoryException(file.toString());
    }
    try {
      Files.createDirectories(parent);
    } catch (FileAlreadyExistsException e) {
      throw new NotDirectoryException(parent.toString());
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // A device, a pipe: /dev/stdout cannot be replaced.
      into(file, text);
      return;
    }
    // Not createTempFile: what it makes only its owner may read.
    Path half = parent.resolve("." + file.getFileName() + ".part");
    try {
      into(half, text);
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  private static void into(Path file, Text text) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      text.to(writer);
    }
  }
}
