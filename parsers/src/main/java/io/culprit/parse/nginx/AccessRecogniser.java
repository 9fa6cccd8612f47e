package io.culprit.parse.nginx;

import io.culprit.parse.Declarations;
import io.culprit.parse.LogFormat;
import io.culprit.parse.Recogniser;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import io.culprit.parse.source.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Recognises nginx access logs: by a declared {@code log_format} first, then by a well-known one,
 * at last by what the lines themselves show.
 */
public final class AccessRecogniser implements Recogniser {
  /** Below this share a format is not the one the file was written with. */
  private static final double ENOUGH = 0.5;

  /** A declaration may name ten formats; a guess must not outbid what another recogniser knows. */
  private static final double GUESSED = 0.8;

  @Override
  public Optional<Recognition> recognise(Sample sample, Declarations declarations) {
    if (sample.lines().isEmpty()) {
      return Optional.empty();
    }
    Optional<Recognition> declared = best(sample, declared(declarations), "");
    if (declared.isPresent() && declared.get().confidence() >= 0.9) {
      return declared;
    }
    Optional<Recognition> known = better(declared, best(sample, KnownFormats.all(), ""));
    if (known.isPresent() && known.get().confidence() >= 0.9) {
      return known;
    }
    Optional<Recognition> inferred =
        FormatGuess.of(sample).flatMap(guess -> best(sample, List.of(guess), "inferred: "));
    return better(known, inferred.map(AccessRecogniser::lessSure));
  }

  private static List<AccessFormat> declared(Declarations declarations) {
    List<AccessFormat> formats = new ArrayList<>();
    for (Map.Entry<String, String> entry : declarations.accessFormats().entrySet()) {
      try {
        formats.add(AccessFormat.compile(entry.getKey(), entry.getValue()));
      } catch (IllegalArgumentException notCompilable) {
        // Reported once, where the declaration was read.
      }
    }
    return formats;
  }

  private static Optional<Recognition> best(Sample sample, List<AccessFormat> formats, String how) {
    Optional<Recognition> best = Optional.empty();
    for (AccessFormat format : formats) {
      best = better(best, trial(sample, format, how));
    }
    return best;
  }

  private static Optional<Recognition> trial(Sample sample, AccessFormat format, String how) {
    Set<Field> fields = format.fields();
    boolean timed =
        fields.contains(Field.TIME_LOCAL)
            || fields.contains(Field.TIME_ISO)
            || fields.contains(Field.MSEC);
    boolean telling = fields.contains(Field.STATUS) || fields.contains(Field.REQUEST);
    if (!telling || !(timed || sample.wrapperTimes())) {
      return Optional.empty();
    }
    Trial trial = Trial.of(new AccessParser(format), sample);
    double share = trial.share();
    if (trial.accessLines() == 0 || share < ENOUGH) {
      return Optional.empty();
    }
    String detail = how.isEmpty() ? "log_format " + format.name() : how + format.text();
    LogFormat kind = format.json() ? LogFormat.NGINX_ACCESS_JSON : LogFormat.NGINX_ACCESS;
    return Optional.of(
        new Recognition(kind, detail, share, timed, timed, () -> new AccessParser(format)));
  }

  private static Recognition lessSure(Recognition r) {
    return new Recognition(
        r.format(), r.detail(), r.confidence() * GUESSED, r.zoned(), r.timed(), r.parser());
  }

  private static Optional<Recognition> better(Optional<Recognition> a, Optional<Recognition> b) {
    return b.isPresent() && (a.isEmpty() || b.get().confidence() > a.get().confidence()) ? b : a;
  }
}
