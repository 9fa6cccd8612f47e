package io.culprit.parse.python;

import io.culprit.parse.IdFields;
import io.culprit.parse.backend.field.RequestText;
import io.culprit.parse.backend.field.Stamps;
import io.culprit.parse.event.AppServer;
import io.culprit.parse.source.TimeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of gunicorn's {@code access_log_format} strings, or hypercorn's, compiled.
 *
 * <p>Atoms as in gunicorn's glogging.py and hypercorn's logging.py. Possessive throughout but for a
 * last quoted value, whose quotes not every server escapes: a line that does not fit fails at once.
 */
final class GunicornFormat {
  /** gunicorn's own default. */
  static final String DEFAULT = "%(h)s %(l)s %(u)s %(t)s \"%(r)s\" %(s)s %(b)s \"%(f)s\" \"%(a)s\"";

  private static final Pattern ATOM =
      Pattern.compile("%\\((\\{[^}]++\\}[ioe]|[a-zA-Z]|st|Uq)\\)([sdr])");
  private static final Pattern ID_HEADER =
      Pattern.compile(
          "\\{[^}]*(?:request[-_]?id|correlation[-_]?id|trace|cf-ray|\\bb3\\b)[^}]*\\}[ioe]");

  private static final Pattern LABELLED = Pattern.compile("[=:]\\s?\"%\\([rR]\\)s");

  private static final String QUOTED = "(?:[^\"\\\\]|\\\\.)*+";

  private final String source;
  private final Pattern pattern;
  private final List<String> atoms;
  private final IdFields ids;

  private GunicornFormat(String source, Pattern pattern, List<String> atoms, IdFields ids) {
    this.source = source;
    this.pattern = pattern;
    this.atoms = List.copyOf(atoms);
    this.ids = ids;
  }

  /**
   * Compiles a format; empty: it names no status or no request, so nothing could be joined by it.
   */
  static Optional<GunicornFormat> of(String source) {
    return of(source, IdFields.none());
  }

  /** The same with names of headers that hold the request's id. */
  static Optional<GunicornFormat> of(String source, IdFields ids) {
    StringBuilder regex = new StringBuilder();
    List<String> atoms = new ArrayList<>();
    Matcher atom = ATOM.matcher(source);
    int from = 0;
    while (atom.find()) {
      String before = source.substring(from, atom.start());
      String behind = source.substring(atom.end());
      regex.append(Pattern.quote(before));
      boolean quoted = before.endsWith("\"") && behind.startsWith("\"");
      String shape = quoted && behind.equals("\"") ? ".*" : shape(atom.group(1), quoted, behind);
      regex.append('(').append(shape).append(')');
      atoms.add(atom.group(1));
      from = atom.end();
    }
    regex.append(Pattern.quote(source.substring(from))).append("\\s*+");
    boolean request =
        atoms.contains("r")
            || atoms.contains("R")
            || (atoms.contains("m") && (atoms.contains("U") || atoms.contains("Uq")));
    return request && atoms.contains("s")
        ? Optional.of(new GunicornFormat(source, Pattern.compile(regex.toString()), atoms, ids))
        : Optional.empty();
  }

  /** The format as it would stand in gunicorn's configuration. */
  String source() {
    return source;
  }

  /** Whether lines state when they were written. */
  boolean isTimed() {
    return atoms.contains("t");
  }

  /**
   * Whether it holds what nginx never prints: {@code <pid>}, seconds of six decimals, or a time
   * that brings brackets of its own into quotes.
   */
  boolean unlikeNginx() {
    return atoms.contains("p") || atoms.contains("L") || source.contains("\"%(t)s\"");
  }

  /** Whether its request has a name, as in JSON or pairs: then others may know those names. */
  boolean isLabelled() {
    return LABELLED.matcher(source).find();
  }

  /** Reads a line; empty: it does not fit, or its request is none that can be joined. */
  Optional<AccessLine> read(String line) {
    Matcher found = pattern.matcher(line);
    if (!found.matches()) {
      return Optional.empty();
    }
    AppServer server = AppServer.GUNICORN;
    Peer peer = Peer.UNKNOWN;
    String forwarded = "";
    String method = "";
    String target = "";
    String query = "";
    String requestId = "";
    String declaredId = "";
    int status = -1;
    long bytes = -1;
    long duration = -1;
    int finest = 0;
    Optional<TimeText> at = Optional.empty();
    for (int i = 0; i < atoms.size(); i++) {
      String value = found.group(i + 1);
      String name = atoms.get(i);
      if (value.equals("-") || value.isEmpty()) {
        continue;
      }
      switch (name) {
        case "h" -> peer = Peer.of(value, false);
        case "t" -> {
          at = Stamps.at(value, 1);
          if (at.isEmpty()) {
            return Optional.empty();
          }
        }
        case "r", "R" -> {
          Optional<RequestText> request = RequestText.of(value);
          if (request.isEmpty()) {
            return Optional.empty();
          }
          server = value.contains(" HTTP/") ? server : AppServer.OTHER;
          method = request.get().method();
          boolean whole = target.isEmpty() || request.get().target().indexOf('?') > 0;
          target = whole ? request.get().target() : target;
        }
        case "m" -> method = value;
        case "U" -> target = target.isEmpty() ? value : target;
        case "Uq" -> target = value;
        case "q" -> query = value;
        case "s" -> status = Integer.parseInt(value);
        case "b", "B" -> bytes = Long.parseLong(value);
        case "L", "D", "M", "T" -> {
          int fineness = "TMLD".indexOf(name) + 1;
          if (fineness > finest) {
            finest = fineness;
            duration = micros(name, value);
          }
        }
        default -> {
          if (name.equals("{x-forwarded-for}i")) {
            int comma = value.indexOf(',');
            forwarded = comma < 0 ? value : value.substring(0, comma);
          } else if (ids.contains(header(name))) {
            declaredId = value;
          } else if (requestId.isEmpty()
              && ID_HEADER.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
            requestId = value;
          }
        }
      }
    }
    if (target.endsWith("?")) {
      // The format has the mark between path and query, the request had no query.
      target = target.substring(0, target.length() - 1);
    }
    if (!RequestText.isTarget(target)) {
      return Optional.empty();
    }
    if (!query.isEmpty() && target.indexOf('?') < 0) {
      target = target + '?' + query;
    }
    return Optional.of(
        new AccessLine(
            server,
            forwarded.isEmpty() ? peer : new Peer(forwarded, 0),
            new RequestText(method, target),
            status,
            bytes,
            duration,
            declaredId.isEmpty() ? requestId : declaredId,
            at,
            false));
  }

  /** Whether a line is of this format at all, even if it tells of no request that can be joined. */
  boolean fits(String line) {
    return pattern.matcher(line).matches();
  }

  /** The header in {@code {x-request-id}i}. */
  private static String header(String atom) {
    int end = atom.lastIndexOf('}');
    return end < 1 ? "" : atom.substring(1, end);
  }

  private static long micros(String atom, String value) {
    double number = Double.parseDouble(value);
    return Math.round(
        switch (atom) {
          case "D" -> number;
          case "M" -> number * 1e3;
          default -> number * 1e6;
        });
  }

  private static String shape(String atom, boolean quoted, String behind) {
    char next = behind.isEmpty() ? 0 : behind.charAt(0);
    return switch (atom) {
      case "t" -> "\\[[^\\]]*+\\]";
      case "r", "R" -> quoted ? QUOTED : "\\S*+ \\S*+(?: (?:HTTP/)?+[\\d.]++)?+";
      case "st" -> quoted ? QUOTED : "[A-Za-z' -]*[A-Za-z']|";
      case "s" -> "[1-9]\\d\\d";
      case "b", "B" -> "\\d{1,18}+|-";
      case "T", "M", "D" -> "\\d{1,15}+";
      case "L" -> "\\d{1,9}+\\.\\d{1,9}+";
      case "p" -> "<\\d++>|\\d++";
      default ->
          quoted
              ? QUOTED
              : next == 0 ? ".*+" : next == ' ' ? "\\S*+" : "[^\\s" + escaped(next) + "]*+";
    };
  }

  private static String escaped(char c) {
    return Character.isLetterOrDigit(c) ? String.valueOf(c) : "\\" + c;
  }
}
