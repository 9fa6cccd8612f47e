package io.culprit.correlate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.culprit.parse.LogSet;
import io.culprit.parse.LogSets;
import io.culprit.parse.LogSource;
import io.culprit.parse.ReadOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holds the joins and outcomes of one recorded incident against its truth.
 *
 * <p>Long, because reading the truth, joining and counting belong to one evaluation.
 */
final class IncidentEvaluation {
  /** Right, wrong and missed pairs of one kind. */
  static final class Score {
    long right;
    long wrong;
    long missed;
    double stated;

    void add(Score other) {
      right += other.right;
      wrong += other.wrong;
      missed += other.missed;
      stated += other.stated;
    }

    double f1() {
      return right == 0
          ? (wrong + missed == 0 ? 1 : 0)
          : 2.0 * right / (2.0 * right + wrong + missed);
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%d right %d wrong %d missed F1 %.4f stated %.3f",
          right,
          wrong,
          missed,
          f1(),
          right + wrong == 0 ? 1 : stated / (right + wrong));
    }
  }

  private record Request(
      JsonNode json,
      List<Long> proxy,
      Set<String> backend,
      String result,
      Optional<Outcome> expected) {}

  final SortedMap<String, Score> scores = new TreeMap<>();
  final SortedMap<String, Integer> confusion = new TreeMap<>();
  final List<String> clocks = new ArrayList<>();
  final List<String> examples = new ArrayList<>();
  int silentFound;
  int silentTrue;
  int judged;
  int judgedRight;

  private final Map<Long, Request> byProxyLine = new HashMap<>();
  private final Map<String, Set<Request>> byBackendLine = new HashMap<>();
  private final Map<String, Set<Request>> byAppKey = new HashMap<>();
  private final List<Request> requests = new ArrayList<>();

  static IncidentEvaluation of(Path incident, CorrelatorOptions options) {
    try {
      IncidentEvaluation evaluation = new IncidentEvaluation();
      evaluation.evaluate(incident, options);
      return evaluation;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void evaluate(Path incident, CorrelatorOptions options) throws IOException {
    truth(incident);
    LogSet logs = LogSets.open(List.of(incident.resolve("logs")), ReadOptions.none());
    Collected got = Collected.of(logs, options);
    long[] before = linesBefore(logs, got);
    Map<Integer, Map<Long, String>> texts = backendTexts(logs, got);
    for (SourceProfile p : got.correlation().sources()) {
      clocks.add(
          p.name()
              + " "
              + p.detected().format()
              + " "
              + p.clock().micros() / 1000
              + " ms ["
              + p.clock().lowMicros() / 1000
              + ", "
              + p.clock().highMicros() / 1000
              + "] "
              + p.clock().pairs()
              + " "
              + p.clock().basis()
              + " events "
              + p.events()
              + " rejected "
              + p.count().rejected());
    }
    clocks.add(
        got.correlation().joins()
            + " unjoined "
            + got.correlation().unjoinedProxy()
            + " "
            + got.correlation().unjoinedBackend()
            + " "
            + got.correlation().unjoinedClient());
    Map<Long, Exchange> byLine = new HashMap<>();
    Set<String> joinedBackend = new HashSet<>();
    for (Exchange x : got.exchanges()) {
      if (x.proxy().isPresent()) {
        long line = before[x.proxy().get().origin().source()] + x.proxy().get().origin().line();
        byLine.put(line, x);
        pairs(x, line, texts, joinedBackend);
      }
      silentFound += Outcomes.isSilent(x) ? 1 : 0;
    }
    Score all = score("backend all");
    for (Request r : requests) {
      if (!r.proxy.isEmpty()) {
        for (String b : r.backend) {
          all.missed += joinedBackend.contains(b) ? 0 : 1;
        }
      }
      outcome(r, byLine);
    }
  }

  private void pairs(
      Exchange x, long line, Map<Integer, Map<Long, String>> texts, Set<String> joinedBackend) {
    Request request = byProxyLine.get(line);
    for (var b : x.backend()) {
      String text =
          texts
              .getOrDefault(b.event().origin().source(), Map.of())
              .getOrDefault(b.event().origin().line(), "");
      Set<Request> owners = byBackendLine.getOrDefault(text, Set.of());
      if (owners.isEmpty() || request == null) {
        score("backend unknown").wrong++;
        continue;
      }
      boolean right = owners.contains(request);
      count("backend " + b.tier(), right, b.probability());
      count("backend all", right, 0);
      if (right) {
        joinedBackend.add(text);
      } else if (examples.size() < 12) {
        examples.add(
            b.tier()
                + String.format(Locale.ROOT, " p=%.2f ", b.probability())
                + text
                + "\n      given to "
                + brief(request)
                + "\n      belongs to "
                + brief(owners.iterator().next()));
      }
    }
    for (var a : x.app()) {
      var e = a.event();
      String key =
          e.client() + ":" + e.clientPort() + " " + e.method() + " " + e.path() + " " + e.status();
      Set<Request> owners = byAppKey.getOrDefault(key, Set.of());
      if (e.clientPort() > 0 && owners.size() == 1 && request != null) {
        boolean right = owners.contains(request);
        count("app " + a.tier(), right, a.probability());
        if (!right && examples.size() < 20) {
          examples.add(
              "app "
                  + a.tier()
                  + String.format(Locale.ROOT, " p=%.2f ", a.probability())
                  + key
                  + " line "
                  + e.origin().line()
                  + "\n      given to "
                  + brief(request)
                  + "\n      belongs to "
                  + brief(owners.iterator().next()));
        }
      }
    }
  }

  private static String brief(Request r) {
    return r.json.get("start")
        + " "
        + r.json.get("method").asText()
        + " "
        + r.json.get("path").asText()
        + " "
        + r.result
        + " nginx "
        + r.json.get("nginx")
        + " backend "
        + r.json.get("backend");
  }

  private void count(String kind, boolean right, double probability) {
    Score s = score(kind);
    s.right += right ? 1 : 0;
    s.wrong += right ? 0 : 1;
    s.stated += probability;
  }

  private Score score(String kind) {
    return scores.computeIfAbsent(kind, k -> new Score());
  }

  private void outcome(Request r, Map<Long, Exchange> byLine) {
    boolean failed = r.json.get("failed_to_fetch").asBoolean();
    boolean success = false;
    for (JsonNode b : r.json.get("backend")) {
      success |= b.get("status").asInt() < 400;
    }
    silentTrue += failed && success ? 1 : 0;
    if (r.proxy.isEmpty()) {
      return;
    }
    Exchange x = byLine.get(r.proxy.get(r.proxy.size() - 1));
    if (x == null || r.expected.isEmpty()) {
      return;
    }
    judged++;
    if (x.outcome() == r.expected.get()) {
      judgedRight++;
    } else {
      confusion.merge(
          r.result
              + "/"
              + r.json.get("status").asText()
              + "/"
              + r.json.path("cause").asText()
              + " expected "
              + r.expected.get()
              + " got "
              + x.outcome(),
          1,
          Integer::sum);
    }
  }

  private void truth(Path incident) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    for (String line : Files.readAllLines(incident.resolve("truth_requests.jsonl"))) {
      JsonNode json = mapper.readTree(line);
      List<Long> proxy = new ArrayList<>();
      json.get("nginx").forEach(n -> proxy.add(n.get("line").asLong()));
      Set<String> backend = new HashSet<>();
      json.get("backend")
          .forEach(
              b -> {
                if (b.hasNonNull("line")) {
                  backend.add(cut(b.get("line").asText()));
                }
              });
      Request r = new Request(json, proxy, backend, json.get("result").asText(), expected(json));
      requests.add(r);
      proxy.forEach(p -> byProxyLine.put(p, r));
      backend.forEach(b -> byBackendLine.computeIfAbsent(b, k -> new HashSet<>()).add(r));
      json.get("backend")
          .forEach(
              b ->
                  byAppKey
                      .computeIfAbsent(
                          b.path("client").asText()
                              + " "
                              + json.get("method").asText()
                              + " "
                              + path(json)
                              + " "
                              + b.get("status").asInt(),
                          k -> new HashSet<>())
                      .add(r));
    }
  }

  private static String path(JsonNode json) {
    String path = json.get("path").asText();
    return path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
  }

  private static Optional<Outcome> expected(JsonNode r) {
    String result = r.get("result").asText();
    int status = r.hasNonNull("status") ? r.get("status").asInt() : -1;
    int proxy =
        r.get("nginx").isEmpty()
            ? -1
            : r.get("nginx").get(r.get("nginx").size() - 1).get("st").asInt();
    boolean ten = r.path("cause").asText().equals("10");
    return switch (result) {
      case "ok" -> Optional.of(Outcome.DELIVERED);
      case "http_404", "http_405" -> Optional.of(ten ? Outcome.MISDIRECTED : Outcome.APP_ERROR);
      case "http_422", "http_500", "http_400" -> Optional.of(Outcome.APP_ERROR);
      case "http_502", "http_503" -> Optional.of(Outcome.GATEWAY_ERROR);
      case "http_504" -> Optional.of(Outcome.GATEWAY_TIMEOUT);
      case "truncated" -> Optional.of(Outcome.TRUNCATED);
      case "aborted", "timeout" ->
          proxy == 499 ? Optional.of(Outcome.CLOSED_BY_CLIENT) : Optional.empty();
      case "reset", "closed" ->
          proxy == 499
              ? Optional.of(Outcome.CLOSED_BY_CLIENT)
              : proxy == 444 ? Optional.of(Outcome.MISDIRECTED) : Optional.of(Outcome.TRUNCATED);
      case "cors_blocked" ->
          status == 504
              ? Optional.of(Outcome.GATEWAY_TIMEOUT)
              : status == 500 ? Optional.empty() : Optional.of(Outcome.BLOCKED_PREFLIGHT);
      default -> Optional.empty();
    };
  }

  private static long[] linesBefore(LogSet logs, Collected got) {
    long[] before = new long[logs.sources().size()];
    long total = 0;
    for (SourceProfile p : got.correlation().sources()) {
      if (p.events().access() > 0 && !p.name().contains("haproxy")) {
        before[p.index()] = total;
        total += p.count().lines();
      }
    }
    return before;
  }

  private static Map<Integer, Map<Long, String>> backendTexts(LogSet logs, Collected got)
      throws IOException {
    Map<Integer, TreeSet<Long>> wanted = new TreeMap<>();
    for (Exchange x : got.exchanges()) {
      x.backend()
          .forEach(
              b ->
                  wanted
                      .computeIfAbsent(b.event().origin().source(), k -> new TreeSet<>())
                      .add(b.event().origin().line()));
    }
    Map<Integer, Map<Long, String>> texts = new HashMap<>();
    for (var entry : wanted.entrySet()) {
      LogSource source = logs.sources().get(entry.getKey());
      Map<Long, String> quoted = new HashMap<>();
      source.quote(entry.getValue()).forEach((k, v) -> quoted.put(k, cut(v)));
      texts.put(entry.getKey(), quoted);
    }
    return texts;
  }

  private static String cut(String text) {
    return text.length() <= 190 ? text : text.substring(0, 190);
  }

  /** Evaluates folders given as arguments: {@code [--no-ids] [--detail] DIR...}. */
  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    CorrelatorOptions options = CorrelatorOptions.defaults();
    boolean detail = false;
    SortedMap<String, Score> total = new TreeMap<>();
    SortedMap<String, Integer> confusion = new TreeMap<>();
    int judged = 0;
    int right = 0;
    for (String arg : args) {
      if (arg.equals("--no-ids")) {
        options = options.withUseIds(false);
        continue;
      }
      if (arg.equals("--detail")) {
        detail = true;
        continue;
      }
      IncidentEvaluation e = of(Path.of(arg), options);
      out.println(
          "== "
              + arg.substring(arg.length() - 7)
              + " outcomes "
              + e.judgedRight
              + "/"
              + e.judged
              + " silent "
              + e.silentFound
              + " true "
              + e.silentTrue);
      boolean all = detail;
      e.scores.forEach(
          (k, v) -> {
            if (all || v.wrong + v.missed > 0) {
              out.println("   " + k + ": " + v);
            }
            total.computeIfAbsent(k, x -> new Score()).add(v);
          });
      e.confusion.forEach(
          (k, v) -> {
            out.println("   " + v + " " + k);
            confusion.merge(k, v, Integer::sum);
          });
      if (detail) {
        e.clocks.forEach(c -> out.println("   " + c));
        e.examples.forEach(c -> out.println("   " + c));
      }
      judged += e.judged;
      right += e.judgedRight;
    }
    out.println("TOTAL outcomes " + right + "/" + judged);
    total.forEach((k, v) -> out.println("   " + k + ": " + v));
    confusion.forEach((k, v) -> out.println("   " + v + " " + k));
  }
}
