package io.culprit.rank.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.culprit.rank.Catalogue;
import io.culprit.rank.Cause;
import io.culprit.rank.CauseText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages in {@code docs/causes} and the catalogue must not drift apart. */
class CausePagesTest {
  private static final Path PAGES = Path.of("..", "docs", "causes");
  private static final Pattern FINDING = Pattern.compile("^\\| `([a-z-]+)` \\|", Pattern.MULTILINE);

  @ParameterizedTest
  @EnumSource(Cause.class)
  void page_anyCause_saysWhatTheCatalogueSays(Cause cause) throws IOException {
    String page = read(cause.slug() + ".md");
    CauseText text = Catalogue.of(cause);
    assertTrue(page.startsWith("# " + text.title() + "\n"), cause.slug());
    Stream.of(
            Stream.of(text.description(), text.mechanism()),
            text.shows().stream(),
            text.rulesOut().stream(),
            text.collect().stream(),
            text.tests().stream())
        .flatMap(s -> s)
        .forEach(s -> assertTrue(page.contains(s), cause.slug() + ".md lacks: " + s));
  }

  @ParameterizedTest
  @EnumSource(Cause.class)
  void page_anyCause_namesOnlyFindingsThatExist(Cause cause) throws IOException {
    Set<String> named = findings(read(cause.slug() + ".md"));
    assertTrue(named.size() >= 4, cause.slug());
    named.removeAll(probes());
    assertEquals(Set.of(), named, cause.slug());
  }

  @Test
  void index_listsEveryFinding() throws IOException {
    assertEquals(probes(), findings(read("README.md")));
  }

  private static String read(String name) throws IOException {
    return Files.readString(PAGES.resolve(name));
  }

  private static Set<String> findings(String page) {
    Set<String> ids = new TreeSet<>();
    Matcher row = FINDING.matcher(page);
    while (row.find()) {
      ids.add(row.group(1));
    }
    return ids;
  }

  private static Set<String> probes() throws IOException {
    try (InputStream in = Catalogue.class.getResourceAsStream("weights.json")) {
      Set<String> ids = new TreeSet<>();
      new ObjectMapper().readTree(in).path("links").fieldNames().forEachRemaining(ids::add);
      return ids;
    }
  }
}
