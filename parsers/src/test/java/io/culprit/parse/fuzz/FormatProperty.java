package io.culprit.parse.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.Declarations;
import io.culprit.parse.LogFormat;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import io.culprit.parse.client.HarCursor;
import io.culprit.parse.source.FileSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whatever lines a format's reader is shown: its recogniser bears them, the parser made for its
 * sample reads them, and so does the parser that the recogniser makes for them.
 */
final class FormatProperty implements FuzzTarget.Property {
  private static final int SAMPLED_LINES = 400;

  private final LogFormat format;
  private final Recognition usual;

  FormatProperty(LogFormat format) {
    this.format = format;
    try {
      String text = Files.readString(sample());
      this.usual = recognise(text).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path sample() {
    return Seeds.MAIN.resolve("formats/" + format.id() + ".sample");
  }

  @Override
  public void check(byte[] input) throws IOException {
    Accounts.check(content(usual), input);
    Optional<Recognition> own = recognise(new String(input, StandardCharsets.UTF_8));
    if (own.isPresent()) {
      double sure = own.get().confidence();
      assertTrue(sure >= 0 && sure <= 1, "confidence " + sure);
      Accounts.check(content(own.get()), input);
    }
  }

  private Optional<Recognition> recognise(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).limit(SAMPLED_LINES).toList();
    return lines.isEmpty()
        ? Optional.empty()
        : format.recogniser().recognise(new Sample(lines, false), Declarations.none());
  }

  private FileSource.Content content(Recognition recognition) {
    return format == LogFormat.HAR ? HarCursor::new : Accounts.content(recognition);
  }
}
