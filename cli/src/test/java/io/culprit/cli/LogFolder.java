package io.culprit.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Writes small logs of one nginx and one application: every tenth request is a gateway timeout. */
final class LogFolder {
  private LogFolder() {}

  /** An access log of so many requests. */
  static String access(int requests) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < requests; i++) {
      boolean late = i % 10 == 9;
      out.append(
          String.format(
              Locale.ROOT,
              "203.0.113.%d - - [20/Nov/2026:10:%02d:%02d +0000] \"POST /api/check HTTP/1.1\" %d %d \"-\""
                  + " \"Mozilla/5.0\"\n",
              i % 200 + 1,
              i / 60 % 60,
              i % 60,
              late ? 504 : 200,
              late ? 562 : 120 + i % 7));
    }
    return out.toString();
  }

  /** The application's durations of the same requests. */
  static String durations(int requests) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < requests; i++) {
      out.append(
          String.format(
              Locale.ROOT,
              "{\"ts\": \"2026-11-20T10:%02d:%02d.%03dZ\", \"method\": \"POST\", \"path\": \"/api/check\","
                  + " \"status\": 200, \"duration_ms\": %d.0}\n",
              i / 60 % 60,
              i % 60,
              i * 37 % 1000,
              i % 10 == 9 ? 7000 : 80 + i % 50));
    }
    return out.toString();
  }

  /** Puts both into a folder. */
  static Path write(Path folder, int requests) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("access.log"), access(requests));
    Files.writeString(folder.resolve("timing.jsonl"), durations(requests));
    return folder;
  }

  /** A gzip stream without its last bytes. */
  static byte[] truncatedGzip(String text) throws IOException {
    byte[] whole = gzip(text);
    return Arrays.copyOf(whole, whole.length * 2 / 3);
  }

  /** A gzip stream. */
  static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
