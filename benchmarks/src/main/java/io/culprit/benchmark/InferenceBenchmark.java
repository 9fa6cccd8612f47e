package io.culprit.benchmark;

import io.culprit.engine.Investigation;
import io.culprit.engine.LocalEngine;
import io.culprit.rank.Assumptions;
import io.culprit.rank.Finding;
import io.culprit.rank.NextEvidence;
import io.culprit.rank.Ranker;
import io.culprit.rank.Stability;
import io.culprit.rank.Weights;
import io.culprit.rank.WeightsFile;
import io.culprit.rank.infer.Assessment;
import io.culprit.rank.infer.StabilityOf;
import io.culprit.rank.page.Wanted;
import io.culprit.rank.scene.Scene;
import java.io.IOException;
import java.nio.file.Path;
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

/**
 * What is inferred of one incident once its signs are counted.
 *
 * <p>Run from the repository's root, where {@code samples/} lies.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class InferenceBenchmark {
  /** Few findings of several causes, many, and two incidents at once. */
  @Param({"cors", "event-loop-saturation", "lb-idle-timeout", "two-causes"})
  public String sample = "cors";

  private final Ranker ranker = new Ranker(WeightsFile.builtIn());
  private List<Finding> findings = List.of();

  @SuppressWarnings("NullAway.Init") // set before anything is measured
  private Scene scene;

  @SuppressWarnings("NullAway.Init")
  private Assessment assessed;

  /** Reads and counts. */
  @Setup
  public void count() throws IOException {
    Weights weights = WeightsFile.builtIn();
    Investigation plan = Investigation.of(List.of(Path.of("samples", sample, "logs")), weights);
    scene = new Scene(new LocalEngine().caseFile(plan));
    findings = Ranker.examine(scene);
    assessed = ranker.assess(scene, findings);
  }

  /** Odds, ledgers, each failure's cause, the verdict. */
  @Benchmark
  public Assessment assess() {
    return ranker.assess(scene, findings);
  }

  /** What missing evidence is expected to tell. */
  @Benchmark
  public List<NextEvidence> wanted() {
    return Wanted.of(assessed, Assumptions.none());
  }

  /** The verdict without each family, and with other numbers. */
  @Benchmark
  public Optional<Stability> stability() {
    return StabilityOf.assessment(assessed);
  }
}
