package io.culprit.benchmark;

import io.culprit.benchmark.rival.GrokRace;
import io.culprit.parse.LineParser;
import io.culprit.parse.LineResult;
import io.culprit.parse.source.Octets;
import io.krakens.grok.api.Grok;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A line of nginx's timed format: where it lies, as an event, and by java-grok. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class TimedLineBenchmark {
  private final AllFields rows = new AllFields(false);
  private final AllFields events = new AllFields(true);
  private final Grok grok = GrokRace.timed();
  private List<String> lines = List.of();
  private List<byte[]> padded = List.of();
  private LineParser parser = (place, line, written, into) -> LineResult.PARSED;
  private int next;

  /** Recognises the lines. */
  @Setup
  public void recognise() throws IOException {
    lines = Lines.named("nginx-timed");
    parser = Lines.parser(lines);
    padded = lines.stream().map(TimedLineBenchmark::padded).toList();
    if (!row() || !event() || grok().isEmpty()) {
      throw new IllegalStateException("not parsed: " + lines.get(next));
    }
  }

  /** In the buffer; no object is made. */
  @Benchmark
  public boolean row() {
    byte[] line = nextBytes();
    return parser.parse(0, 1, line, 0, line.length - Octets.PAD, rows);
  }

  /** From the buffer to an event. */
  @Benchmark
  public boolean event() {
    byte[] line = nextBytes();
    return parser.parse(0, 1, line, 0, line.length - Octets.PAD, events);
  }

  /** java-grok with a lean anchored pattern; all values stay text. */
  @Benchmark
  public Map<String, Object> grok() {
    nextBytes();
    return grok.match(lines.get(next)).capture();
  }

  private byte[] nextBytes() {
    next = next + 1 < lines.size() ? next + 1 : 0;
    return padded.get(next);
  }

  private static byte[] padded(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.US_ASCII);
    return Arrays.copyOf(bytes, bytes.length + Octets.PAD);
  }
}
