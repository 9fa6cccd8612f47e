package io.culprit.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.culprit.rank.Cause;
import io.culprit.rank.fit.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds labelled incidents: folders with {@code logs/} and {@code truth.json} (or {@code
 * truth/truth.json}).
 */
final class LabelledFolders {
  private LabelledFolders() {}

  /**
   * One labelled incident on disk.
   *
   * @param set name of the folder it lies in
   * @param name name of its folder
   * @param logs its logs
   * @param file where the truth stands
   * @param truth what truly happened
   */
  record Folder(String set, String name, Path logs, Path file, Truth truth) {}

  /** Those in a folder (one or two levels down), or the folder itself, sorted by name. */
  static List<Folder> in(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      throw new UsageException("expected a folder of labelled incidents, found " + root);
    }
    List<Folder> found = new ArrayList<>();
    for (Path folder : folders(root)) {
      Path logs = folder.resolve("logs");
      for (String place : List.of("truth.json", "truth/truth.json")) {
        Path truth = folder.resolve(place);
        if (Files.isDirectory(logs) && Files.isRegularFile(truth)) {
          found.add(new Folder(name(folder.getParent()), name(folder), logs, truth, truth(truth)));
          break;
        }
      }
    }
    return found;
  }

  private static String name(@Nullable Path folder) {
    return folder == null || folder.getFileName() == null ? "" : folder.getFileName().toString();
  }

  private static List<Path> folders(Path root) throws IOException {
    try (Stream<Path> walk = Files.walk(root.toRealPath(), 2)) {
      return walk.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static Truth truth(Path file) throws IOException {
    try {
      JsonNode root = Json.MAPPER.readTree(Files.readAllBytes(file));
      return new Truth(
          causes(file, root.path("primary")),
          causes(file, root.path("contributing")),
          root.path("healthy").asBoolean(false),
          root.path("identifiable").asBoolean(true));
    } catch (JsonProcessingException e) {
      throw new UsageException(file + ": expected JSON: " + e.getOriginalMessage());
    }
  }

  private static Set<Cause> causes(Path file, JsonNode numbers) {
    Set<Cause> causes = EnumSet.noneOf(Cause.class);
    for (JsonNode n : numbers) {
      int number = n.asInt(0);
      causes.add(
          Arrays.stream(Cause.values())
              .filter(c -> c.number() == number)
              .findFirst()
              .orElseThrow(
                  () ->
                      new UsageException(
                          file + ": expected numbers of causes, 1 to 12, found " + n)));
    }
    return causes;
  }
}
