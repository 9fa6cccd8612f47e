package io.culprit.benchmark;

import io.culprit.parse.source.LineReader;
import io.culprit.parse.source.Unwrapped;
import io.culprit.parse.source.Wrapping;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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

/** What comes before a line is parsed: its wrapper is taken off, its end is found. */
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class SourceBenchmark {
  private static final String INNER =
      "INFO:     198.19.75.232:0 - \"GET /api/v2/shipments/8225 HTTP/1.1\" 200 OK";
  private static final String QUOTED = INNER.replace("\"", "\\\"");

  /** The same line in each wrapper. */
  private static final Map<String, String> WRAPPED =
      Map.of(
          "none",
          INNER,
          "docker",
          "{\"log\":\""
              + QUOTED
              + "\\n\",\"stream\":\"stdout\",\"time\":\"2026-11-18T10:54:16.511423187Z\"}",
          "cri",
          "2026-11-18T10:54:16.511423187Z stdout F " + INNER,
          "journal",
          "{\"__REALTIME_TIMESTAMP\":\"1795172056511423\",\"_PID\":\"41\",\"MESSAGE\":\""
              + QUOTED
              + "\"}",
          "syslog",
          "Nov 18 10:54:16 web1 uvicorn[41]: " + INNER);

  /** One wrapper. */
  @State(Scope.Benchmark)
  public static class Wrapped {
    /** Keys of the lines above. */
    @Param({"none", "docker", "cri", "journal", "syslog"})
    public String wrapper = "none";

    private String line = "";
    private Wrapping wrapping = new Wrapping(List.of());

    /** Recognises the wrapper. */
    @Setup
    public void recognise() {
      line = WRAPPED.getOrDefault(wrapper, "");
      wrapping = Wrapping.of(List.of(line));
      if (!wrapping.open(line).text().equals(INNER)) {
        throw new IllegalStateException(wrapper + ": not taken off: " + line);
      }
    }
  }

  /** Takes the wrapper off a line. */
  @Benchmark
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  public Unwrapped unwrap(Wrapped state) {
    return state.wrapping.open(state.line);
  }

  /** A million bytes of access log. */
  @State(Scope.Benchmark)
  public static class Megabyte {
    private byte[] bytes = {};

    /** Repeats the timed lines. */
    @Setup
    public void fill() throws IOException {
      String lines = String.join("\n", Lines.named("nginx-timed")) + "\n";
      bytes = lines.repeat(1_000_000 / lines.length()).getBytes(StandardCharsets.US_ASCII);
    }
  }

  /** Finds the lines of a megabyte, and makes no text of them. */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public long split(Megabyte state) throws IOException {
    try (LineReader reader =
        LineReader.parsing(new ByteArrayInputStream(state.bytes), LineReader.DEFAULT_LIMIT)) {
      while (reader.next()) {
        // until the end
      }
      return reader.number();
    }
  }
}
