package io.culprit.cli;

import io.culprit.parse.Problem;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Where a command reads from and writes to. Text leaves as UTF-8 with {@code \n}, whatever the
 * machine's habits.
 *
 * @param out results
 * @param err remarks
 * @param in the standard input
 */
record Streams(PrintStream out, PrintStream err, InputStream in) {
  /** Writes a result; a reader that has gone away ends the command quietly. */
  void result(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write(bytes, 0, bytes.length);
    if (out.checkError()) {
      throw new ReaderGoneException();
    }
  }

  /** Writes one remark line. */
  void remark(String text) {
    byte[] bytes = ("culprit: " + Visible.text(text) + "\n").getBytes(StandardCharsets.UTF_8);
    err.write(bytes, 0, bytes.length);
    err.flush();
  }

  /** Writes a remark line for each problem. */
  void problems(List<Problem> problems) {
    problems.forEach(p -> remark(p.toString()));
  }

  /** Nobody reads the output any more: no fault of ours, and nothing left to do. */
  static final class ReaderGoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReaderGoneException() {
      super("nobody reads the output");
    }
  }
}
