package io.culprit.benchmark.day;

import java.util.ArrayList;
import java.util.List;

/**
 * Somebody who calls.
 *
 * @param address IPv4
 * @param agent what it calls itself, as nginx escapes it
 * @param kind how it behaves
 * @param user the name it signs in with at the proxy; {@code -}: none
 */
record Client(String address, String agent, Kind kind, String user) {
  /** How clients behave. */
  enum Kind {
    /** Loads pages and what belongs to them, then calls the API. */
    BROWSER,
    /** Calls the API only. */
    PROGRAM,
    /** Looks for what nobody serves. */
    ROBOT,
    /** Asks for the health. */
    MONITOR
  }

  static final Client MONITOR = new Client("10.0.0.9", "health-check/1.0", Kind.MONITOR, "-");

  /** A crowd from several hundred networks, those who come most often first. */
  static Zipf<Client> crowd(int size, Dice dice) {
    List<String> networks = new ArrayList<>(List.of("192.0.2.", "198.51.100.", "203.0.113."));
    for (int i = 0; i < 400; i++) {
      networks.add("198." + (18 + dice.below(2)) + '.' + dice.below(256) + '.');
      networks.add("100." + (64 + dice.below(64)) + '.' + dice.below(256) + '.');
    }
    Zipf<String> network = new Zipf<>(networks, 0.7);
    Zipf<String> browser = new Zipf<>(Words.BROWSERS, 0.8);
    Zipf<String> program = new Zipf<>(Words.PROGRAMS, 0.8);
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String address = network.choose(dice) + (1 + dice.below(254));
      if (dice.chance(0.75)) {
        clients.add(new Client(address, browser.choose(dice), Kind.BROWSER, "-"));
      } else if (dice.chance(0.9)) {
        String user = dice.chance(0.1) ? "partner-" + dice.below(40) : "-";
        clients.add(new Client(address, program.choose(dice), Kind.PROGRAM, user));
      } else {
        clients.add(new Client(address, dice.one(Words.ROBOTS), Kind.ROBOT, "-"));
      }
    }
    return new Zipf<>(clients, 0.6);
  }
}
