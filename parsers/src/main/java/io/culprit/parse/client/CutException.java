package io.culprit.parse.client;

import java.io.IOException;

/** A HAR file that ends too early, or is none at all: damage of the file, not of the disk. */
final class CutException extends IOException {
  private static final long serialVersionUID = 1;

  CutException(String what) {
    super(what);
  }
}
