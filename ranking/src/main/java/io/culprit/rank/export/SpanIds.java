package io.culprit.rank.export;

import io.culprit.correlate.RequestIds;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Ids of traces and spans that are the same for the same logs: W3C Trace Context's lengths, 16 and
 * 8 bytes in lower-case hexadecimal, never all zero. Not thread-safe.
 */
final class SpanIds {
  private static final Pattern TRACE_ID = Pattern.compile("(?!0{32})[0-9a-f]{32}");
  private static final char BORDER = 0x1f;

  private final MessageDigest sha256;

  SpanIds() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The request's id where it can be a trace id, so that it is found again; else made from it. */
  String trace(ToldRequest r) {
    String plain = RequestIds.canonical(r.id());
    if (TRACE_ID.matcher(plain).matches()) {
      return plain;
    }
    return hash(16, r.id().isEmpty() ? r.lines().get(0).place() : plain);
  }

  /** A span of a request: requests may share an id (retries), and a client's line. */
  String span(ToldRequest r, Told told) {
    Told last = r.lines().get(r.lines().size() - 1);
    return hash(
        8,
        r.lines().get(0).place()
            + BORDER
            + last.place()
            + BORDER
            + told.layer().slug()
            + BORDER
            + told.place());
  }

  private String hash(int bytes, String text) {
    byte[] digest = sha256.digest(text.getBytes(StandardCharsets.UTF_8));
    // an id of zeros is invalid
    digest[0] |= 1;
    return HexFormat.of().formatHex(digest, 0, bytes);
  }
}
