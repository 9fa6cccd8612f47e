package io.culprit.parse.source;

import io.culprit.parse.Limits;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes that are decoded whenever they are read.
 *
 * @param raw what is decoded
 * @param how how
 * @param limits how much may come of it
 */
record CodedBytes(Bytes raw, Compression how, Limits limits) implements Bytes {
  @Override
  public InputStream open() throws IOException {
    return how.open(raw, limits);
  }
}
