package io.culprit.engine;

import io.culprit.correlate.Range;
import io.culprit.parse.ReadOptions;
import io.culprit.rank.Assumptions;
import io.culprit.rank.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The plan of an investigation: everything that decides what its report says. Two equal plans over
 * the same files give the same bytes; the number of threads decides only how soon.
 *
 * @param paths files and folders
 * @param reading how they are to be read
 * @param range requests that ended outside of it are left out; on the reference clock
 * @param threads threads to read with, at least 1
 * @param clockCorrection whether estimated clock offsets are applied
 * @param title title of the report
 * @param listRequests whether the report lists every request
 * @param bound most exchanges to hold in memory at once, at least 1
 * @param weights the numbers of the ranking
 * @param assumptions what the user knows besides the logs
 */
public record Investigation(
    List<Path> paths,
    ReadOptions reading,
    Range range,
    int threads,
    boolean clockCorrection,
    String title,
    boolean listRequests,
    int bound,
    Weights weights,
    Assumptions assumptions) {
  /** Title of a report for which nobody gave one. */
  public static final String DEFAULT_TITLE = "Failed API requests";

  /**
   * Exchanges held at once unless told otherwise: an exchange of an nginx, an uvicorn and a
   * duration line takes about 1.5 kB, so this many stay below 200 MB; an incident of ten minutes
   * has more only from 160 requests a second on, and what is looked at then is where its failures
   * are densest.
   */
  public static final int DEFAULT_BOUND = 100_000;

  public Investigation {
    paths = List.copyOf(paths);
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("an investigation needs at least one path");
    }
    if (threads < 1 || bound < 1) {
      throw new IllegalArgumentException(
          "threads and bound must be at least 1: " + threads + ", " + bound);
    }
  }

  /** A plan with nothing declared but the paths and the numbers of the ranking. */
  public static Investigation of(List<Path> paths, Weights weights) {
    return new Investigation(
        paths,
        ReadOptions.none(),
        Range.ALL,
        1,
        true,
        DEFAULT_TITLE,
        false,
        DEFAULT_BOUND,
        weights,
        Assumptions.none());
  }

  /**
   * What differs from the defaults and decides what a report says, as typed on the command line.
   */
  public List<String> options() {
    List<String> options = new ArrayList<>();
    reading.zone().ifPresent(z -> options.add("--timezone " + z));
    reading.accessFormats().forEach(f -> options.add("--log-format " + f));
    reading.grokFiles().forEach(f -> options.add("--grok " + f.getFileName()));
    reading.configFiles().forEach(f -> options.add("--config " + f.getFileName()));
    reading.clientReports().forEach(f -> options.add("--client-reports " + f.getFileName()));
    reading.idFields().names().forEach(n -> options.add("--id-field " + n));
    options.addAll(reading.limits().options());
    assumptions.odds().forEach((c, w) -> options.add("--prior " + c.slug() + "=" + w));
    assumptions.known().forEach(f -> options.add("--known " + f.slug()));
    if (!range.isAll()) {
      options.add("--since/--until " + range);
    }
    if (!clockCorrection) {
      options.add("--no-clock-correction");
    }
    if (listRequests) {
      options.add("--requests");
    }
    return options;
  }

  /** The same plan on another number of threads. */
  public Investigation withThreads(int value) {
    return new Investigation(
        paths,
        reading,
        range,
        value,
        clockCorrection,
        title,
        listRequests,
        bound,
        weights,
        assumptions);
  }

  /** The same plan with another bound. */
  public Investigation withBound(int value) {
    return new Investigation(
        paths,
        reading,
        range,
        threads,
        clockCorrection,
        title,
        listRequests,
        value,
        weights,
        assumptions);
  }

  /** The same plan over another range. */
  public Investigation withRange(Range value) {
    return new Investigation(
        paths,
        reading,
        value,
        threads,
        clockCorrection,
        title,
        listRequests,
        bound,
        weights,
        assumptions);
  }

  /** The same plan with what the user knows. */
  public Investigation withAssumptions(Assumptions value) {
    return new Investigation(
        paths,
        reading,
        range,
        threads,
        clockCorrection,
        title,
        listRequests,
        bound,
        weights,
        value);
  }
}
