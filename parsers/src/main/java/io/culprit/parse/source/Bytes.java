package io.culprit.parse.source;

import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes that can be read any number of times: of a file, or of an entry of an archive, which is
 * never unpacked to the disk. Immutable.
 */
public interface Bytes {
  /** The bytes from the first one on. */
  InputStream open() throws IOException;

  /**
   * Whether they were decoded on their way here: a failure to read them is then damage of the file,
   * which is counted, and none of the disk.
   */
  default boolean packed() {
    return true;
  }
}
