package io.culprit.parse.nginx;

import io.culprit.parse.source.Decimals;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells {@code $connection} and {@code $connection_requests} from other pairs of numbers. */
final class Serials {
  /** Fewest lines that show how numbers run. */
  private static final int FEWEST = 20;

  private Serials() {}

  /**
   * Whether the one column numbers connections and the other counts the requests on each: no pair
   * comes twice, most connections begin at request 1, and most new ones are the highest so far.
   */
  static boolean are(Column connection, Column request) {
    List<String> serials = connection.values();
    boolean numbers =
        connection.firm()
            && request.firm()
            && connection.all(ValueKinds::whole)
            && request.all(ValueKinds::whole);
    if (!numbers || serials.size() < FEWEST) {
      return false;
    }
    Set<Long> connections = new HashSet<>();
    Set<String> pairs = new HashSet<>();
    long highest = -1;
    int rising = 0;
    int first = 0;
    for (int row = 0; row < serials.size(); row++) {
      long serial = Decimals.whole(serials.get(row));
      long count = Decimals.whole(request.values().get(row));
      if (!pairs.add(serial + "/" + count)) {
        return false;
      }
      first += count == 1 ? 1 : 0;
      if (connections.add(serial) && serial > highest) {
        rising++;
        highest = serial;
      }
    }
    return connections.size() > 1
        && first * 2 >= connections.size()
        && rising * 2 >= connections.size();
  }
}
