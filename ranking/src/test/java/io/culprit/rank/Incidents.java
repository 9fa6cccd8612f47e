package io.culprit.rank;

import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Phase;
import io.culprit.rank.Exchanges.Source;

/** Whole incidents with one known cause each, told by all the logs that could tell. */
public final class Incidents {
  private static final int ROUNDS = 8;

  private Incidents() {}

  /** One stray close and one stray reset in four hundred calls: any day. */
  public static Cases everyday() {
    return Cases.healthy(200)
        .calls(1, c -> c.closed(700).unhandled())
        .calls(200, c -> c)
        .and(Source.ERRORS, Source.SERVER);
  }

  /** A route that always takes about six seconds behind a limit of five. */
  public static Cases limitTooShort() {
    return Cases.healthy(200)
        .calls(
            30,
            (c, i) ->
                c.path("/api/export/" + i)
                    .cutByProxy(5_000)
                    .handler(5_900 + 10 * i)
                    .notice(Notice.UPSTREAM_TIMED_OUT, Phase.READING_HEADER))
        .and(Source.SERVER);
  }

  /** A route whose times run from two seconds to a minute with a partner's, cut at five. */
  public static Cases heavyTail() {
    Cases c =
        Cases.healthy(200).calls(30, (x, i) -> x.path("/api/search/" + i).handler(1_700 + 100 * i));
    for (int i = 0; i < 30; i++) {
      int turn = i;
      long time = 5_100 + 60L * i * i;
      c.message(Source.SERVER, Notice.EXTERNAL_WAIT, 1000 * c.next() + time, time - 100)
          .calls(
              1,
              x ->
                  x.path("/api/search/" + turn)
                      .cutByProxy(5_000)
                      .handler(time)
                      .notice(Notice.UPSTREAM_TIMED_OUT, Phase.READING_HEADER));
    }
    return c;
  }

  /** One handler holds the loop for four seconds, eight times; what waits is cut at three. */
  public static Cases blockedLoop() {
    return standstills(true);
  }

  /** The process stands still for four seconds, eight times; whatever was due goes on at once. */
  public static Cases frozenProcess() {
    return standstills(false);
  }

  /** Workers are killed three times; requests on them are lost. */
  public static Cases killedWorkers() {
    Cases c = Cases.healthy(60);
    for (int k = 0; k < 3; k++) {
      long at = 1000 * c.next();
      c.message(Source.SERVER, Notice.WORKER_KILLED, at)
          .message(Source.SERVER, Notice.WORKER_STARTED, at + 1_500)
          .calls(
              6,
              (x, i) ->
                  x.at(at + 150 * i)
                      .lostUpstream()
                      .notice(Notice.UPSTREAM_REFUSED, Phase.CONNECTING))
          .calls(40, x -> x);
    }
    return c;
  }

  private static Cases standstills(boolean oneHandler) {
    Cases c = Cases.healthy(40);
    for (int round = 0; round < ROUNDS; round++) {
      int turn = round;
      long at = 1000 * c.next() + 10_000L * round;
      c.calls(8, (x, i) -> x.at(at + 500 * i));
      long stop = at + 4_000;
      if (oneHandler) {
        c.calls(1, x -> x.at(stop).path("/api/build/" + turn).handler(4_000));
      } else {
        c.calls(2, (x, i) -> x.at(stop + i).handler(4_000));
      }
      c.calls(
          4,
          (x, i) ->
              x.at(stop + 400 + 200 * i).cutByProxy(3_000).waited(3_700 - 150 * i).handler(40 + i));
    }
    return c.calls(30, x -> x.at(1000 * c.next() + 10_000L * ROUNDS));
  }
}
