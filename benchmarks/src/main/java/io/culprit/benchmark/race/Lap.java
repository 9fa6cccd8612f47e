package io.culprit.benchmark.race;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One run of a process.
 *
 * @param nanos from its start to its end
 * @param cpuMillis processor time of all its threads; less at the mercy of who else runs
 * @param peakKibibytes the most memory it had resident (Linux: {@code VmHWM}); 0: unknown
 * @param said the last line it wrote
 */
record Lap(long nanos, long cpuMillis, long peakKibibytes, String said) {
  /**
   * How often the memory is looked at; the system keeps the peak, so only growth at the very end is
   * missed.
   */
  private static final long LOOK_MILLIS = 5;

  /**
   * Runs a process to its end.
   *
   * @throws IOException if it cannot be run, or fails
   */
  static Lap run(List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("lap", ".txt");
    try {
      long start = System.nanoTime();
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      Watch watch = new Watch(process);
      watch.start();
      int exit = process.waitFor();
      long nanos = System.nanoTime() - start;
      watch.join();
      if (exit != 0) {
        throw new IOException(String.join(" ", command) + ": ended with " + exit);
      }
      return new Lap(nanos, watch.cpuMillis, watch.kibibytes, lastLine(out));
    } finally {
      Files.delete(out);
    }
  }

  double seconds() {
    return nanos / 1e9;
  }

  private static String lastLine(Path file) throws IOException {
    String last = "";
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        last = line.isBlank() ? last : line;
      }
    }
    return last;
  }

  /** Watches a process while it lives. */
  private static final class Watch extends Thread {
    private final Process process;
    private long kibibytes;
    private long cpuMillis;

    Watch(Process process) {
      super("watch on " + process.pid());
      this.process = process;
    }

    @Override
    public void run() {
      Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
      while (process.isAlive() && Files.exists(status)) {
        try {
          for (String line : Files.readAllLines(status, StandardCharsets.ISO_8859_1)) {
            if (line.startsWith("VmHWM:")) {
              kibibytes = Long.parseLong(line.replaceAll("\\D", ""));
            }
          }
          process.info().totalCpuDuration().ifPresent(cpu -> cpuMillis = cpu.toMillis());
          sleep(LOOK_MILLIS);
        } catch (IOException | UncheckedIOException | InterruptedException ended) {
          return;
        }
      }
    }
  }
}
