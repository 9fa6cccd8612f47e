package io.culprit.parse.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * A stretch of a file on disk, read as it lies there.
 *
 * @param file the file
 * @param from its first byte
 * @param length how many; {@link Long#MAX_VALUE}: to the end of the file, however it grows
 */
record DiskBytes(Path file, long from, long length) implements Ground {
  /** A file. */
  static DiskBytes whole(Path file) {
    return new DiskBytes(file, 0, Long.MAX_VALUE);
  }

  @Override
  public boolean packed() {
    return false;
  }

  @Override
  public InputStream open() throws IOException {
    SeekableByteChannel channel = Files.newByteChannel(file);
    try {
      return BoundedInputStream.builder()
          .setInputStream(Channels.newInputStream(channel.position(from)))
          .setMaxCount(length)
          .get();
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public long size() throws IOException {
    return Math.max(0, Math.min(length, Files.size(file) - from));
  }

  @Override
  public Ground part(long begin, long most) {
    return new DiskBytes(file, from + begin, Math.min(most, length - begin));
  }
}
