package io.culprit.benchmark;

import io.culprit.correlate.SourceSurvey;
import io.culprit.correlate.Survey;
import io.culprit.parse.LogSet;
import io.culprit.parse.LogSets;
import io.culprit.parse.LogSource;
import io.culprit.parse.ReadOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reads every source of a sample once: recognition, parsing and survey, without the join.
 *
 * <p>Run from the repository's root, where {@code samples/} lies.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ReadBenchmark {
  /** A declared timed format, a JSON format, one that is inferred. */
  @Param({"proxy-timeout", "tcp-reset", "stale-base-url"})
  public String sample = "proxy-timeout";

  private LogSet logs = new LogSet(List.of(), List.of(), List.of());

  /** Recognises the sample's files. */
  @Setup
  public void open() {
    logs = LogSets.open(List.of(Path.of("samples", sample, "logs")), ReadOptions.none());
  }

  /** One pass over all sources. */
  @Benchmark
  public List<Survey> survey() throws IOException {
    List<Survey> surveys = new ArrayList<>();
    for (LogSource source : logs.sources()) {
      surveys.add(SourceSurvey.of(source));
    }
    return surveys;
  }
}
