package io.culprit.parse.balancer;

import io.culprit.parse.event.Ending;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Phase;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Envoy's response flags. Several may stand together, parted by commas; the first that means an
 * ending counts. Source: Envoy documentation, "Access logging", {@code %RESPONSE_FLAGS%}.
 */
final class EnvoyFlags {
  /** Codes that Envoy answers itself where the upstream gives none. */
  private static final Set<Integer> OWN = Set.of(0, 408, 503, 504);

  private EnvoyFlags() {}

  /**
   * What the flags say; empty: nothing went wrong between Envoy and its neighbours, or it refused
   * the request on purpose.
   *
   * @param flags as logged, e.g. {@code UF,URX}
   * @param code the response code; 0: the answer never began
   * @param served whether the upstream's own time is known, so that its header came
   * @param details what else the line says of the failure
   */
  static Optional<Ending> ending(String flags, int code, boolean served, String details) {
    boolean began = served || !OWN.contains(code);
    return Arrays.stream(flags.split(",", -1))
        .map(flag -> one(flag.strip(), code, began, details))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Ending> one(String flag, int code, boolean began, String details) {
    Phase reading = began ? Phase.READING_BODY : Phase.READING_HEADER;
    Phase sending = code > 0 ? Phase.SENDING_TO_CLIENT : Phase.READING_HEADER;
    return switch (flag) {
      case "UT", "UMSDR", "DT" -> Optional.of(new Ending(Notice.UPSTREAM_TIMED_OUT, reading));
      // 408: the request itself never came whole.
      case "SI" ->
          Optional.of(
              code == 408
                  ? new Ending(Notice.CLIENT_TIMED_OUT, Phase.READING_CLIENT)
                  : new Ending(Notice.UPSTREAM_TIMED_OUT, reading));
      case "UC" -> Optional.of(new Ending(Notice.UPSTREAM_CLOSED, reading));
      case "UR" -> Optional.of(new Ending(Notice.UPSTREAM_RESET, reading));
      case "LR" -> Optional.of(new Ending(Notice.UPSTREAM_CLOSED, reading));
      case "UPE" -> Optional.of(new Ending(Notice.UPSTREAM_BAD_RESPONSE, reading));
      case "UF" -> Optional.of(connecting(details));
      case "DC" -> Optional.of(new Ending(Notice.CLIENT_CLOSED, sending));
      case "DR" -> Optional.of(new Ending(Notice.CLIENT_RESET, sending));
      case "UH" -> Optional.of(new Ending(Notice.NO_LIVE_UPSTREAMS, Phase.UNKNOWN));
      case "UO", "OM" -> Optional.of(new Ending(Notice.CONNECTIONS_EXHAUSTED, Phase.CONNECTING));
      case "DF" -> Optional.of(new Ending(Notice.RESOLVE_FAILED, Phase.RESOLVING));
      case "RL" -> Optional.of(new Ending(Notice.RATE_LIMITED, Phase.UNKNOWN));
      default -> Optional.empty();
    };
  }

  private static Ending connecting(String details) {
    String low = details.toLowerCase(Locale.ROOT);
    if (low.contains("timeout")) {
      return new Ending(Notice.UPSTREAM_TIMED_OUT, Phase.CONNECTING);
    }
    return low.contains("tls")
        ? new Ending(Notice.UPSTREAM_TLS_FAILED, Phase.UPSTREAM_HANDSHAKE)
        : new Ending(Notice.UPSTREAM_REFUSED, Phase.CONNECTING);
  }
}
