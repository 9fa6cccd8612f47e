package io.culprit.parse.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A damaged compressed stream that just ends where the damage is; the document inside is then seen
 * to be cut.
 */
final class CutStream extends FilterInputStream {
  private boolean cut;

  CutStream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (cut) {
      return -1;
    }
    try {
      return super.read(into, from, length);
    } catch (IOException damage) {
      cut = true;
      return -1;
    }
  }
}
