package io.culprit.benchmark.day;

import static io.culprit.benchmark.day.DayTime.MILLI;
import static io.culprit.benchmark.day.DayTime.SECOND;

import java.util.Locale;

/**
 * The application behind nginx. Between 14:20 and 14:30 one of its routes takes longer than nginx
 * waits: the client gets a 504, uvicorn writes no line, the handler ends well and too late.
 */
final class Upstream {
  /** {@code proxy_read_timeout} of the nginx.conf that is written beside the logs. */
  private static final long READ_TIMEOUT = 30 * SECOND;

  private static final long SLOW_FROM = (14 * 60 + 20) * 60 * SECOND;
  private static final long SLOW_TO = (14 * 60 + 30) * 60 * SECOND;

  private static final String TIMED_OUT =
      "upstream timed out (110: Connection timed out) while reading response header from upstream";
  private static final String CLOSED =
      "upstream prematurely closed connection while reading response header from upstream";

  private final Dice dice;
  private final DayLogs logs;
  private int temporaryFiles;

  Upstream(Dice dice, DayLogs logs) {
    this.dice = dice;
    this.logs = logs;
  }

  /** Lets the application answer a request, and everybody write about it. */
  void call(Request request, Route route) {
    Tries tries = new Tries();
    long sent = request.arrival();
    if (route.method().equals("GET") && dice.chance(0.0004)) {
      // The application closed an idle connection just as nginx used it again; nginx tries anew.
      long lost = dice.below(3) * MILLI;
      tries.cut(0, lost);
      sent += lost;
      logs.complaint(sent, "error", CLOSED, request);
    }
    long connect = dice.chance(0.02) ? MILLI : 0;
    boolean slow = isSlow(request.arrival(), route);
    long handler = handlerMicros(route, slow);
    int status = slow ? route.status() : status(route);
    logs.handled(sent + connect, handler, request, status);

    long header = connect + handler + dice.below(900);
    long waited = sent - request.arrival();
    long patience = patience(header, slow);
    if (patience < Math.min(header, READ_TIMEOUT)) {
      logs.access(request, new Answer(499, 0, waited + patience, tries.cut(connect, patience)));
    } else if (header > READ_TIMEOUT) {
      long cut = READ_TIMEOUT + dice.below(4) * MILLI;
      logs.complaint(sent + cut, "error", TIMED_OUT, request);
      logs.access(request, new Answer(504, 160, waited + cut, tries.cut(connect, cut)));
    } else {
      logs.answered(sent + header, request, status);
      answer(request, status, bytes(route, status), waited, connect, header, tries);
    }
  }

  private void answer(
      Request request,
      int status,
      long bytes,
      long waited,
      long connect,
      long header,
      Tries tries) {
    long response = header + bytes / 80;
    long sending = bytes < 100_000 ? 0 : (long) (bytes / dice.logNormal(2.5, 0.9));
    if (sending > SECOND) {
      logs.complaint(request.arrival() + waited + response, "warn", temporaryFile(), request);
    }
    tries.answered(connect, header, response);
    logs.access(
        request, new Answer(status, bytes, waited + Math.max(response, header + sending), tries));
  }

  private String temporaryFile() {
    int number = ++temporaryFiles;
    return String.format(
        Locale.ROOT,
        "an upstream response is buffered to a temporary file /var/cache/nginx/proxy_temp/%d/%02d/%010d"
            + " while reading upstream",
        number % 10,
        number / 10 % 100,
        number);
  }

  private static boolean isSlow(long arrival, Route route) {
    return route.equals(Routes.SLOW) && arrival >= SLOW_FROM && arrival < SLOW_TO;
  }

  private long handlerMicros(Route route, boolean slow) {
    double millis =
        slow ? dice.logNormal(75_000, 0.25) : dice.logNormal(route.millis(), Route.SIGMA);
    return (long) (millis * MILLI);
  }

  /** How long the client waits; most wait longer than it takes. */
  private long patience(long header, boolean slow) {
    if (slow) {
      return dice.chance(0.15) ? (long) (dice.between(5, 30) * SECOND) : Long.MAX_VALUE;
    }
    boolean leaves = dice.chance(header > SECOND ? 0.04 : 0.001);
    return leaves ? (long) (header * dice.between(0.1, 0.9)) : Long.MAX_VALUE;
  }

  private int status(Route route) {
    if (route.equals(Routes.HEALTH) || dice.chance(0.975)) {
      return route.status();
    }
    if (dice.chance(0.03)) {
      return 500;
    }
    if (dice.chance(0.3)) {
      return 401;
    }
    return route.method().equals("GET") ? 404 : 422;
  }

  private long bytes(Route route, int status) {
    if (status == 204) {
      return 0;
    }
    double median = status < 400 ? route.bytes() : 74;
    return route.equals(Routes.HEALTH)
        ? 25
        : (long) dice.logNormal(median, status < 400 ? 0.7 : 0.2);
  }
}
