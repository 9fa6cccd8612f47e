package io.culprit.benchmark;

import io.culprit.correlate.SourceSurvey;
import io.culprit.parse.LogCursor;
import io.culprit.parse.LogSet;
import io.culprit.parse.LogSets;
import io.culprit.parse.LogSource;
import io.culprit.parse.ReadOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ParseOnly FILE...}: reads logs, looks at every field and keeps nothing. */
@Command(name = "parse-only", mixinStandardHelpOptions = true)
public final class ParseOnly implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files and folders.")
  private List<Path> files = List.of();

  @Option(names = "--threads", description = "How many read at once (default: 2).")
  private int threads = 2;

  @Option(names = "--events", description = "Make every line an event that can be kept.")
  private boolean events;

  private ParseOnly() {}

  @Override
  public Integer call() throws Exception {
    System.out.println(read(LogSets.open(files, ReadOptions.none()), threads, events));
    return 0;
  }

  /** The sums of all sources. */
  static Sums read(LogSet logs, int threads, boolean events) throws Exception {
    ExecutorService readers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Sums>> parts = new ArrayList<>();
      for (LogSource source : logs.sources()) {
        for (LogSource.Part part : source.parts(SourceSurvey.PART_BYTES)) {
          parts.add(readers.submit(() -> read(part, events)));
        }
      }
      Sums all = new Sums();
      for (Future<Sums> part : parts) {
        all.add(part.get());
      }
      return all;
    } finally {
      readers.shutdown();
    }
  }

  private static Sums read(LogSource.Part part, boolean events) throws Exception {
    AllFields sink = new AllFields(events);
    try (LogCursor cursor = part.open(0)) {
      while (cursor.next(sink)) {
        // until the end
      }
      sink.sums().refused(cursor.count().rejectedLines());
      if (sink.touched() == 0) {
        throw new IllegalStateException("nothing was read");
      }
    }
    return sink.sums();
  }

  /** The command. */
  public static void main(String... args) {
    System.exit(new CommandLine(new ParseOnly()).execute(args));
  }
}
