package io.culprit.benchmark.race;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The races of one file: those that are fast over all of it, the others over its beginning.
 *
 * @param jar the benchmarks' jar
 * @param runs how often each contender runs
 * @param slowBytes how much of the file the slow ones get
 */
public record Meeting(Path jar, int runs, long slowBytes) {
  private static final String HEAD =
      """

      | who | MB | median s | least s | CPU s | GB/s | times `wc -l` | times culprit | peak MiB |
      |---|--:|--:|--:|--:|--:|--:|--:|--:|""";

  /** Runs everybody and prints a table a race. */
  public void hold(Path file, PrintStream out) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Contenders contenders = new Contenders(java, jar);
    if (Files.size(file) <= slowBytes) {
      run(contenders.all(file), out);
      return;
    }
    run(contenders.fast(file), out);
    Path beginning = Files.createTempFile("access", ".log");
    try {
      copyLines(file, beginning);
      run(contenders.slow(beginning), out);
    } finally {
      Files.delete(beginning);
    }
  }

  /**
   * In turns, so that whatever else the machine does hits all alike, and once before it counts, so
   * that the file is in the page cache.
   */
  private void run(List<Contender> contenders, PrintStream out)
      throws IOException, InterruptedException {
    Lap.run(contenders.get(0).command());
    List<List<Lap>> laps = new ArrayList<>();
    contenders.forEach(each -> laps.add(new ArrayList<>()));
    for (int run = 0; run < runs; run++) {
      for (int i = 0; i < contenders.size(); i++) {
        laps.get(i).add(Lap.run(contenders.get(i).command()));
      }
    }
    List<Standing> standings = new ArrayList<>();
    for (int i = 0; i < contenders.size(); i++) {
      standings.add(new Standing(contenders.get(i), laps.get(i)));
    }
    out.println(HEAD);
    for (Standing each : standings) {
      out.println(each.row(standings.get(0).median(), standings.get(1).median()));
    }
    out.println();
    for (Standing each : standings) {
      out.println(each.contender().name() + ": " + each.laps().get(0).said());
    }
  }

  /** The lines that lie wholly among the first bytes. */
  private void copyLines(Path from, Path to) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(from, StandardCharsets.ISO_8859_1);
        BufferedWriter out = Files.newBufferedWriter(to, StandardCharsets.ISO_8859_1)) {
      long left = slowBytes;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        left -= line.length() + 1;
        if (left < 0) {
          return;
        }
        out.write(line);
        out.write('\n');
      }
    }
  }
}
