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
 * at last by what the lines themselves show. Servers with different formats may write to one file,
 * so several are taken if need be.
 */
public final class AccessRecogniser implements Recogniser {
  /** From this share on a format is taken without looking for a better one. */
  private static final double GOOD = 0.9;

  /** Below this share nothing is known of the format of most lines, and a guess is in order. */
  private static final double HALF = 0.5;

  /**
   * A guess that shows no upstream may be any server's log: whoever knows better shall outbid it.
   */
  private static final double GUESSED = 0.8;

  /**
   * gunicorn's default access line is nginx's, but its peer is the proxy: its own reader, if surer,
   * shall have it.
   */
  private static final double BEHIND_PROXY = 0.95;

  private static final int MOST_FORMATS = 4;

  @Override
  public Optional<Recognition> recognise(Sample sample, Declarations declarations) {
    List<AccessFormat> declared = declared(declarations);
    List<AccessFormat> chosen = new ArrayList<>();
    List<String> rest = sample.lines().stream().filter(line -> !ErrorParser.begins(line)).toList();
    while (!rest.isEmpty() && chosen.size() < MOST_FORMATS) {
      Optional<Fit> fit = best(new Sample(rest, sample.wrapperTimes()), declared);
      if (fit.isEmpty()) {
        break;
      }
      chosen.add(fit.get().format());
      rest = fit.get().rest();
    }
    if (chosen.isEmpty()) {
      return Optional.empty();
    }
    AccessFormat first = chosen.get(0);
    Trial trial = Trial.of(new AccessParser(chosen), sample);
    double sure = sure(first, sample);
    LogFormat kind = first.json() ? LogFormat.NGINX_ACCESS_JSON : LogFormat.NGINX_ACCESS;
    boolean timed = timed(first.fields());
    return Optional.of(
        new Recognition(
            kind,
            detail(chosen),
            trial.share() * sure,
            timed,
            timed,
            () -> new AccessParser(chosen),
            trial.noticeLines() > 0 ? List.of(LogFormat.NGINX_ERROR) : List.of()));
  }

  private static double sure(AccessFormat format, Sample sample) {
    if (format.inferred() && !proxy(format.fields())) {
      return GUESSED;
    }
    boolean plain =
        KnownFormats.all().contains(format) && !format.fields().contains(Field.REQUEST_TIME);
    return plain && behindProxy(sample) ? BEHIND_PROXY : 1;
  }

  /**
   * Whether all requests come from this machine, or from one peer in the protocol that proxies
   * speak.
   */
  private static boolean behindProxy(Sample sample) {
    String first = sample.lines().get(0);
    String peer = first.substring(0, first.indexOf(' ') + 1);
    boolean local = peer.startsWith("127.") || peer.startsWith("::1 ");
    return sample.lines().size() > 1
        && sample.lines().stream()
            .allMatch(line -> line.startsWith(peer) && (local || line.contains(" HTTP/1.0\"")));
  }

  private static Optional<Fit> best(Sample sample, List<AccessFormat> declared) {
    Optional<Fit> fit = best(sample, declared, Optional.empty());
    if (fit.isEmpty() || fit.get().share() < GOOD) {
      fit = best(sample, KnownFormats.all(), fit);
    }
    if (fit.isEmpty() || fit.get().share() < HALF) {
      fit = best(sample, FormatGuess.of(sample).stream().toList(), fit);
    }
    return fit;
  }

  private static Optional<Fit> best(
      Sample sample, List<AccessFormat> formats, Optional<Fit> soFar) {
    Optional<Fit> best = soFar;
    for (AccessFormat format : formats) {
      Set<Field> fields = format.fields();
      boolean telling = fields.contains(Field.STATUS) || fields.contains(Field.REQUEST);
      boolean beatable = best.map(Fit::share).orElse(0.0) < 1;
      if (beatable && telling && (timed(fields) || sample.wrapperTimes())) {
        Fit fit = Fit.of(format, sample);
        best = fit.share() > best.map(Fit::share).orElse(0.0) ? Optional.of(fit) : best;
      }
    }
    return best;
  }

  private static List<AccessFormat> declared(Declarations declarations) {
    List<AccessFormat> formats = new ArrayList<>();
    for (Map.Entry<String, String> entry : declarations.accessFormats().entrySet()) {
      try {
        formats.add(
            AccessFormat.compile(entry.getKey(), entry.getValue(), declarations.idFields()));
      } catch (IllegalArgumentException notCompilable) {
        // Reported once, where the declaration was read.
      }
    }
    return formats;
  }

  private static boolean timed(Set<Field> fields) {
    return fields.contains(Field.TIME_LOCAL)
        || fields.contains(Field.TIME_ISO)
        || fields.contains(Field.MSEC);
  }

  private static boolean proxy(Set<Field> fields) {
    return fields.contains(Field.REMOTE_ADDRESS) && fields.stream().anyMatch(Field::upstream);
  }

  private static String detail(List<AccessFormat> formats) {
    StringBuilder detail = new StringBuilder();
    for (AccessFormat format : formats) {
      detail.append(detail.length() == 0 ? "" : "; ");
      detail.append(
          format.inferred() ? "inferred: " + format.text() : "log_format " + format.name());
    }
    return detail.toString();
  }

  /**
   * How well a format fits a sample.
   *
   * @param format the format
   * @param share share of the lines it reads
   * @param rest the lines it does not read
   */
  private record Fit(AccessFormat format, double share, List<String> rest) {
    /** Lines, spread over the sample, one of which must fit before all are tried. */
    private static final int FEELERS = 24;

    static Fit of(AccessFormat format, Sample sample) {
      AccessFormat.Scanner scanner = format.scanner();
      FieldValues values = new FieldValues();
      int step = Math.max(1, sample.lines().size() / FEELERS);
      boolean any = false;
      for (int i = 0; i < sample.lines().size() && !any; i += step) {
        any = scanner.scan(sample.lines().get(i), values);
      }
      if (!any) {
        return new Fit(format, 0, sample.lines());
      }
      AccessParser parser = new AccessParser(List.of(format));
      List<String> rest = new ArrayList<>();
      for (String line : sample.lines()) {
        if (Trial.of(parser, new Sample(List.of(line), sample.wrapperTimes())).accessLines() == 0) {
          rest.add(line);
        }
      }
      int lines = sample.lines().size();
      return new Fit(format, (double) (lines - rest.size()) / lines, rest);
    }
  }
}
