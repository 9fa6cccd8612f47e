package io.culprit.parse.twin;

import io.culprit.parse.LogFormat;
import io.krakens.grok.api.Grok;
import io.krakens.grok.api.GrokCompiler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A twin that is data: a file of grok patterns, tried from top to bottom.
 *
 * <pre>
 * # a comment
 * define NAME regex     a building block
 * says name=value       what each line of the patterns below says without writing it
 * forget name           ends that
 * match grok            a pattern for a whole line; it names captures as {@link Values} reads them
 * </pre>
 */
final class GrokTwin {
  private final GrokCompiler compiler = GrokCompiler.newInstance();
  private final List<Match> matches = new ArrayList<>();
  private final Map<String, String> says = new LinkedHashMap<>();

  private GrokTwin() {
    compiler.registerDefaultPatterns();
  }

  /** The twin in {@code <id>.grok}. */
  static Twin of(LogFormat format) {
    String file = format.id() + ".grok";
    try (InputStream in = GrokTwin.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("there is no " + file);
      }
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The twin that some lines define. */
  static Twin of(List<String> lines) {
    GrokTwin twin = new GrokTwin();
    lines.stream().filter(l -> !l.isBlank() && !l.startsWith("#")).forEach(twin::define);
    return Twin.ofLines(twin::tell);
  }

  private void define(String line) {
    String[] words = line.split(" ", 2);
    switch (words[0]) {
      case "define" -> {
        String[] named = words[1].split(" ", 2);
        compiler.register(named[0], named[1]);
      }
      case "says" -> {
        String[] named = words[1].split("=", 2);
        says.put(named[0], named[1]);
      }
      case "forget" -> says.remove(words[1]);
      case "match" -> {
        Grok grok = compiler.compile(words[1], true);
        Map<String, String> names = new LinkedHashMap<>(grok.getNamedRegexCollection());
        names.keySet().retainAll(grok.namedGroups);
        matches.add(new Match(Pattern.compile(grok.getNamedRegex()), names, Map.copyOf(says)));
      }
      default -> throw new IllegalStateException("expected define, says, forget or match: " + line);
    }
  }

  private Optional<Map<String, String>> tell(String line) {
    return matches.stream().flatMap(match -> match.tell(line).stream()).findFirst();
  }

  /**
   * One pattern.
   *
   * @param names of the captures, by their groups
   * @param says what each of its lines says
   */
  private record Match(Pattern pattern, Map<String, String> names, Map<String, String> says) {
    Optional<Map<String, String>> tell(String line) {
      Matcher matcher = pattern.matcher(line);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      Values values = new Values(says);
      names.forEach(
          (group, name) -> {
            String text = matcher.group(group);
            if (text != null) {
              values.put(name, text);
            }
          });
      return values.all();
    }
  }
}
