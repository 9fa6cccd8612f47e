package io.culprit.parse.python;

import io.culprit.parse.Declarations;
import io.culprit.parse.LineParser;
import io.culprit.parse.LineResult;
import io.culprit.parse.LogFormat;
import io.culprit.parse.Recogniser;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.NoticeEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Knows gunicorn's access log by a declared format, else by what nginx would not write.
 *
 * <p>gunicorn's default and nginx's {@code combined} are one and the same text. Certain signs of
 * gunicorn: every request comes as HTTP/1.0 or from the loopback address, or a time or an id
 * follows the agent, or a value is there that nginx never prints.
 */
public final class GunicornAccessRecogniser implements Recogniser {
  /** What a format counts that also fits nginx. */
  private static final double LIKE_NGINX = 0.7;

  /** What a format counts of which every request comes from the loopback address, as by a proxy. */
  private static final double BEHIND_PROXY = 0.85;

  /** What a format counts whose values have names: whoever knows all of them shall outbid it. */
  private static final double LABELLED = 0.95;

  @Override
  public Optional<Recognition> recognise(Sample sample, Declarations declarations) {
    List<Candidate> candidates = new ArrayList<>();
    declared(declarations).forEach(format -> candidates.add(new Candidate(format, true)));
    GunicornInference.infer(sample.lines())
        .ifPresent(format -> candidates.add(new Candidate(format, false)));
    Optional<Recognition> best = Optional.empty();
    for (Candidate candidate : candidates) {
      double confidence = candidate.confidence(sample);
      if (confidence > 0.1 && (best.isEmpty() || confidence > best.get().confidence())) {
        best = Optional.of(recognition(candidate, confidence));
      }
    }
    return best;
  }

  /** The formats that somebody declared for gunicorn. */
  static List<GunicornFormat> declared(Declarations declarations) {
    return declarations.gunicornFormats().stream()
        .flatMap(source -> GunicornFormat.of(source, declarations.idFields()).stream())
        .toList();
  }

  private static Recognition recognition(Candidate candidate, double confidence) {
    GunicornFormat format = candidate.format;
    String detail = (candidate.declared ? "declared " : "inferred ") + format.source();
    return new Recognition(
        LogFormat.GUNICORN_ACCESS,
        detail,
        confidence,
        format.isTimed(),
        format.isTimed(),
        () -> parser(format));
  }

  private static LineParser parser(GunicornFormat format) {
    return (origin, line, written, sink) -> {
      Optional<AccessLine> access = format.read(line);
      if (access.isPresent()) {
        sink.app(access.get().event(origin, Optional.empty(), written));
      } else if (format.fits(line)) {
        // A request that never came to be one: "GET None", "-".
        sink.notice(NoticeEvent.plain(origin, written, Notice.OTHER, "", line, -1, -1));
      } else {
        return LineResult.rejected("not this access format", "a line like " + format.source());
      }
      return LineResult.PARSED;
    };
  }

  private record Candidate(GunicornFormat format, boolean declared) {
    double confidence(Sample sample) {
      int read = 0;
      int fit = 0;
      int old = 0;
      int protocols = 0;
      int local = 0;
      int timed = 0;
      for (String line : sample.lines()) {
        Optional<AccessLine> access = format.read(line);
        if (access.isPresent()) {
          read++;
          old += line.contains(" HTTP/1.0\"") ? 1 : 0;
          protocols += line.contains(" HTTP/") ? 1 : 0;
          local += isLoopback(access.get().peer().host()) ? 1 : 0;
          timed += access.get().durationMicros() >= 0 ? 1 : 0;
        }
        fit += access.isPresent() || format.fits(line) ? 1 : 0;
      }
      double share = sample.lines().isEmpty() ? 0 : (double) fit / sample.lines().size();
      if (declared) {
        return share;
      }
      boolean behindProxy = read > 0 && local == read;
      boolean sure = format.unlikeNginx() || (behindProxy && (old == read || timed == read));
      double most = format.isLabelled() ? LABELLED : 1;
      return share * (sure ? most : behindProxy && protocols == 0 ? BEHIND_PROXY : LIKE_NGINX);
    }

    private static boolean isLoopback(String client) {
      return client.startsWith("127.") || client.equals("::1") || client.startsWith("::ffff:127.");
    }
  }
}
