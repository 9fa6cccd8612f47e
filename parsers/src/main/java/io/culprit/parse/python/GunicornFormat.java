package io.culprit.parse.python;

import io.culprit.parse.backend.field.RequestText;
import io.culprit.parse.backend.field.Stamps;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.AppServer;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import io.culprit.parse.source.TimeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of gunicorn's {@code access_log_format} strings, compiled.
 *
 * <p>Atoms as in gunicorn's glogging.py. Possessive throughout: a line that does not fit fails at
 * once.
 */
final class GunicornFormat {
  /** gunicorn's own default. */
  static final String DEFAULT = "%(h)s %(l)s %(u)s %(t)s \"%(r)s\" %(s)s %(b)s \"%(f)s\" \"%(a)s\"";

  private static final Pattern ATOM = Pattern.compile("%\\((\\{[^}]++\\}[ioe]|[a-zA-Z])\\)([sdr])");
  private static final Pattern ID_HEADER =
      Pattern.compile(
          "\\{[^}]*(?:request[-_]?id|correlation[-_]?id|trace|cf-ray|traceparent)[^}]*\\}[ioe]");

  private final String source;
  private final Pattern pattern;
  private final List<String> atoms;

  private GunicornFormat(String source, Pattern pattern, List<String> atoms) {
    this.source = source;
    this.pattern = pattern;
    this.atoms = List.copyOf(atoms);
  }

  /**
   * Compiles a format; empty: it names no status or no request, so nothing could be joined by it.
   */
  static Optional<GunicornFormat> of(String source) {
    StringBuilder regex = new StringBuilder();
    List<String> atoms = new ArrayList<>();
    Matcher atom = ATOM.matcher(source);
    int from = 0;
    while (atom.find()) {
      String before = source.substring(from, atom.start());
      regex.append(Pattern.quote(before));
      boolean quoted = before.endsWith("\"") && source.startsWith("\"", atom.end());
      regex.append('(').append(shape(atom.group(1), quoted, after(source, atom.end()))).append(')');
      atoms.add(atom.group(1));
      from = atom.end();
    }
    regex.append(Pattern.quote(source.substring(from))).append("\\s*+");
    boolean request = atoms.contains("r") || (atoms.contains("m") && atoms.contains("U"));
    return request && atoms.contains("s")
        ? Optional.of(new GunicornFormat(source, Pattern.compile(regex.toString()), atoms))
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

  /** Reads a line; empty: it does not fit. */
  Optional<AppEvent> read(Origin origin, String line, Optional<Moment> written) {
    Matcher found = pattern.matcher(line);
    if (!found.matches()) {
      return Optional.empty();
    }
    String client = "";
    String forwarded = "";
    String method = "";
    String target = "";
    String query = "";
    String requestId = "";
    int status = -1;
    long bytes = -1;
    long duration = -1;
    int finest = 0;
    Optional<Moment> at = written;
    for (int i = 0; i < atoms.size(); i++) {
      String value = found.group(i + 1);
      String name = atoms.get(i);
      if (value.equals("-") || value.isEmpty()) {
        continue;
      }
      switch (name) {
        case "h" -> client = value;
        case "t" -> {
          Optional<Moment> stated = Stamps.at(value, 1).map(TimeText::moment);
          if (stated.isEmpty()) {
            return Optional.empty();
          }
          at = stated;
        }
        case "r" -> {
          Optional<RequestText> request = RequestText.of(value);
          if (request.isEmpty()) {
            return Optional.empty();
          }
          method = request.get().method();
          target = request.get().target();
        }
        case "m" -> method = value;
        case "U" -> target = value;
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
          } else if (requestId.isEmpty()
              && ID_HEADER.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
            requestId = value;
          }
        }
      }
    }
    if (!query.isEmpty() && target.indexOf('?') < 0) {
      target = target + '?' + query;
    }
    boolean proxied = !forwarded.isEmpty();
    return Optional.of(
        new AppEvent(
            origin,
            AppServer.GUNICORN,
            at,
            proxied ? forwarded : client,
            proxied ? 0 : -1,
            method,
            target,
            status,
            duration,
            bytes,
            requestId));
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

  private static String shape(String atom, boolean quoted, char next) {
    return switch (atom) {
      case "t" -> "\\[[^\\]]*+\\]";
      case "s" -> "[1-9]\\d\\d";
      case "b", "B" -> "\\d{1,18}+|-";
      case "T", "M", "D" -> "\\d{1,15}+";
      case "L" -> "\\d{1,9}+\\.\\d{1,9}+";
      case "p" -> "<\\d++>|\\d++";
      default ->
          quoted
              ? "(?:[^\"\\\\]|\\\\.)*+"
              : next == 0 ? ".*+" : next == ' ' ? "\\S*+" : "[^\\s" + escaped(next) + "]*+";
    };
  }

  private static String escaped(char c) {
    return Character.isLetterOrDigit(c) ? String.valueOf(c) : "\\" + c;
  }

  /** The character behind an atom; 0 at the end. */
  private static char after(String source, int at) {
    return at < source.length() ? source.charAt(at) : 0;
  }
}
