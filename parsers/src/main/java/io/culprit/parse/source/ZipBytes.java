package io.culprit.parse.source;

import io.culprit.parse.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.commons.io.input.ChecksumInputStream;

/**
 * A coded entry of a zip archive. No more is read than the archive's directory says it holds, since
 * the limits were asked about that.
 *
 * @param raw its bytes in the archive
 * @param how how they are coded
 * @param size how many come of it, as the directory says
 * @param crc their checksum
 * @param limits how much may come of it
 */
record ZipBytes(Ground raw, Compression how, long size, long crc, Limits limits) implements Bytes {
  @Override
  public InputStream open() throws IOException {
    InputStream content =
        BoundedInputStream.builder().setInputStream(how.open(raw, limits)).setMaxCount(size).get();
    return ChecksumInputStream.builder()
        .setInputStream(content)
        .setChecksum(new CRC32())
        .setExpectedChecksumValue(crc)
        .get();
  }
}
