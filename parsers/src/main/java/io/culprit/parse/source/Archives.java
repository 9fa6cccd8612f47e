package io.culprit.parse.source;

import io.culprit.parse.Limit;
import io.culprit.parse.Limits;
import io.culprit.parse.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts the files inside of archives in the place of the archives. Nothing is written anywhere, and
 * the name of an entry is only ever cited. Not thread-safe.
 */
public final class Archives {
  private final Limits limits;
  private final Memory memory = new Memory(Memory.STANDARD);
  private final List<InputFile> files = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  /** How many more files may come of the archive that is looked into. */
  private long room;

  private long beyond;

  private Archives(Limits limits) {
    this.limits = limits;
  }

  /**
   * What stands for the files of a walk.
   *
   * @param files those that are no archives, and those in archives, in the order of a walk
   * @param problems archives that cannot be read or not to their end
   */
  public record Found(List<InputFile> files, List<Problem> problems) {
    public Found {
      files = List.copyOf(files);
      problems = List.copyOf(problems);
    }
  }

  /** Looks into the archives among some files. */
  public static Found among(List<InputFile> files, Limits limits) {
    Archives archives = new Archives(limits);
    files.forEach(file -> archives.names.add(file.name()));
    for (InputFile file : files) {
      archives.room = limits.of(Limit.ENTRIES);
      archives.beyond = 0;
      archives.take(file, 0);
      if (archives.beyond > 0) {
        archives.complain(
            file,
            archives.beyond + " more files in it are left out: " + limits.text(Limit.ENTRIES));
      }
    }
    archives.files.sort(Comparator.comparing(InputFile::name, new RotationOrder()));
    return new Found(archives.files, archives.problems);
  }

  private void take(InputFile file, long depth) {
    Compression how;
    ArchiveKind kind;
    try {
      how = Compression.of(file.bytes());
      try (InputStream in = how.open(file.bytes(), limits)) {
        kind = ArchiveKind.of(in);
      }
    } catch (IOException unreadable) {
      // Whoever recognises the file meets this too, and says it.
      files.add(file);
      return;
    }
    if (kind != ArchiveKind.NONE && depth >= limits.of(Limit.NESTING)) {
      complain(file, "is an archive too deep in others: " + limits.text(Limit.NESTING));
      return;
    }
    switch (kind) {
      case ZIP -> descend(file, ZipListing.of(file.bytes(), how, limits, memory, room), depth);
      case TAR -> descend(file, TarListing.of(file.bytes(), how, limits, memory, room), depth);
      case SEVEN_ZIP, RAR ->
          complain(file, "is an archive of a kind that is not read: expected zip or tar");
      case NONE -> files.add(file);
    }
  }

  private void descend(InputFile archive, Entries entries, long depth) {
    entries.faults().forEach(fault -> complain(archive, fault));
    room -= entries.files().size();
    beyond += entries.beyond();
    boolean any = !entries.faults().isEmpty();
    for (Entries.Entry entry : Labelled.logs(entries.files())) {
      String name = EntryName.of(entry.name());
      if (!EntryName.hidden(name)) {
        any = true;
        String cited = unique(archive.name() + InputFile.INSIDE + (name.isEmpty() ? "?" : name));
        take(new InputFile(archive.path(), cited, entry.bytes()), depth + 1);
      }
    }
    if (!any) {
      complain(archive, "is an empty archive: expected log files in it");
    }
  }

  private void complain(InputFile file, String text) {
    problems.add(new Problem(file.name(), text));
  }

  private String unique(String name) {
    String candidate = name;
    for (int i = 2; !names.add(candidate); i++) {
      candidate = name + "~" + i;
    }
    return candidate;
  }
}
