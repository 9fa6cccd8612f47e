package io.culprit.parse;

import io.culprit.parse.source.Compression;
import io.culprit.parse.source.Wrapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/formats.md} says what the registry says. */
final class FormatsPageTest {
  private static final int SHOWN_LINES = 3;
  private static final int SHOWN_CHARACTERS = 400;

  /** What every event has, or what is no statement of the log. */
  private static final Set<String> UNNAMED =
      Set.of("hop", "server", "end", "start", "at", "kind", "message", "upstreamLogged", "outcome");

  private static final String HEAD =
      """
      # Formats

      Written by `./dev formats` from the registry of formats (`LogFormat`) and the sample of each; a format of yours
      that is not here can be [described](formats-of-your-own.md).

      """;

  @Test
  void page_isWhatTheRegistrySays() throws IOException {
    Rewritten.check(Rewritten.module().resolve("../docs/formats.md").normalize(), page());
  }

  private static String page() throws IOException {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("| id | is | written by | its time is that of |\n|---|---|---|---|\n");
    for (LogFormat format : LogFormat.known()) {
      FormatFacts facts = format.facts().orElseThrow();
      row(
          page,
          "[`" + format.id() + "`](#" + format.id() + ")",
          format.title(),
          facts.writers(),
          facts.stamp().title());
    }
    for (LogFormat format : LogFormat.known()) {
      FormatFacts facts = format.facts().orElseThrow();
      page.append("\n## ").append(format.id()).append("\n\n");
      page.append("- Recognised by: ").append(facts.known()).append(".\n");
      tells(Samples.open(Samples.of(format)))
          .forEach(
              (kind, names) ->
                  page.append("- Tells, as ")
                      .append(kind)
                      .append(": ")
                      .append(names)
                      .append(".\n"));
      page.append("- Limits: ").append(facts.limits()).append(".\n\n");
      page.append("```\n").append(beginning(Samples.of(format))).append("```\n");
    }
    page.append(
        "\n## Wrappers\n\nTaken off each line, up to three, before a format is looked for.\n\n");
    page.append("| wrapper | gives each line a time | a line |\n|---|---|---|\n");
    for (Wrapper wrapper : Wrapper.values()) {
      String line = Files.readAllLines(Samples.of("wrappers", wrapper)).get(0);
      row(page, wrapper.title(), wrapper.timed() ? "yes" : "no", "`" + line + "`");
    }
    page.append(
        "\n## Compressions and archives\n\nTold by a file's first bytes, never by its name: ");
    page.append(
        Stream.of(Compression.values())
            .filter(compression -> compression != Compression.NONE)
            .map(Compression::title)
            .collect(Collectors.joining(", ")));
    return page.append(
            "; the last two in zip archives.\nzip and tar archives are read entry by entry.\n")
        .toString();
  }

  /** What the events of a source say, by their kind. */
  private static Map<String, String> tells(LogSource source) {
    Map<String, Set<String>> said = new LinkedHashMap<>();
    Told.by(source)
        .events()
        .forEach(
            event ->
                said.computeIfAbsent(Told.kind(event), kind -> new LinkedHashSet<>())
                    .addAll(Told.says(event).keySet()));
    Map<String, String> tells = new LinkedHashMap<>();
    said.forEach(
        (kind, names) ->
            tells.put(
                kind,
                names.stream()
                    .filter(name -> !UNNAMED.contains(name))
                    .map(FormatsPageTest::words)
                    .collect(Collectors.joining(", "))));
    return tells;
  }

  /** {@code durationMicros} is a duration, {@code requestId} a request id. */
  private static String words(String name) {
    return name.replaceFirst("Micros$", "").replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  private static String beginning(Path sample) throws IOException {
    return Files.readAllLines(sample).stream()
        .limit(SHOWN_LINES)
        .map(
            line ->
                line.length() <= SHOWN_CHARACTERS
                    ? line
                    : line.substring(0, SHOWN_CHARACTERS) + "…")
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private static void row(StringBuilder page, String... cells) {
    page.append(
        List.of(cells).stream()
            .map(cell -> cell.replace("|", "\\|"))
            .collect(Collectors.joining(" | ", "| ", " |\n")));
  }
}
