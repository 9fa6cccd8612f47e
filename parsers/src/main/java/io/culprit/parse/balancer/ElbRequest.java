package io.culprit.parse.balancer;

import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.Ending;
import io.culprit.parse.event.Hop;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Origin;
import io.culprit.parse.event.Phase;
import io.culprit.parse.event.UpstreamAttempt;
import io.culprit.parse.source.Decimals;
import io.culprit.parse.source.TimeText;
import java.util.List;
import java.util.Optional;

/**
 * One line of an AWS load balancer. The three stages are seconds to the sending of the request, to
 * the first byte of the target's answer and to the beginning of the answer to the client; -1 where
 * a stage was not reached. The passing on of the body is in none of them.
 *
 * <p>An Application Load Balancer's time is that of its answer, and another field has the arrival;
 * a Classic one's time is the arrival.
 *
 * @param parts the fields of the line
 * @param classic whether a Classic Load Balancer wrote it
 * @param time the line's first time
 */
record ElbRequest(List<String> parts, boolean classic, TimeText time) {
  private static final int TRACE_ID = 17;
  private static final int DOMAIN = 18;
  private static final int CREATED = 21;
  private static final int ERROR_REASON = 24;

  ElbRequest {
    parts = List.copyOf(parts);
  }

  AccessEvent event(Origin origin) {
    Address client = Address.of(common(2));
    RequestText request = RequestText.of(common(11));
    long took = took();
    String domain = application(DOMAIN);
    Moment end = classic ? time.moment().plus(Math.max(0, took)) : time.moment();
    return AccessEvent.at(origin, Hop.BALANCER, end)
        .durationMicros(took)
        .method(request.method())
        .target(request.target())
        .host(request.host().isEmpty() ? domain : request.host())
        .status(status(7))
        .bytes(Decimals.whole(common(10)))
        .upstreamLogged(true)
        .attempts(attempts(took))
        .client(client.host())
        .clientPort(client.port())
        .userAgent(text(common(12)))
        .requestId(application(TRACE_ID))
        .termination(application(ERROR_REASON))
        .ending(ending())
        .build();
  }

  /** From arrival to answer: by the two times of the line, else the sum of the stages; -1: none. */
  private long took() {
    Optional<TimeText> created = TimeText.iso(application(CREATED), 0);
    if (created.isPresent()) {
      return Math.max(0, time.micros() - created.get().micros());
    }
    long sum = -1;
    for (int i = 4; i < 7; i++) {
      long stage = Decimals.seconds(common(i));
      sum = stage < 0 ? sum : Math.max(0, sum) + stage;
    }
    return sum;
  }

  private List<UpstreamAttempt> attempts(long took) {
    String target = common(3);
    if (target.equals("-")) {
      return List.of();
    }
    long sent = Decimals.seconds(common(4));
    long answered = Decimals.seconds(common(5));
    boolean waited = answered < 0 && took >= 0;
    return List.of(
        new UpstreamAttempt(
            target,
            status(8),
            -1,
            answered,
            waited ? took - Math.min(took, Math.max(0, sent)) : -1));
  }

  /**
   * A code of the load balancer's own, beside which the target has none. Source: "Troubleshoot your
   * Application Load Balancers".
   */
  private Optional<Ending> ending() {
    if (status(8) > 0) {
      return status(7) == 502 && status(8) < 500
          ? Optional.of(new Ending(Notice.UPSTREAM_BAD_RESPONSE, Phase.READING_HEADER))
          : Optional.empty();
    }
    boolean chosen = !common(3).equals("-");
    Phase waiting = chosen ? Phase.READING_HEADER : Phase.UNKNOWN;
    return switch (status(7)) {
      case 460 -> Optional.of(new Ending(Notice.CLIENT_CLOSED, waiting));
      case 408 -> Optional.of(new Ending(Notice.CLIENT_TIMED_OUT, Phase.READING_CLIENT));
      case 502 -> Optional.of(new Ending(Notice.UPSTREAM_CLOSED, waiting));
      case 503 -> Optional.of(new Ending(Notice.NO_LIVE_UPSTREAMS, Phase.UNKNOWN));
      case 504 -> Optional.of(new Ending(Notice.UPSTREAM_TIMED_OUT, waiting));
      default -> Optional.empty();
    };
  }

  /** A field that both kinds have, counted from the time. */
  private String common(int index) {
    int at = classic ? index : index + 1;
    return at < parts.size() ? parts.get(at) : "-";
  }

  /** A field of an Application Load Balancer, counted from its type; empty: none. */
  private String application(int index) {
    return classic || index >= parts.size() ? "" : text(parts.get(index));
  }

  private int status(int index) {
    long status = Decimals.whole(common(index));
    return status > 0 ? (int) status : -1;
  }

  private static String text(String field) {
    return field.equals("-") ? "" : field;
  }
}
