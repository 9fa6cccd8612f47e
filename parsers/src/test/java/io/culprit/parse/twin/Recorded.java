package io.culprit.parse.twin;

import io.culprit.parse.LogSet;
import io.culprit.parse.LogSets;
import io.culprit.parse.LogSource;
import io.culprit.parse.ReadOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A log that was recorded.
 *
 * @param folder of the recording
 */
record Recorded(Path folder, LogSource source) {
  /**
   * The logs in {@code samples}, and in the folder that {@code culprit.incidents} names, without
   * those that are wrapped: a twin knows the format alone.
   */
  static List<Recorded> all() throws IOException {
    Path module = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    List<Recorded> all = new ArrayList<>(in(module.resolveSibling("samples")));
    String more = System.getProperty("culprit.incidents", "");
    if (!more.isEmpty()) {
      all.addAll(in(Path.of(more)));
    }
    return all;
  }

  private static List<Recorded> in(Path folder) throws IOException {
    List<Recorded> found = new ArrayList<>();
    try (Stream<Path> incidents = Files.list(folder)) {
      for (Path incident : incidents.sorted().toList()) {
        Path logs = incident.resolve("logs");
        if (Files.isDirectory(logs)) {
          LogSet set = LogSets.open(List.of(logs), ReadOptions.none());
          set.sources().stream()
              .filter(source -> source.detected().wrapper().isEmpty())
              .forEach(source -> found.add(new Recorded(logs, source)));
        }
      }
    }
    return found;
  }

  List<String> lines() throws IOException {
    Path file = folder.resolve(source.name());
    try (InputStream in = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Override
  public String toString() {
    return Objects.requireNonNull(folder.getParent()).getFileName() + "/" + source.name();
  }
}
