package io.culprit.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files so that nobody ever sees half of one. */
final class Written {
  private Written() {}

  /** Puts a text into a file as UTF-8; its folders are made. */
  static void file(Path file, String text) throws IOException {
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
      Files.writeString(file, text, StandardCharsets.UTF_8);
      return;
    }
    // Not createTempFile: what it makes only its owner may read.
    Path half = parent.resolve("." + file.getFileName() + ".part");
    try {
      Files.writeString(half, text, StandardCharsets.UTF_8);
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }
}
