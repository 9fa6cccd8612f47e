package io.culprit.parse.source;

import java.nio.file.Path;

/**
 * One file among the inputs, or in an archive among them.
 *
 * @param path where it is, or the archive that it is in
 * @param name how it is cited: relative to the folder given, with forward slashes; in an archive
 *     {@code export.zip!nginx/access.log}
 * @param bytes what it holds
 */
public record InputFile(Path path, String name, Bytes bytes) {
  /** Parts the name of an archive from the name of an entry. */
  public static final char INSIDE = '!';

  /** A file on disk. */
  public InputFile(Path path, String name) {
    this(path, name, DiskBytes.whole(path));
  }
}
