package io.culprit.parse.python;

import io.culprit.parse.backend.field.RequestText;
import io.culprit.parse.backend.field.Stamps;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Infers an access format that nobody declared, in whatever order its values stand.
 *
 * <p>Only what is certain gets a meaning: the one request (quoted, or a method and a path), the
 * status behind it (else before it), a time in brackets, an address. Six decimals are {@code
 * %(L)s}; whole numbers behind the status that vary and have no label of another kind are micro-,
 * milliseconds or seconds by their median and longest; 32 hexadecimal digits or a UUID are the
 * request's id.
 *
 * <p>A format that makes a flat JSON object is cut at its members, whose keys are labels.
 */
final class GunicornInference {
  private static final Pattern WORD =
      Pattern.compile(
          "(?:[\\w-]++=)?+\\[[^\\]]*+\\](?= |$)|(?:[\\w-]++=)?+\"(?:[^\"\\\\]|\\\\.)*+\"(?= |$)|[^ \"]++|(?<=^)(?= )");
  private static final Pattern LABEL =
      Pattern.compile("[A-Za-z_][\\w-]{0,30}+=|[{,]\\s?+\"([A-Za-z_][\\w.-]{0,30}+)\"\\s?+:\\s?+");

  /** A member of a flat JSON object with its comma or brace. */
  private static final Pattern MEMBER =
      Pattern.compile(
          "\\G[{,]\\s?+\"[A-Za-z_][\\w.-]{0,30}+\"\\s?+:\\s?+(?:\"(?:[^\"\\\\]|\\\\.)*+\"|[^\",{}\\s]++)");

  private static final Pattern TIMELY =
      Pattern.compile("(?i).*(?:time|dur|took|elapsed|latency|_[mu]s=).*|[mu]s=|rt=");
  private static final Pattern SIZE = Pattern.compile("(?i).*(?:byte|size|len|sent|out).*|b=");
  private static final Pattern REQUEST = Pattern.compile("\"[A-Z]{3,8}+ [^\"]*+\"");
  private static final Pattern SPOKEN = Pattern.compile("\"[A-Z]{3,8}+ [^\"]* HTTP/[\\d.]++\"");
  private static final Pattern METHOD = Pattern.compile("[A-Z]{3,8}+");
  private static final Pattern STATUS = Pattern.compile("[1-5]\\d\\d");
  private static final Pattern BYTES = Pattern.compile("\\d{1,18}+|-");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d{1,5})?|\\[?[0-9a-fA-F]*:[0-9a-fA-F:.]++\\]?(?::\\d{1,5})?|-|");
  private static final Pattern QUOTED_ADDRESS =
      Pattern.compile("\"(?:\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]++)\"");
  private static final Pattern DECIMAL = Pattern.compile("\\d++\\.\\d{6}");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,15}+");
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{16,64}+|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|-");
  private static final Pattern PROCESS = Pattern.compile("<\\d++>");
  private static final Pattern NOTHING = Pattern.compile("-");

  /** No request lasts longer: a number that would say so is of a finer unit. */
  private static final long HOUR_MILLIS = 3_600_000;

  /** Most values of a line; a line of more is no access line of these servers. */
  private static final int MOST = 20;

  private GunicornInference() {}

  /** The format most lines of a sample have; empty: none has one. */
  static Optional<GunicornFormat> infer(List<String> lines) {
    Map<String, List<List<String>>> byShape = new LinkedHashMap<>();
    for (String line : lines) {
      if (AccessText.of(line).isEmpty() && !PairsLine.isRecord(line)) {
        List<String> words = line.startsWith("{") ? members(line) : words(line);
        shape(words).ifPresent(s -> byShape.computeIfAbsent(s, k -> new ArrayList<>()).add(words));
      }
    }
    return byShape.values().stream()
        .max(Comparator.comparingInt(List::size))
        .flatMap(GunicornInference::format)
        .flatMap(GunicornFormat::of);
  }

  /** The kinds of a line's values; empty: it has not exactly one request, quoted or bare. */
  private static Optional<String> shape(List<String> words) {
    StringBuilder shape = new StringBuilder();
    int requests = 0;
    for (int column = 0; column < words.size(); column++) {
      String labelled = words.get(column);
      Matcher label = LABEL.matcher(labelled);
      String word = label.lookingAt() ? labelled.substring(label.end()) : labelled;
      boolean quoted = REQUEST.matcher(word).matches();
      boolean bare =
          METHOD.matcher(word).matches()
              && column + 1 < words.size()
              && words.get(column + 1).startsWith("/");
      requests += quoted || bare ? 1 : 0;
      char first = word.isEmpty() ? ' ' : word.charAt(0);
      shape.append(quoted ? 'R' : bare ? 'M' : first == '[' || first == '"' ? first : 'w');
    }
    return requests == 1 && words.size() <= MOST ? Optional.of(shape.toString()) : Optional.empty();
  }

  /** The format of rows with labels, which are put back before their values. */
  private static Optional<String> format(List<List<String>> labelled) {
    List<String> labels = new ArrayList<>();
    for (int column = 0; column < labelled.get(0).size(); column++) {
      labels.add(label(values(labelled, column)));
    }
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : labelled) {
      List<String> bare = new ArrayList<>();
      for (int column = 0; column < row.size(); column++) {
        bare.add(row.get(column).substring(labels.get(column).length()));
      }
      rows.add(bare);
    }
    if (!isJson(labels)) {
      return atoms(rows, labels).map(atoms -> joined(labels, atoms));
    }
    List<String> names = new ArrayList<>();
    for (String label : labels) {
      Matcher name = LABEL.matcher(label);
      names.add(name.matches() ? name.group(1) + "=" : "");
    }
    // Only gunicorn's time brings brackets into the quotes, and its request always has a protocol.
    return atoms(rows, names)
        .filter(atoms -> atoms.contains("\"%(t)s\""))
        .filter(atoms -> atoms.contains("\"%(r)s\""))
        .filter(atoms -> all(values(rows, atoms.indexOf("\"%(r)s\"")), SPOKEN))
        .map(atoms -> joined(labels, atoms) + "}");
  }

  private static boolean isJson(List<String> labels) {
    return labels.get(0).startsWith("{");
  }

  private static String joined(List<String> labels, List<String> atoms) {
    StringBuilder format = new StringBuilder();
    for (int column = 0; column < atoms.size(); column++) {
      format
          .append(column == 0 || isJson(labels) ? "" : " ")
          .append(labels.get(column))
          .append(atoms.get(column));
    }
    return format.toString();
  }

  /** What all values of a column begin with, up to an equals sign; empty: they do not. */
  private static String label(List<String> values) {
    Matcher found = LABEL.matcher(values.get(0));
    if (!found.lookingAt()) {
      return "";
    }
    String label = found.group();
    return values.stream().allMatch(value -> value.startsWith(label)) ? label : "";
  }

  private static Optional<List<String>> atoms(List<List<String>> rows, List<String> labels) {
    int columns = rows.get(0).size();
    List<String> atoms = new ArrayList<>(Collections.nCopies(columns, ""));
    int request = first(rows, 0, columns, word -> REQUEST.matcher(word).matches());
    if (request >= 0) {
      atoms.set(request, "\"%(r)s\"");
    } else {
      int method = first(rows, 0, columns, word -> METHOD.matcher(word).matches());
      if (method < 0 || first(rows, method + 1, method + 2, word -> word.startsWith("/")) < 0) {
        return Optional.empty();
      }
      atoms.set(method, "%(m)s");
      request = method + 1;
      atoms.set(request, "%(U)s");
    }
    // Behind a bare request the status must follow at once: "GET /x -> 200" is a message's text.
    int last = atoms.get(request).equals("%(U)s") ? Math.min(columns, request + 2) : columns;
    int status = first(rows, request + 1, last, word -> STATUS.matcher(word).matches());
    boolean decimal = first(rows, 0, columns, word -> DECIMAL.matcher(word).matches()) >= 0;
    if (status < 0 && decimal) {
      // Without gunicorn's own decimals any proxy's line would do.
      status = first(rows, 0, request, word -> STATUS.matcher(word).matches());
    }
    int asked = request;
    if (status < 0 || !rows.stream().allMatch(row -> isRequest(row, asked))) {
      return Optional.empty();
    }
    atoms.set(status, "%(s)s");
    boolean sized =
        status + 1 < columns
            && (labels.get(status + 1).isEmpty() || SIZE.matcher(labels.get(status + 1)).matches())
            && all(values(rows, status + 1), BYTES);
    int said = status + (sized ? 2 : 1);
    if (sized) {
      atoms.set(status + 1, "%(b)s");
    }
    if (sized && said + 1 < columns && quoted(rows, said) && quoted(rows, said + 1)) {
      atoms.set(said, "\"%(f)s\"");
      atoms.set(said + 1, "\"%(a)s\"");
    }
    int time =
        first(
            rows,
            0,
            columns,
            word -> bare(word).startsWith("[") && Stamps.at(bare(word), 1).isPresent());
    if (time >= 0) {
      atoms.set(time, quoted(rows, time) ? "\"%(t)s\"" : "%(t)s");
    }
    int host = first(rows, 0, request, word -> ADDRESS.matcher(word).matches());
    if (host >= 0) {
      atoms.set(host, "%(h)s");
    } else {
      host = first(rows, 0, columns, word -> QUOTED_ADDRESS.matcher(word).matches());
      if (host >= 0 && !labels.get(host).isEmpty()) {
        atoms.set(host, "\"%(h)s\"");
      }
    }
    for (int column = 0; column < columns; column++) {
      if (atoms.get(column).isEmpty()) {
        // Beside gunicorn's decimals a whole number without a label is no second account of them.
        boolean late = column > status && !decimal;
        atoms.set(column, atom(values(rows, column), column, late, labels.get(column)));
      }
    }
    return Optional.of(atoms);
  }

  /** Whether a request begins with a known method: inside its quotes, or in the column before. */
  private static boolean isRequest(List<String> row, int column) {
    String word = row.get(column);
    return RequestText.isMethod(
        word.startsWith("\"") ? word.substring(1, word.indexOf(' ')) : row.get(column - 1));
  }

  /** The first column whose values are nearly all of a kind; -1: none. */
  private static int first(List<List<String>> rows, int from, int to, Predicate<String> kind) {
    for (int column = from; column < to; column++) {
      long fit = values(rows, column).stream().filter(kind).count();
      if (fit * 100 >= rows.size() * 98L) {
        return column;
      }
    }
    return -1;
  }

  private static String atom(List<String> values, int column, boolean late, String label) {
    boolean quoted = values.get(0).startsWith("\"");
    List<String> bare =
        quoted ? values.stream().map(v -> v.substring(1, v.length() - 1)).toList() : values;
    String quote = quoted ? "\"" : "";
    if (all(bare, NOTHING)) {
      return quote + (column == 1 ? "%(l)s" : column == 2 ? "%(u)s" : unknown(column)) + quote;
    }
    if (all(bare, DECIMAL)) {
      return quote + "%(L)s" + quote;
    }
    if (label.matches("[DMT]=") && all(bare, WHOLE)) {
      return quote + "%(" + label.charAt(0) + ")s" + quote;
    }
    boolean timely = label.isEmpty() ? late && varies(bare) : TIMELY.matcher(label).matches();
    if (timely && all(bare, WHOLE)) {
      List<Long> numbers = new ArrayList<>();
      bare.stream()
          .filter(v -> WHOLE.matcher(v).matches())
          .map(Long::valueOf)
          .forEach(numbers::add);
      Collections.sort(numbers);
      long median = numbers.get(numbers.size() / 2);
      long longest = numbers.get(numbers.size() - 1);
      boolean micros = median > 2_000 || longest > HOUR_MILLIS;
      boolean millis = median > 2 || longest > HOUR_MILLIS / 1000;
      return quote + (micros ? "%(D)s" : millis ? "%(M)s" : "%(T)s") + quote;
    }
    if (all(bare, PROCESS)) {
      return quote + "%(p)s" + quote;
    }
    return quote + (all(bare, ID) ? "%({x-request-id}i)s" : unknown(column)) + quote;
  }

  /** Whether a number is not the same in every line, as a port or a process is. */
  private static boolean varies(List<String> values) {
    return values.size() < 5 || values.stream().distinct().count() > 1;
  }

  private static String unknown(int column) {
    return "%({unknown-" + column + "}i)s";
  }

  private static List<String> values(List<List<String>> rows, int column) {
    return rows.stream().map(row -> row.get(column)).toList();
  }

  private static boolean quoted(List<List<String>> rows, int column) {
    return rows.get(0).get(column).startsWith("\"");
  }

  private static boolean all(List<String> values, Pattern pattern) {
    long fit = values.stream().filter(value -> pattern.matcher(value).matches()).count();
    return fit * 100 >= values.size() * 98L;
  }

  private static String bare(String word) {
    return word.length() > 1 && word.startsWith("\"") && word.endsWith("\"")
        ? word.substring(1, word.length() - 1)
        : word;
  }

  /** The members of a flat JSON object; none: it is no such object. */
  private static List<String> members(String text) {
    List<String> members = new ArrayList<>();
    Matcher member = MEMBER.matcher(text);
    int end = 0;
    while (member.find()) {
      members.add(member.group());
      end = member.end();
    }
    return text.startsWith("}", end) && text.length() == end + 1 ? members : List.of();
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      words.add(word.group());
    }
    return words;
  }
}
