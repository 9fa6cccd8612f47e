package io.culprit.benchmark.rival;

import io.culprit.benchmark.Sums;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Lets several threads read a file's lines, each an equal share of its bytes. */
final class LineShares {
  private LineShares() {}

  /** Understands lines; one thread has it for itself. */
  @FunctionalInterface
  interface Lines {
    void line(String line, Sums sums);
  }

  /**
   * Reads the file named by the first argument with as many threads as the second says, 2 where
   * there is none, and prints the sums.
   */
  static void read(String[] args, Callable<Lines> reader) throws Exception {
    Path file = Path.of(args[0]);
    int threads = args.length > 1 ? Integer.parseInt(args[1]) : 2;
    long size = Files.size(file);
    ExecutorService readers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Sums>> shares = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        long from = size * i / threads;
        long to = size * (i + 1) / threads;
        shares.add(readers.submit(() -> share(file, from, to, reader.call())));
      }
      Sums all = new Sums();
      for (Future<Sums> share : shares) {
        all.add(share.get());
      }
      System.out.println(all);
    } finally {
      readers.shutdown();
    }
  }

  /** The lines that begin in a stretch; the characters are bytes. */
  private static Sums share(Path file, long from, long to, Lines reader) throws IOException {
    Sums sums = new Sums();
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long at = Math.max(0, from - 1);
      channel.position(at);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.ISO_8859_1),
              1 << 16);
      if (from > 0) {
        // The line that is under way belongs to the stretch before.
        at += 1 + length(in.readLine());
      }
      for (String line = in.readLine(); at < to && line != null; line = in.readLine()) {
        reader.line(line, sums);
        at += 1 + line.length();
      }
    }
    return sums;
  }

  private static int length(@Nullable String line) {
    return line == null ? 0 : line.length();
  }
}
