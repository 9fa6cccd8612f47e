package io.culprit.parse.source;

import io.culprit.parse.Problem;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files under the paths a user named. A file reached twice is taken once; links that lead
 * in circles end; hidden files are left out. Not thread-safe.
 */
public final class InputWalk {
  private final List<Found> found = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Set<Path> seen = new HashSet<>();

  /** Takes in a file or a folder that the user named. */
  public void add(Path path) {
    if (Files.isDirectory(path)) {
      int before = found.size();
      boolean again = seen.contains(real(path));
      Path root = Labelled.logs(path);
      descend(root, root);
      if (found.size() == before && problems.isEmpty() && !again) {
        problems.add(new Problem(path.toString(), "empty folder: expected log files in it"));
      }
    } else if (Files.exists(path)) {
      take(path, String.valueOf(path.getFileName()), parentName(path));
    } else {
      problems.add(new Problem(path.toString(), "no such file or folder"));
    }
  }

  /** What was found, each with a unique name, rotated sets from old to new. */
  public List<InputFile> files() {
    Map<String, List<Found>> byName = new LinkedHashMap<>();
    for (Found file : found) {
      byName.computeIfAbsent(file.name, n -> new ArrayList<>()).add(file);
    }
    Set<String> taken = new HashSet<>();
    List<InputFile> files = new ArrayList<>();
    for (List<Found> clash : byName.values()) {
      for (Found file : clash) {
        String name =
            clash.size() == 1 || file.folder.isEmpty() ? file.name : file.folder + "/" + file.name;
        files.add(
            new InputFile(file.path, unique(name, taken), new DiskBytes(file.path, 0, file.size)));
      }
    }
    files.sort(Comparator.comparing(InputFile::name, new RotationOrder()));
    return files;
  }

  /** Paths that could not be walked. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  private void descend(Path root, Path folder) {
    Path real = real(folder);
    if (real == null || !seen.add(real)) {
      return;
    }
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      problems.add(new Problem(folder.toString(), "cannot be listed: " + e.getMessage()));
      return;
    }
    entries.sort(Comparator.comparing(Path::toString));
    for (Path entry : entries) {
      if (String.valueOf(entry.getFileName()).startsWith(".")) {
        continue;
      }
      if (Files.isDirectory(entry)) {
        descend(root, entry);
      } else {
        String name =
            root.relativize(entry).toString().replace(entry.getFileSystem().getSeparator(), "/");
        take(entry, name, String.valueOf(nameOf(root)));
      }
    }
  }

  private void take(Path path, String name, String folder) {
    if (!Files.isRegularFile(path)) {
      problems.add(
          new Problem(
              path.toString(), "is no regular file (a pipe, a device) or a broken link: left out"));
      return;
    }
    Path real = real(path);
    if (real != null && seen.add(real)) {
      found.add(new Found(path, name, folder, size(path)));
    }
  }

  private @Nullable Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      problems.add(new Problem(path.toString(), "cannot be opened: " + e.getMessage()));
      return null;
    }
  }

  private static String parentName(Path path) {
    Path parent = path.toAbsolutePath().normalize().getParent();
    return parent == null ? "" : nameOf(parent);
  }

  private static String nameOf(Path path) {
    Path name = path.toAbsolutePath().normalize().getFileName();
    return name == null ? "" : name.toString();
  }

  private static String unique(String name, Set<String> taken) {
    String candidate = name;
    for (int i = 2; !taken.add(candidate); i++) {
      candidate = name + "~" + i;
    }
    return candidate;
  }

  /**
   * Bytes of a file as it is found. It is read so far and no farther, so that a log that is still
   * written to is the same in every pass.
   */
  private static long size(Path path) {
    try {
      return Files.size(path);
    } catch (IOException gone) {
      // Opening it will fail too, and says why.
      return 0;
    }
  }

  private record Found(Path path, String name, String folder, long size) {}
}
