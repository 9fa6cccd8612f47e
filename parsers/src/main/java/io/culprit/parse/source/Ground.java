package io.culprit.parse.source;

import java.io.IOException;

/** Bytes of which each can be had at once, wherever it stands. */
sealed interface Ground extends Bytes permits DiskBytes, HeldBytes {
  /** How many there are now. */
  long size() throws IOException;

  /** Some of them. */
  Ground part(long from, long length);
}
