package io.culprit.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.culprit.rank.Catalogue;
import io.culprit.rank.Cause;
import io.culprit.rank.CauseText;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code culprit causes}: the catalogue. */
@Command(
    name = "causes",
    mixinStandardHelpOptions = true,
    versionProvider = CulpritVersion.class,
    description =
        "Tells of the twelve causes: what each is, what shows it, what rules it out, what to collect.",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {"  culprit causes", "  culprit causes proxy-timeout"})
final class CausesCommand implements Callable<Integer> {
  private static final int WIDTH = 96;

  @Parameters(
      paramLabel = "SLUG",
      arity = "0..1",
      description = "One cause by its short name (default: all).")
  private @Nullable String slug;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text).")
  private TextOrJson format = TextOrJson.TEXT;

  private final Streams streams;

  CausesCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    List<Cause> causes = slug == null ? List.of(Cause.values()) : List.of(cause(slug));
    streams.result(
        format == TextOrJson.JSON
            ? json(causes)
            : slug == null ? list(causes) : page(causes.get(0)));
    return Exit.DONE;
  }

  private static Cause cause(String slug) {
    try {
      return Cause.ofSlug(slug);
    } catch (IllegalArgumentException e) {
      List<String> known = List.of(Cause.values()).stream().map(Cause::slug).toList();
      throw new UsageException(
          Suggestion.closest(slug, known)
              .map(s -> "no cause is called '" + slug + "'; did you mean '" + s + "'?")
              .orElse(String.valueOf(e.getMessage())));
    }
  }

  private static String list(List<Cause> causes) {
    StringBuilder out = new StringBuilder();
    for (Cause c : causes) {
      CauseText text = Catalogue.of(c);
      out.append(String.format(Locale.ROOT, "%2d  %-22s %s", c.number(), c.slug(), text.title()))
          .append('\n');
      out.append(" ".repeat(27)).append(c.category()).append('\n');
    }
    return out.append(
            "\n'culprit causes SLUG' tells how one comes about, what shows it and what rules it out.\n")
        .toString();
  }

  private static String page(Cause c) {
    CauseText text = Catalogue.of(c);
    StringBuilder out = new StringBuilder();
    out.append(text.title()).append('\n');
    out.append("(cause ")
        .append(c.number())
        .append(", ")
        .append(c.slug())
        .append(", ")
        .append(c.category())
        .append(")\n\n");
    out.append(Wrapped.text(text.description(), "", "", WIDTH));
    out.append("\nHow it produces \"the backend says 200, the client failed\"\n");
    out.append(Wrapped.text(text.mechanism(), "  ", "  ", WIDTH));
    section(out, "What shows it", text.shows());
    section(out, "What rules it out", text.rulesOut());
    section(out, "What to collect", text.collect());
    section(out, "Quick checks", text.tests());
    return out.toString();
  }

  private static void section(StringBuilder out, String heading, List<String> lines) {
    if (!lines.isEmpty()) {
      out.append('\n').append(heading).append('\n');
      lines.forEach(line -> out.append(Wrapped.text(line, "  - ", "    ", WIDTH)));
    }
  }

  private static String json(List<Cause> causes) throws IOException {
    ArrayNode all = Json.MAPPER.createArrayNode();
    for (Cause c : causes) {
      CauseText text = Catalogue.of(c);
      ObjectNode node = all.addObject();
      node.put("number", c.number());
      node.put("cause", c.slug());
      node.put("title", text.title());
      node.put("category", c.category());
      node.put("description", text.description());
      node.put("mechanism", text.mechanism());
      node.set("shows", Json.MAPPER.valueToTree(text.shows()));
      node.set("rulesOut", Json.MAPPER.valueToTree(text.rulesOut()));
      node.set("collect", Json.MAPPER.valueToTree(text.collect()));
      node.set("tests", Json.MAPPER.valueToTree(text.tests()));
    }
    return Json.pretty(all);
  }
}
