package io.culprit.parse.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.Limit;
import io.culprit.parse.LineCount;
import io.culprit.parse.LogCursor;
import io.culprit.parse.Recognition;
import io.culprit.parse.Rejection;
import io.culprit.parse.Told;
import io.culprit.parse.source.FileSource;
import io.culprit.parse.source.LineCursor;
import io.culprit.parse.source.LocalTime;
import io.culprit.parse.source.Wrapping;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What must hold of any reading: each line has one fate, and a part says what the whole says. */
final class Accounts {
  private Accounts() {}

  /** How a source that was recognised is read, without a wrapper. */
  static FileSource.Content content(Recognition recognition) {
    return content(recognition, new Wrapping(List.of()));
  }

  /** How a source that was recognised is read. */
  static FileSource.Content content(Recognition recognition, Wrapping wrapping) {
    return LineCursor.content(
        "", wrapping, recognition.parser(), LocalTime.asRead(), Limit.LINE.standard());
  }

  /** Reads some bytes, and fails where the accounts are wrong. */
  static void check(FileSource.Content content, byte[] input) throws IOException {
    Told told = new Told();
    LineCount count = read(content, input, told);
    assertEquals(lines(input), count.lines());
    balanced(count);
    assertTrue(told.events().size() <= input.length, "more events than bytes");
    List<Integer> cuts = cuts(content, input);
    if (!cuts.isEmpty()) {
      int cut = cuts.get(cuts.size() / 2);
      Told before = new Told();
      Told after = new Told();
      LineCount first = read(content, Arrays.copyOf(input, cut), before);
      LineCount rest = read(content, Arrays.copyOfRange(input, cut, input.length), after);
      assertEquals(told.text(0), before.text(0) + after.text(first.lines()), "cut at " + cut);
      assertEquals(count, first.then(rest), "cut at " + cut);
    }
  }

  /** Fails where a line has no fate, or a refusal no reason. */
  static void balanced(LineCount count) {
    assertTrue(count.addsUp(), count.toString());
    for (Rejection each : count.examples()) {
      assertFalse(each.reason().isBlank(), each.toString());
      assertFalse(each.expected().isBlank(), each.toString());
    }
  }

  /** Lines as docs/reading.md counts them. */
  private static long lines(byte[] input) {
    String text = new String(input, charset(input));
    // Neither in UTF-16 nor behind a line feed does a carriage return end a line.
    boolean returns =
        charset(input).equals(StandardCharsets.ISO_8859_1)
            && text.indexOf('\n') < 0
            && text.indexOf('\r') >= 0
            && text.indexOf('\r') < text.length() - 1;
    char end = returns ? '\r' : '\n';
    long ends = text.chars().filter(each -> each == end).count();
    return text.isEmpty() || text.charAt(text.length() - 1) == end ? ends : ends + 1;
  }

  private static Charset charset(byte[] input) {
    int mark = input.length < 2 ? 0 : (input[0] & 0xff) << 8 | (input[1] & 0xff);
    return mark == 0xfffe
        ? StandardCharsets.UTF_16LE
        : mark == 0xfeff ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1;
  }

  private static LineCount read(FileSource.Content content, byte[] input, Told told)
      throws IOException {
    try (LogCursor cursor = content.open(0, new ByteArrayInputStream(input))) {
      return told.readAll(cursor);
    }
  }

  /** Where lines begin that can be read as if nothing stood before them. */
  private static List<Integer> cuts(FileSource.Content content, byte[] input) {
    List<Integer> cuts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < input.length; i++) {
      if (input[i] == '\n') {
        int end = i > start && input[i - 1] == '\r' ? i - 1 : i;
        String line = new String(input, start, end - start, StandardCharsets.UTF_8);
        if (start > 0 && content.startsAfresh(line)) {
          cuts.add(start);
        }
        start = i + 1;
      }
    }
    return cuts;
  }
}
