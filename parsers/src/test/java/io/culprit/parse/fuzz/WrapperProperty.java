package io.culprit.parse.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.Declarations;
import io.culprit.parse.LogFormat;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import io.culprit.parse.source.Unwrapped;
import io.culprit.parse.source.Wrapper;
import io.culprit.parse.source.Wrapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whatever the lines are wrapped in, alone or in one another: nothing grows when it is taken off,
 * and every line is accounted for.
 */
final class WrapperProperty implements FuzzTarget.Property {
  private static final Recognition INSIDE =
      LogFormat.PYTHON_SERVER
          .recogniser()
          .recognise(
              new Sample(List.of("INFO:     192.0.2.7:5 - \"GET /a HTTP/1.1\" 200 OK"), false),
              Declarations.none())
          .orElseThrow();

  static List<Path> samples() {
    try (Stream<Path> inside = Files.list(Seeds.MAIN.resolve("wrappers"))) {
      return inside.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void check(byte[] input) throws IOException {
    List<String> lines =
        new String(input, StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
    Wrapping found = Wrapping.of(lines);
    Accounts.check(Accounts.content(INSIDE, found), input);
    for (Wrapper wrapper : Wrapper.values()) {
      Wrapping one = new Wrapping(List.of(wrapper));
      for (String line : lines) {
        Unwrapped inner = one.open(line);
        long all = inner.text().length();
        for (Unwrapped other : inner.more()) {
          all += other.text().length();
        }
        assertTrue(all <= line.length(), wrapper + " makes more of " + line);
      }
    }
    // The first byte picks one, so that lines are also read by a wrapper that few of them have.
    if (input.length > 0) {
      List<Wrapper> all = List.of(Wrapper.values());
      Wrapper picked = all.get((input[0] & 0xff) % all.size());
      Accounts.check(Accounts.content(INSIDE, new Wrapping(List.of(picked))), input);
    }
  }
}
