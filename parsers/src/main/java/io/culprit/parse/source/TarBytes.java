package io.culprit.parse.source;

import io.culprit.parse.Limits;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * An entry of a tar archive that is read by going through the archive up to it: the way that is
 * always open, and the longest one.
 *
 * @param archive the archive
 * @param how how it is compressed
 * @param number which entry it is, counted from 1
 * @param limits how much may come of the archive
 */
record TarBytes(Bytes archive, Compression how, long number, Limits limits) implements Bytes {
  @Override
  public InputStream open() throws IOException {
    TarArchiveInputStream tar = new TarArchiveInputStream(how.open(archive, limits));
    try {
      for (long i = 0; i < number; i++) {
        if (tar.getNextEntry() == null) {
          throw new EOFException("the archive ends before the entry");
        }
      }
      return new Decoded(tar);
    } catch (IOException | RuntimeException e) {
      tar.close();
      throw Decoded.damage(e);
    }
  }
}
