package io.culprit.parse.source;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Bytes kept in memory. Immutable: the array is never written after it was given. */
final class HeldBytes implements Ground {
  private final byte[] bytes;
  private final int from;
  private final int length;

  HeldBytes(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private HeldBytes(byte[] bytes, int from, int length) {
    this.bytes = bytes;
    this.from = from;
    this.length = length;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(bytes, from, length);
  }

  @Override
  public long size() {
    return length;
  }

  @Override
  public Ground part(long begin, long most) {
    int start = (int) Math.min(begin, length);
    return new HeldBytes(bytes, from + start, (int) Math.min(most, length - start));
  }

  /** All bytes of the array, by their places. */
  SeekableByteChannel channel() {
    return new SeekableInMemoryByteChannel(bytes);
  }
}
