package io.culprit.rank.render;

import java.io.IOException;
import java.io.Writer;
import java.nio.CharBuffer;

/** A writer into whatever takes characters; closing it leaves that open. */
final class AppendableWriter extends Writer {
  private final Appendable out;

  AppendableWriter(Appendable out) {
    this.out = out;
  }

  @Override
  public void write(char[] chars, int offset, int length) throws IOException {
    out.append(CharBuffer.wrap(chars, offset, length));
  }

  @Override
  public void flush() {
    // nothing is held back
  }

  @Override
  public void close() {
    // whoever opened it closes it
  }
}
