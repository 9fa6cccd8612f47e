package io.culprit.parse.source;

import io.culprit.parse.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * Goes through a tar archive once and finds for each file in it how it can be read again: where the
 * archive lies uncompressed on the disk, by its place; else from memory; else by going through the
 * archive again.
 */
final class TarListing {
  private final Bytes archive;
  private final Compression how;
  private final Limits limits;
  private final Memory memory;
  private final Entries entries;
  private long number;

  private TarListing(Bytes archive, Compression how, Limits limits, Memory memory, long room) {
    this.archive = archive;
    this.how = how;
    this.limits = limits;
    this.memory = memory;
    this.entries = new Entries(room);
  }

  /**
   * What an archive holds.
   *
   * @param room how many files may be taken
   */
  static Entries of(Bytes archive, Compression how, Limits limits, Memory memory, long room) {
    TarListing listing = new TarListing(archive, how, limits, memory, room);
    try (BoundedInputStream in =
            BoundedInputStream.builder().setInputStream(how.open(archive, limits)).get();
        TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
      listing.list(in, tar);
    } catch (IOException | RuntimeException broken) {
      IOException damage = Decoded.damage(broken);
      listing.entries.fault(
          damage instanceof BeyondLimitException
              ? String.valueOf(damage.getMessage())
              : "is damaged behind entry " + listing.number + ": " + damage.getMessage());
    }
    return listing.entries;
  }

  private void list(BoundedInputStream in, TarArchiveInputStream tar) throws IOException {
    TarArchiveEntry entry = tar.getNextEntry();
    while (entry != null) {
      number++;
      Optional<String> why = leftOut(entry);
      if (why.isPresent()) {
        entries.leftOut(why.get(), entry.getName());
      } else if (!entry.isDirectory() && entries.room()) {
        entries.file(entry.getName(), bytes(entry, in.getCount(), tar));
      }
      entry = tar.getNextEntry();
    }
  }

  private static Optional<String> leftOut(TarArchiveEntry entry) {
    boolean device = entry.isBlockDevice() || entry.isCharacterDevice() || entry.isFIFO();
    if (entry.isLink() || entry.isSymbolicLink()) {
      return Optional.of("is a link");
    }
    return device ? Optional.of("is a device") : Optional.empty();
  }

  private Bytes bytes(TarArchiveEntry entry, long place, InputStream content) {
    if (how == Compression.NONE && archive instanceof Ground ground && !entry.isSparse()) {
      return ground.part(place, entry.getSize());
    }
    TarBytes again = new TarBytes(archive, how, number, limits);
    try {
      Optional<Bytes> kept = memory.compressed(new Decoded(content), limits);
      return kept.orElse(again);
    } catch (IOException damaged) {
      // Whoever reads it meets the damage where it is; the listing meets it with its next step.
      return again;
    }
  }
}
