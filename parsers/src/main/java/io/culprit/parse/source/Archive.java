package io.culprit.parse.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells archives of several files, which are not read, by their first bytes. */
public final class Archive {
  /** POSIX.1-1988 tar: "ustar" stands at this place of the first header block. */
  private static final int USTAR = 257;

  private Archive() {}

  /**
   * The kind of archive that a file (below its compression) is: {@code zip}, {@code tar}; empty:
   * none.
   */
  public static Optional<String> kind(InputFile file) {
    try (InputStream in = Compression.of(file.path()).open(file.path())) {
      String head = new String(in.readNBytes(512), StandardCharsets.ISO_8859_1);
      if (head.startsWith("PK\u0003\u0004")) {
        return Optional.of("zip");
      }
      return head.startsWith("ustar", USTAR) ? Optional.of("tar") : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
