package io.culprit.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Copies logs with every time in them moved by whole hours, in the spellings of nginx, Python and
 * epoch seconds.
 */
final class ShiftedLogs {
  private static final Map<Pattern, DateTimeFormatter> SPELLINGS =
      Map.of(
          Pattern.compile("\\d{2}/[A-Z][a-z]{2}/\\d{4}:\\d{2}:\\d{2}:\\d{2}"),
              format("dd/MMM/yyyy:HH:mm:ss"),
          Pattern.compile("\\d{4}/\\d{2}/\\d{2} \\d{2}:\\d{2}:\\d{2}"),
              format("yyyy/MM/dd HH:mm:ss"),
          Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}"),
              format("yyyy-MM-dd'T'HH:mm:ss"),
          Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}"),
              format("yyyy-MM-dd HH:mm:ss"));

  /** Epoch seconds of the samples' months; ids are hexadecimal and longer. */
  private static final Pattern EPOCH = Pattern.compile("(?<![0-9a-f])17[89]\\d{7}(?=\\.\\d)");

  private ShiftedLogs() {}

  /** Copies a folder of logs, unpacked, with its times moved; configuration files stay behind. */
  static void copy(Path logs, Path target, int hours) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(logs)) {
      files =
          walk.filter(Files::isRegularFile)
              .filter(f -> !f.toString().endsWith(".conf"))
              .sorted()
              .toList();
    }
    for (Path file : files) {
      String name = logs.relativize(file).toString();
      Path copy =
          target.resolve(name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name);
      Files.createDirectories(copy.getParent());
      Files.writeString(copy, shifted(text(file), hours));
    }
  }

  /** A text with its times moved. */
  static String shifted(String text, int hours) {
    String out = text;
    for (Map.Entry<Pattern, DateTimeFormatter> e : SPELLINGS.entrySet()) {
      DateTimeFormatter format = e.getValue();
      out =
          replaced(
              e.getKey(),
              out,
              time -> format.format(LocalDateTime.parse(time, format).plusHours(hours)));
    }
    return replaced(EPOCH, out, time -> String.valueOf(Long.parseLong(time) + hours * 3600L));
  }

  private static String replaced(Pattern pattern, String text, Function<String, String> by) {
    return pattern.matcher(text).replaceAll(m -> Matcher.quoteReplacement(by.apply(m.group())));
  }

  private static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
  }
}
