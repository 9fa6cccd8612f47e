package io.culprit.parse.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarUtils;

/** Archives of several files, told by their first bytes. */
enum ArchiveKind {
  NONE,
  ZIP("PK\u0003\u0004", "PK\u0005\u0006"),
  TAR,
  SEVEN_ZIP("7z\u00bc\u00af'\u001c"),
  RAR("Rar!\u001a\u0007");

  /** Bytes of the first header of a tar, the longest beginning that is asked for. */
  private static final int HEAD = 512;

  /** POSIX.1-1988 tar: "ustar" stands at this place of the first header block. */
  private static final int USTAR = 257;

  /** Never written after the constructor. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final String[] beginnings;

  ArchiveKind(String... beginnings) {
    this.beginnings = beginnings;
  }

  /** What the decompressed bytes of a file begin as. */
  static ArchiveKind of(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(HEAD);
    String head = new String(bytes, StandardCharsets.ISO_8859_1);
    for (ArchiveKind kind : values()) {
      for (String beginning : kind.beginnings) {
        if (head.startsWith(beginning)) {
          return kind;
        }
      }
    }
    return head.startsWith("ustar", USTAR) || isOldTar(bytes) ? TAR : NONE;
  }

  /** A tar from before the magic has only its checksum. */
  private static boolean isOldTar(byte[] head) {
    try {
      return head.length == HEAD && head[0] != 0 && TarUtils.verifyCheckSum(head);
    } catch (IllegalArgumentException noNumber) {
      return false;
    }
  }
}
