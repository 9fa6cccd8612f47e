package io.culprit.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What became of one run of the command.
 *
 * @param code exit code
 * @param out standard output
 * @param err standard error
 */
record Ran(int code, String out, String err) {
  /** Runs the command with an empty standard input. */
  static Ran culprit(Object... args) {
    return culprit(InputStream.nullInputStream(), args);
  }

  /** Runs the command with a text as its standard input. */
  static Ran withInput(String text, Object... args) {
    return culprit(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), args);
  }

  /** Runs the command. */
  static Ran culprit(InputStream in, Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] words =
        Arrays.stream(args)
            .map(a -> a instanceof Path p ? p.toString() : String.valueOf(a))
            .toArray(String[]::new);
    int code =
        Main.run(
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            in,
            words);
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
