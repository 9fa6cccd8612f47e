package io.culprit.parse.nginx;

import io.culprit.parse.event.UpstreamAttempt;
import io.culprit.parse.source.Decimals;
import java.util.ArrayList;
import java.util.List;

/**
 * nginx's {@code $upstream_*} variables: parallel lists, one element a try. Tries are parted by
 * {@code ", "}, groups of tries before and after an internal redirect by {@code " : "}.
 */
final class UpstreamLists {
  private UpstreamLists() {}

  /** The tries that the lists of one line tell of; none where all of them say {@code -}. */
  static List<UpstreamAttempt> attempts(FieldValues values) {
    List<String> addresses = split(values.text(Field.UPSTREAM_ADDRESS));
    List<String> statuses = split(values.text(Field.UPSTREAM_STATUS));
    List<String> connects = split(values.text(Field.CONNECT_TIME));
    List<String> headers = split(values.text(Field.HEADER_TIME));
    List<String> responses = split(values.text(Field.RESPONSE_TIME));
    int count =
        Math.max(
            Math.max(addresses.size(), statuses.size()),
            Math.max(Math.max(connects.size(), headers.size()), responses.size()));
    if (count == 0) {
      return List.of();
    }
    List<UpstreamAttempt> attempts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String address = at(addresses, i);
      attempts.add(
          new UpstreamAttempt(
              address.equals("-") ? "" : address,
              (int) Math.min(999, Decimals.whole(at(statuses, i))),
              Decimals.seconds(at(connects, i)),
              Decimals.seconds(at(headers, i)),
              Decimals.seconds(at(responses, i))));
    }
    return attempts;
  }

  /** The elements of one list. Colons without spaces around them are part of an address. */
  static List<String> split(String list) {
    if (list.isEmpty()) {
      return List.of();
    }
    if (list.indexOf(' ') < 0 && list.indexOf(',') < 0) {
      return List.of(list);
    }
    List<String> parts = new ArrayList<>();
    int from = 0;
    int at = 0;
    while (at < list.length()) {
      if (list.charAt(at) == ',') {
        parts.add(list.substring(from, at).strip());
        from = at + 1;
      } else if (list.startsWith(" : ", at)) {
        parts.add(list.substring(from, at).strip());
        from = at + 3;
        at += 2;
      }
      at++;
    }
    parts.add(list.substring(from).strip());
    return parts;
  }

  private static String at(List<String> list, int index) {
    return index < list.size() ? list.get(index) : "";
  }
}
