package io.culprit.cli;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Remembers why writing failed, which a {@link java.io.PrintStream} does not tell: a reader gone,
 * or a full disk.
 */
final class Outlet extends OutputStream {
  private final OutputStream to;
  private @Nullable IOException failure;

  Outlet(OutputStream to) {
    this.to = to;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      to.write(bytes, offset, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public void flush() throws IOException {
    to.flush();
  }

  /** What went wrong other than that nobody reads any more; empty text: nothing. */
  String trouble() {
    if (failure == null) {
      return "";
    }
    String message = String.valueOf(failure.getMessage());
    return message.contains("Broken pipe") ? "" : message;
  }
}
