package io.culprit.parse.twin;

import io.culprit.parse.event.Moment;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Istio's access lines in JSON, as a tree of Jackson's. */
final class EnvoyJsonTwin {
  /** What a flag says; {@code *} stands for reading the header, or the body once it has begun. */
  private static final Map<String, String> FLAGS =
      Map.ofEntries(
          Map.entry("UT", "kind UPSTREAM_TIMED_OUT, phase *"),
          Map.entry("UMSDR", "kind UPSTREAM_TIMED_OUT, phase *"),
          Map.entry("DT", "kind UPSTREAM_TIMED_OUT, phase *"),
          Map.entry("SI", "kind UPSTREAM_TIMED_OUT, phase *"),
          Map.entry("UC", "kind UPSTREAM_CLOSED, phase *"),
          Map.entry("LR", "kind UPSTREAM_CLOSED, phase *"),
          Map.entry("UR", "kind UPSTREAM_RESET, phase *"),
          Map.entry("UPE", "kind UPSTREAM_BAD_RESPONSE, phase *"),
          Map.entry("DC", "kind CLIENT_CLOSED, phase +"),
          Map.entry("DR", "kind CLIENT_RESET, phase +"),
          Map.entry("UH", "kind NO_LIVE_UPSTREAMS, phase UNKNOWN"),
          Map.entry("UO", "kind CONNECTIONS_EXHAUSTED, phase CONNECTING"),
          Map.entry("OM", "kind CONNECTIONS_EXHAUSTED, phase CONNECTING"),
          Map.entry("DF", "kind RESOLVE_FAILED, phase RESOLVING"),
          Map.entry("RL", "kind RATE_LIMITED, phase UNKNOWN"));

  private static final Set<String> OWN = Set.of("0", "408", "503", "504");

  private EnvoyJsonTwin() {}

  static Optional<Map<String, String>> tell(String line) {
    return Named.json(line)
        .map(v -> v.folded().without("-"))
        .filter(v -> v.has("response_code", "response_flags", "path", "method"))
        .filter(v -> v.text("response_code").matches("0|" + Shapes.STATUS))
        .filter(v -> v.text("duration").matches(Shapes.WHOLE))
        .filter(v -> v.text("path").matches(Shapes.PATH))
        .filter(
            v -> v.fit("[\\d.]+:[1-9]\\d{0,3}|[\\d.]+:[1-5]\\d{4}", "downstream_remote_address"))
        .filter(v -> !v.text("downstream_remote_address").isEmpty())
        .filter(v -> v.fit("[\\d.]+:\\d{1,5}", "upstream_host"))
        .filter(v -> !v.fit(".*UF.*|SI", "response_flags") || v.text("response_flags").isEmpty())
        .flatMap(v -> Shapes.iso(v.text("start_time")).map(start -> said(v, start)));
  }

  private static Map<String, String> said(Named v, Moment start) {
    long took = v.whole("duration") * 1_000;
    int status = v.status("response_code");
    String flags = v.text("response_flags");
    String[] peer = v.text("downstream_remote_address").split(":", 2);
    String ending = ending(v, flags);
    return Said.of("access")
        .text("hop", "PROXY")
        .time("end", start.plus(took))
        .number("durationMicros", took)
        .text("method", v.text("method"))
        .text("target", v.text("path"))
        .text("host", v.text("authority"))
        .number("status", status)
        .number("bytes", v.whole("bytes_sent"))
        .text("attempts", attempt(v, took, status, ending))
        .flag("upstreamLogged", true)
        .text("requestId", v.text("request_id"))
        .text("client", peer[0])
        .text("clientPort", peer[1])
        .text("forwardedFor", v.text("x_forwarded_for"))
        .text("userAgent", v.text("user_agent"))
        .text("termination", flags.isEmpty() ? "-" : flags)
        .text("ending", ending)
        .values();
  }

  private static String attempt(Named v, long took, int status, String ending) {
    if (v.text("upstream_host").isEmpty()) {
      return "";
    }
    long service = v.whole("upstream_service_time");
    return new Said()
        .text("address", v.text("upstream_host"))
        .number("status", service >= 0 || ending.isEmpty() ? status : -1)
        .number("headerMicros", service < 0 ? -1 : service * 1_000)
        .number("responseMicros", took)
        .part();
  }

  private static String ending(Named v, String flags) {
    boolean served = !v.text("upstream_service_time").isEmpty();
    boolean began = served || !OWN.contains(v.text("response_code"));
    boolean sending = !v.text("response_code").equals("0");
    return Stream.of(flags.split(",", -1))
        .map(flag -> FLAGS.getOrDefault(flag.strip(), ""))
        .filter(ending -> !ending.isEmpty())
        .findFirst()
        .orElse("")
        .replace("*", began ? "READING_BODY" : "READING_HEADER")
        .replace("+", sending ? "SENDING_TO_CLIENT" : "READING_HEADER");
  }
}
