package io.culprit.parse.source;

import io.culprit.parse.Limit;
import io.culprit.parse.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;

/**
 * Reads the directory of a zip archive and finds for each file in it where its bytes are and how
 * they are coded, so that it can be read again at once. An archive that does not lie on the disk as
 * it is must find room in memory.
 */
final class ZipListing {
  private final Limits limits;
  private final Entries entries;

  /** What the files taken so far say they hold. */
  private long unpacked;

  private ZipListing(Limits limits, long room) {
    this.limits = limits;
    this.entries = new Entries(room);
  }

  /**
   * What an archive holds.
   *
   * @param room how many files may be taken
   */
  static Entries of(Bytes archive, Compression how, Limits limits, Memory memory, long room) {
    ZipListing listing = new ZipListing(limits, room);
    try {
      Optional<Ground> ground = ground(archive, how, limits, memory);
      if (ground.isPresent()) {
        listing.list(ground.get());
      } else {
        listing.entries.fault("is a zip archive too long to be read inside another: unpack it");
      }
    } catch (IOException | RuntimeException broken) {
      listing.entries.fault("is a damaged zip archive: " + Decoded.damage(broken).getMessage());
    }
    return listing.entries;
  }

  private static Optional<Ground> ground(
      Bytes archive, Compression how, Limits limits, Memory memory) throws IOException {
    if (how == Compression.NONE && archive instanceof DiskBytes disk) {
      return Optional.of(disk);
    }
    try (InputStream in = how.open(archive, limits)) {
      return memory.plain(in).map(held -> held);
    }
  }

  private void list(Ground ground) throws IOException {
    long files = ZipDirectory.entries(ground);
    if (files > limits.of(Limit.ENTRIES)) {
      entries.fault("holds " + files + " files and is left out: " + limits.text(Limit.ENTRIES));
      return;
    }
    try (ZipFile zip = open(ground)) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
        if (entry.isDirectory()) {
          continue;
        }
        Optional<String> why = leftOut(entry);
        if (why.isPresent()) {
          entries.leftOut(why.get(), entry.getName());
        } else if (entries.room()) {
          unpacked += entry.getSize();
          entries.file(
              entry.getName(),
              bytes(ground.part(entry.getDataOffset(), entry.getCompressedSize()), entry));
        }
      }
    }
  }

  private static ZipFile open(Ground ground) throws IOException {
    return ground instanceof DiskBytes disk
        ? ZipFile.builder().setPath(disk.file()).get()
        : ZipFile.builder().setSeekableByteChannel(((HeldBytes) ground).channel()).get();
  }

  private Optional<String> leftOut(ZipArchiveEntry entry) {
    if (entry.isUnixSymlink()) {
      return Optional.of("is a link");
    }
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      return Optional.of("is encrypted (expected an archive without a password)");
    }
    if (coding(entry).isEmpty()) {
      return Optional.of("is packed by a method that is not read (" + method(entry) + ")");
    }
    if (unpacked + Math.max(0, entry.getSize()) > limits.of(Limit.UNPACKED)) {
      return Optional.of("is beyond the limit (" + limits.text(Limit.UNPACKED) + ")");
    }
    return Optional.empty();
  }

  private Bytes bytes(Ground raw, ZipArchiveEntry entry) {
    Compression how = coding(entry).orElseThrow();
    return how == Compression.NONE
        ? raw
        : new ZipBytes(raw, how, entry.getSize(), entry.getCrc(), limits);
  }

  private static String method(ZipArchiveEntry entry) {
    ZipMethod method = ZipMethod.getMethodByCode(entry.getMethod());
    return method == null || method == ZipMethod.UNKNOWN
        ? "method " + entry.getMethod()
        : method.name().toLowerCase(java.util.Locale.ROOT);
  }

  /** How an entry is coded; empty: in a way that is not read. */
  private static Optional<Compression> coding(ZipArchiveEntry entry) {
    ZipMethod method = ZipMethod.getMethodByCode(entry.getMethod());
    if (method == null) {
      return Optional.empty();
    }
    return switch (method) {
      case STORED -> Optional.of(Compression.NONE);
      case DEFLATED -> Optional.of(Compression.DEFLATE);
      case ENHANCED_DEFLATED -> Optional.of(Compression.DEFLATE64);
      case BZIP2 -> Optional.of(Compression.BZIP2);
      case ZSTD, ZSTD_DEPRECATED -> Optional.of(Compression.ZSTD);
      case XZ -> Optional.of(Compression.XZ);
      default -> Optional.empty();
    };
  }
}
