package io.culprit.benchmark.day;

import static io.culprit.benchmark.day.DayTime.MILLI;
import static io.culprit.benchmark.day.DayTime.SECOND;

/** Those who call, and what they call one after the other. Not thread-safe. */
final class Visitors {
  private static final int CROWD = 8000;
  private static final String SITE = "https://www.shop.example";
  private static final String HELLO = "\\x16\\x03\\x01\\x02\\x00\\x01\\x00\\x01\\xFC\\x03\\x03";

  private final Dice dice;
  private final DayLogs logs;
  private final Upstream upstream;
  private final Zipf<Client> crowd;
  private final Zipf<String> assets = new Zipf<>(Words.ASSETS, 0.5);
  private long connections;

  Visitors(Dice dice, DayLogs logs) {
    this.dice = dice;
    this.logs = logs;
    upstream = new Upstream(dice, logs);
    crowd = Client.crowd(CROWD, dice);
  }

  /** One visit, from its first request to its last. */
  void visit(long start) {
    connections++;
    Client client = dice.chance(0.02) ? Client.MONITOR : crowd.choose(dice);
    switch (client.kind()) {
      case BROWSER -> api(client, page(client, start), true);
      case PROGRAM -> api(client, start, false);
      case ROBOT -> probe(client, start);
      case MONITOR -> upstream.call(request(client, start, "GET", "/health", "-"), Routes.HEALTH);
    }
  }

  /** A page and the files that belong to it, most of which the browser still has. */
  private long page(Client client, long start) {
    String page = dice.one(Words.PAGES);
    String from = dice.chance(0.5) ? "https://search.example/?q=" + dice.one(Words.SLUGS) : "-";
    file(request(client, start, "GET", page, from), 200, 1850);
    long at = start;
    for (int i = dice.repeats(2); i > 1; i--) {
      at += (long) (dice.between(20, 150) * MILLI);
      boolean known = dice.chance(0.4);
      String asset = assets.choose(dice);
      file(
          request(client, at, "GET", asset, SITE + page),
          known ? 304 : 200,
          known ? 0 : 900 + asset.length() * 2113L);
    }
    return at + 200 * MILLI;
  }

  private void api(Client client, long start, boolean browser) {
    long at = start;
    String referer = browser ? SITE + "/products/" + dice.one(Words.SLUGS) : "-";
    for (int i = dice.repeats(9); i > 0; i--) {
      Route route = Routes.API.choose(dice);
      String target = route.target(dice);
      upstream.call(request(client, at, route.method(), target, referer), route);
      // Half of the calls follow at once, the others when the visitor has looked.
      at += (long) (dice.chance(0.5) ? dice.between(5, 80) * MILLI : dice.logNormal(4, 1) * SECOND);
      if (browser && dice.chance(0.2)) {
        referer = SITE + "/products/" + dice.one(Words.SLUGS) + "?from=list&page=" + dice.below(9);
      }
    }
  }

  private void probe(Client client, long start) {
    if (dice.chance(0.2)) {
      // TLS on the plain port.
      Client unknown = new Client(client.address(), "-", client.kind(), "-");
      String id = dice.hex(32);
      Request hello = new Request(start, unknown, connections, HELLO, "", "", "-", id);
      logs.access(hello, new Answer(400, 150, dice.below(90) * MILLI, Tries.NONE));
      return;
    }
    for (int i = dice.repeats(3); i > 0; i--) {
      file(request(client, start + i * 40L * MILLI, "GET", dice.one(Words.PROBES), "-"), 404, 146);
    }
  }

  /** What nginx answers itself, at once. */
  private void file(Request request, int status, long bytes) {
    long micros = bytes < 10_000 ? 0 : (long) (dice.logNormal(3, 1.2) * MILLI);
    logs.access(request, new Answer(status, bytes, micros, Tries.NONE));
  }

  private Request request(Client client, long at, String method, String target, String referer) {
    boolean second = client.kind() == Client.Kind.BROWSER;
    String line = method + ' ' + target + (second ? " HTTP/2.0" : " HTTP/1.1");
    return new Request(at, client, connections, line, method, target, referer, dice.hex(32));
  }
}
