package io.culprit.parse.nginx;

import io.culprit.parse.source.Decimals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells nginx's durations apart by how they order: connect &lt;= header &lt;= response &lt;=
 * request. {@code $request_time} is printed for every request, the upstream's times only where
 * there was an upstream.
 */
final class TimeColumns {
  /** The two clocks nginx measures with may differ by this much. */
  private static final long SLACK = 2_000;

  /** Below this a duration says nothing about which of two it is near. */
  private static final long TELLING = 20_000;

  private TimeColumns() {}

  /**
   * The meaning of unlabelled columns of seconds.
   *
   * @param columns all columns
   * @param open indexes of the columns to be told apart, in order
   * @param total index of the request time where it is known; -1: not yet
   */
  static Map<Integer, Field> roles(List<Column> columns, List<Integer> open, int total) {
    Map<Integer, Field> roles = new HashMap<>();
    List<Integer> rest = new ArrayList<>(open);
    int request = total;
    if (request < 0) {
      request = request(columns, open);
      if (request < 0) {
        return roles;
      }
      roles.put(request, Field.REQUEST_TIME);
      rest.remove(Integer.valueOf(request));
    }
    Column whole = columns.get(request);
    rest.removeIf(i -> !within(columns.get(i), whole));
    if (rest.size() == 1 && near(columns.get(rest.get(0)), whole)) {
      roles.put(rest.get(0), Field.RESPONSE_TIME);
    } else if (rest.size() == 2 || rest.size() == 3) {
      ordered(columns, rest, whole, roles);
    }
    return roles;
  }

  /** The column that is always there and never below another. */
  private static int request(List<Column> columns, List<Integer> open) {
    for (int i : open) {
      Column candidate = columns.get(i);
      boolean least = candidate.firm() && candidate.all(ValueKinds::seconds);
      for (int j : open) {
        least = least && within(columns.get(j), candidate);
      }
      if (least) {
        return i;
      }
    }
    return -1;
  }

  private static void ordered(
      List<Column> columns, List<Integer> rest, Column whole, Map<Integer, Field> roles) {
    List<Integer> up = new ArrayList<>(rest);
    // A stable sort by what is within what: columns that are equal throughout keep nginx's own
    // order.
    for (int i = 0; i < up.size(); i++) {
      for (int j = i + 1; j < up.size(); j++) {
        if (!within(columns.get(up.get(i)), columns.get(up.get(j)))) {
          int swap = up.get(i);
          up.set(i, up.get(j));
          up.set(j, swap);
        }
      }
    }
    for (int i = 0; i + 1 < up.size(); i++) {
      if (!within(columns.get(up.get(i)), columns.get(up.get(i + 1)))) {
        return;
      }
    }
    int last = up.get(up.size() - 1);
    if (!near(columns.get(last), whole)) {
      return;
    }
    roles.put(last, Field.RESPONSE_TIME);
    if (up.size() == 3) {
      roles.put(up.get(0), Field.CONNECT_TIME);
      roles.put(up.get(1), Field.HEADER_TIME);
    } else if (near(columns.get(up.get(0)), columns.get(last))) {
      roles.put(up.get(0), Field.HEADER_TIME);
    }
  }

  /** Whether one duration is never longer than the other, where both are single. */
  private static boolean within(Column shorter, Column longer) {
    int rows = 0;
    int broken = 0;
    for (int row = 0; row < shorter.values().size(); row++) {
      long a = Decimals.seconds(shorter.values().get(row));
      long b = Decimals.seconds(longer.values().get(row));
      if (a >= 0 && b >= 0) {
        rows++;
        broken += a > b + SLACK ? 1 : 0;
      }
    }
    return broken * 100 <= rows;
  }

  /** Whether a duration is most of the other one in most lines that are long enough to tell. */
  private static boolean near(Column part, Column whole) {
    int rows = 0;
    int near = 0;
    for (int row = 0; row < part.values().size(); row++) {
      long a = Decimals.seconds(part.values().get(row));
      long b = Decimals.seconds(whole.values().get(row));
      if (a >= 0 && b >= TELLING) {
        rows++;
        near += a * 2 >= b ? 1 : 0;
      }
    }
    return rows > 0 && near * 2 > rows;
  }
}
