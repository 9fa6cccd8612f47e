package io.culprit.parse.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.Declarations;
import io.culprit.parse.LogFormat;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import io.culprit.parse.grok.GrokFile;
import io.culprit.parse.nginx.AccessFormat;
import io.culprit.parse.plan.PlanException;
import io.culprit.parse.plan.PlanFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that reads what somebody else wrote: formats, wrappers, files, declarations. */
final class FuzzTargets {
  private FuzzTargets() {}

  /** All of them. */
  static List<FuzzTarget> all() {
    List<FuzzTarget> all = new ArrayList<>();
    for (LogFormat format : LogFormat.known()) {
      FormatProperty property = new FormatProperty(format);
      all.add(new FuzzTarget(format.id(), List.of(property.sample()), property));
    }
    all.add(new FuzzTarget("wrappers", WrapperProperty.samples(), new WrapperProperty()));
    all.add(file("file"));
    // Each kind of packing by itself, because nothing but its own seeds leads into it.
    for (String packing : List.of("containers", "exports", "gzip", "zstd", "xz", "bzip2")) {
      all.add(file(packing));
    }
    for (String kind : List.of("yaml", "toml", "json")) {
      all.add(new FuzzTarget("plan-" + kind, List.of(), plan("plan." + kind)));
    }
    all.add(new FuzzTarget("grok-file", List.of(), FuzzTargets::grokFile));
    all.add(new FuzzTarget("log-format", List.of(), FuzzTargets::logFormat));
    return List.copyOf(all);
  }

  /** The target of a name. */
  static FuzzTarget named(String name) {
    return all().stream()
        .filter(target -> target.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no target is called " + name));
  }

  private static FuzzTarget file(String name) {
    return new FuzzTarget(name, List.of(), new FileProperty());
  }

  /** Whatever a plan says: it is read, or refused by a message that names it. */
  private static FuzzTarget.Property plan(String name) {
    Path file = Seeds.scratch(name);
    return input -> {
      Files.write(file, input);
      try {
        PlanFile.read(file);
      } catch (PlanException refused) {
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.startsWith(name), message);
      }
    };
  }

  private static void grokFile(byte[] input) {
    List<String> lines = text(input).lines().toList();
    GrokFile file = GrokFile.of(lines);
    for (GrokFile.Fault fault : file.faults()) {
      assertTrue(fault.line() >= 1 && fault.line() <= lines.size(), fault.toString());
    }
  }

  /** A declared format in the first line, and lines for it. */
  private static void logFormat(byte[] input) throws IOException {
    String[] parts = text(input).split("\n", 2);
    try {
      AccessFormat.compile("f", parts[0]);
    } catch (IllegalArgumentException refused) {
      String message = String.valueOf(refused.getMessage());
      assertTrue(message.startsWith("log_format f: "), message);
      return;
    }
    List<String> lines = parts[parts.length - 1].lines().filter(line -> !line.isBlank()).toList();
    Declarations declared = new Declarations(Map.of("f", parts[0]), List.of(), List.of());
    Optional<Recognition> found =
        LogFormat.NGINX_ACCESS.recogniser().recognise(new Sample(lines, false), declared);
    if (found.isPresent()) {
      Accounts.check(
          Accounts.content(found.get()), parts[parts.length - 1].getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String text(byte[] input) {
    return new String(input, StandardCharsets.UTF_8);
  }
}
