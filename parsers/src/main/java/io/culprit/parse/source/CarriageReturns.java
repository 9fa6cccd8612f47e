package io.culprit.parse.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream whose CRs become LFs. */
final class CarriageReturns extends FilterInputStream {
  CarriageReturns(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int octet = super.read();
    return octet == '\r' ? '\n' : octet;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int count = super.read(into, from, length);
    for (int i = from; i < from + count; i++) {
      if (into[i] == '\r') {
        into[i] = '\n';
      }
    }
    return count;
  }
}
