package io.culprit.parse.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an archive was found to hold. Not thread-safe. */
final class Entries {
  /** Names of each kind that are shown. */
  private static final int SHOWN = 3;

  /**
   * One file in an archive.
   *
   * @param name as the archive says it
   * @param bytes what it holds
   */
  record Entry(String name, Bytes bytes) {}

  private final long most;
  private final List<Entry> files = new ArrayList<>();
  private final Map<String, List<String>> others = new LinkedHashMap<>();
  private final Map<String, Long> counts = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();
  private long beyond;

  /**
   * An archive nothing of which was seen.
   *
   * @param most files that are taken
   */
  Entries(long most) {
    this.most = most;
  }

  /** Whether another file may be taken; if not, the next is counted as left out. */
  boolean room() {
    if (files.size() < most) {
      return true;
    }
    beyond++;
    return false;
  }

  void file(String name, Bytes bytes) {
    files.add(new Entry(name, bytes));
  }

  /** Takes note of an entry that is not read. */
  void leftOut(String why, String name) {
    counts.merge(why, 1L, Long::sum);
    List<String> names = others.computeIfAbsent(why, w -> new ArrayList<>());
    if (names.size() < SHOWN) {
      names.add(EntryName.of(name));
    }
  }

  /** Takes note of what is wrong with the archive. */
  void fault(String text) {
    faults.add(text);
  }

  List<Entry> files() {
    return files;
  }

  /** How many files were left out, since there was no room. */
  long beyond() {
    return beyond;
  }

  /** What is wrong with the archive or left out of it, one sentence each. */
  List<String> faults() {
    List<String> all = new ArrayList<>(faults);
    others.forEach(
        (why, names) -> {
          long count = counts.getOrDefault(why, 0L);
          all.add(
              "holds "
                  + count
                  + (count == 1 ? " entry that " : " entries that ")
                  + why
                  + ", left out: "
                  + String.join(", ", names)
                  + (count > names.size() ? ", …" : ""));
        });
    return all;
  }
}
