package io.culprit.parse.balancer;

import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.Hop;
import io.culprit.parse.event.Origin;
import io.culprit.parse.event.UpstreamAttempt;
import io.culprit.parse.source.Decimals;
import io.culprit.parse.source.TimeText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of haproxy's HTTP log, cut into its parts. Timers are milliseconds, -1 where a stage was
 * not completed.
 *
 * @param client address and port
 * @param accepted arrival of the first byte
 * @param server {@code backend/server}
 * @param timers TR, Tw, Tc, Tr, Ta
 * @param status status; -1: none
 * @param bytes bytes sent with headers
 * @param termination four characters
 * @param captures captured headers, braces and all
 * @param request the quoted request; cut where the line is
 */
record HaproxyRequest(
    String client,
    TimeText accepted,
    String server,
    List<Long> timers,
    int status,
    long bytes,
    String termination,
    String captures,
    String request) {
  private static final int FIXED = 10;
  private static final long MILLI = 1_000;

  HaproxyRequest {
    timers = List.copyOf(timers);
  }

  /** Cuts what follows the accept date; null: it is not an HTTP log line. */
  static @Nullable HaproxyRequest of(String client, TimeText accepted, String rest) {
    String[] words = rest.split(" ", FIXED);
    if (words.length < 8) {
      return null;
    }
    String[] times = words[2].split("/", -1);
    if (times.length != 5 || words[1].indexOf('/') < 0) {
      return null;
    }
    Long[] timers = new Long[5];
    for (int i = 0; i < 5; i++) {
      String time = unsigned(times[i]);
      timers[i] = Decimals.whole(time);
      if (timers[i] < 0 && !time.equals("-1")) {
        return null;
      }
    }
    long status = Decimals.whole(words[3]);
    if (status < 0 && !words[3].equals("-1")) {
      return null;
    }
    String tail = words.length == FIXED ? words[9] : "";
    int quote = tail.indexOf('"');
    int close = quote < 0 ? -1 : tail.indexOf('"', quote + 1);
    String request = quote < 0 ? "" : tail.substring(quote + 1, close < 0 ? tail.length() : close);
    return new HaproxyRequest(
        client,
        accepted,
        words[1],
        List.of(timers),
        (int) status,
        Decimals.whole(unsigned(words[4])),
        words[7],
        quote < 0 ? tail : tail.substring(0, quote),
        request);
  }

  /** The event it tells of. */
  AccessEvent event(Origin origin) {
    long total = timers.get(4);
    int colon = client.lastIndexOf(':');
    long port = colon < 0 ? -1 : Decimals.whole(client, colon + 1, client.length());
    int space = request.indexOf(' ');
    boolean proper = space > 0 && !request.startsWith("<");
    int last = request.lastIndexOf(' ');
    boolean protocol = last > space && request.startsWith("HTTP/", last + 1);
    return AccessEvent.at(origin, Hop.BALANCER, accepted.moment().plus(Math.max(0, total) * MILLI))
        .durationMicros(micros(total))
        .method(proper ? request.substring(0, space) : "")
        .target(
            proper
                ? unescaped(request.substring(space + 1, protocol ? last : request.length()))
                : "")
        .status(status > 0 ? status : -1)
        .bytes(bytes)
        .upstreamLogged(true)
        .attempts(attempts())
        .client(colon < 0 ? client : client.substring(0, colon))
        .clientPort((int) port)
        .userAgent(capture("Mozilla/"))
        .requestId(HaproxyCaptures.id(captures))
        .termination(termination)
        .ending(HaproxyTermination.ending(termination))
        .build();
  }

  private List<UpstreamAttempt> attempts() {
    if (server.endsWith("<NOSRV>") || server.endsWith("<STATS>")) {
      return List.of();
    }
    long queue = timers.get(1);
    long connect = timers.get(2);
    long header = timers.get(3);
    long total = timers.get(4);
    boolean connected = queue >= 0 && connect >= 0;
    // No header came, or haproxy refused it: the status is haproxy's own.
    boolean own = header < 0 || termination.startsWith("PH") || termination.startsWith("L");
    return List.of(
        new UpstreamAttempt(
            server,
            own || status <= 0 ? -1 : status,
            connected ? micros(queue + connect) : -1,
            connected && header >= 0 ? micros(queue + connect + header) : -1,
            timers.get(0) >= 0 && total >= 0 ? micros(Math.max(0, total - timers.get(0))) : -1));
  }

  private String capture(String beginning) {
    return HaproxyCaptures.beginning(captures, beginning);
  }

  private static long micros(long millis) {
    return millis < 0 ? -1 : millis * MILLI;
  }

  /** A number without the {@code +} that says it is not final. */
  private static String unsigned(String number) {
    return number.startsWith("+") ? number.substring(1) : number;
  }

  /** Puts characters back for {@code #22} and the like. */
  private static String unescaped(String text) {
    if (text.indexOf('#') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int high = c == '#' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
      int low = high >= 0 ? Character.digit(text.charAt(i + 2), 16) : -1;
      if (low >= 0) {
        out.append((char) (high * 16 + low));
        i += 2;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
