package io.culprit.parse.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Labelled incidents: their logs in a folder of their own, beside them the truth, which an
 * investigation must not see.
 */
final class Labelled {
  private static final String LOGS = "logs";
  private static final String TRUTH = "truth";

  private Labelled() {}

  /** The folder to look for logs in: that of the logs where an incident is labelled. */
  static Path logs(Path folder) {
    Path logs = folder.resolve(LOGS);
    boolean labelled =
        Files.isDirectory(logs)
            && (Files.isDirectory(folder.resolve(TRUTH))
                || Files.exists(folder.resolve(TRUTH + ".json")));
    return labelled ? logs : folder;
  }

  /** The entries of an archive without what stands beside the logs of a labelled incident. */
  static List<Entries.Entry> logs(List<Entries.Entry> entries) {
    Set<String> labelled = new HashSet<>();
    for (Entries.Entry entry : entries) {
      String name = "/" + EntryName.of(entry.name());
      int truth = Math.max(name.indexOf("/" + TRUTH + ".json"), name.indexOf("/" + TRUTH + "/"));
      if (truth >= 0) {
        labelled.add(name.substring(0, truth + 1));
      }
    }
    return labelled.isEmpty()
        ? entries
        : entries.stream().filter(entry -> isLog(entry, labelled)).toList();
  }

  private static boolean isLog(Entries.Entry entry, Set<String> labelled) {
    String name = "/" + EntryName.of(entry.name());
    return labelled.stream()
        .noneMatch(root -> name.startsWith(root) && !name.startsWith(root + LOGS + "/"));
  }
}
