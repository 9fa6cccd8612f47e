package io.culprit.parse.source;

import java.io.IOException;
import java.io.InputStream;

/** A stream that could not be opened: reading it fails as opening did, where damage is counted. */
final class BrokenStream extends InputStream {
  private final IOException damage;

  BrokenStream(IOException damage) {
    this.damage = damage;
  }

  @Override
  public int read() throws IOException {
    throw damage;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    throw damage;
  }
}
