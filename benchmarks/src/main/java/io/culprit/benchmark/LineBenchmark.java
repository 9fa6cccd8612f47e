package io.culprit.benchmark;

import io.culprit.parse.LineParser;
import io.culprit.parse.LineResult;
import io.culprit.parse.event.Origin;
import io.culprit.parse.source.Wrapping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/** One line of each format, from text to event. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class LineBenchmark {
  /** Names of {@link Lines}. */
  @Param({
    "nginx-combined",
    "nginx-timed",
    "nginx-json",
    "nginx-error",
    "uvicorn",
    "durations",
    "haproxy"
  })
  public String format = "nginx-combined";

  private final AllFields sink = new AllFields(true);
  private final Origin origin = new Origin(0, 1);
  private List<String> lines = List.of();
  private LineParser parser = (place, line, written, into) -> LineResult.PARSED;
  private int next;

  /** Recognises the lines; what stands before the first one that is parsed (a header) stays out. */
  @Setup
  public void recognise() throws IOException {
    List<String> named = Lines.named(format);
    Wrapping wrapping = Wrapping.of(named);
    List<String> bare = named.stream().map(line -> wrapping.open(line).text()).toList();
    parser = Lines.parser(bare);
    List<String> all = new ArrayList<>(bare);
    if (format.equals("durations")) {
      parse(all.remove(0));
    }
    lines = List.copyOf(all);
    for (String line : lines) {
      if (parse(line).kind() != LineResult.Kind.PARSED) {
        throw new IllegalStateException(format + ": not parsed: " + line);
      }
    }
  }

  /** The next of the lines. */
  @Benchmark
  public LineResult parse() {
    next = next + 1 < lines.size() ? next + 1 : 0;
    return parse(lines.get(next));
  }

  private LineResult parse(String line) {
    return parser.parse(origin, line, Optional.empty(), sink);
  }
}
