package io.culprit.parse.nginx;

import io.culprit.parse.source.Decimals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Says what the columns of an undeclared access format mean: by label, by what values can only be,
 * by order.
 */
final class ColumnRoles {
  private static final Pattern PORT = Pattern.compile("80|443|[1-9]\\d{3,4}");
  private static final Pattern HOST =
      Pattern.compile(
          "(?=.*[A-Za-z])(?:[A-Za-z0-9-]+\\.)+[A-Za-z0-9-]+(?::\\d+)?|localhost(?::\\d+)?");
  private static final Pattern ORIGIN = Pattern.compile("[a-z][a-z0-9+.-]*://[^/\\s]+|null");
  private static final Pattern URL = Pattern.compile("[a-z][a-z0-9+.-]*://\\S+");
  private static final Set<String> BODILESS = Set.of("204", "304");
  private static final Pattern AGENT =
      Pattern.compile(".*(?:Mozilla/|curl/|python-|kube-probe/|okhttp/|Go-http-client/).*");

  private final List<Column> columns;
  private final Map<Integer, Field> roles = new HashMap<>();

  private ColumnRoles(List<Column> columns) {
    this.columns = columns;
  }

  /** The meaning of each column by its index; a column that may be several things has none. */
  static Map<Integer, Field> of(List<Column> columns) {
    ColumnRoles finder = new ColumnRoles(columns);
    finder.labelled(true);
    finder.labelled(false);
    finder.typed();
    finder.statuses();
    finder.addresses();
    finder.targets();
    finder.paths();
    finder.texts();
    finder.seconds();
    finder.bytes();
    finder.connections();
    return finder.roles;
  }

  /** What a column is on the strength of its values alone. */
  static Optional<Field> plain(Column column) {
    Optional<Field> time = ValueKinds.time(column.values()).filter(t -> nginxTime(column, t));
    if (time.isPresent()) {
      return time;
    }
    if (column.most(ValueKinds::request)) {
      return Optional.of(Field.REQUEST);
    }
    if (column.all(ValueKinds::method)) {
      return Optional.of(Field.METHOD);
    }
    if (column.all(ValueKinds::id)) {
      return Optional.of(Field.REQUEST_ID);
    }
    if (column.all(v -> v.equals("OK"))) {
      return Optional.of(Field.COMPLETION);
    }
    return column.most(v -> AGENT.matcher(v).matches())
        ? Optional.of(Field.USER_AGENT)
        : Optional.empty();
  }

  /**
   * nginx's times have an offset or are epoch seconds with three decimals; an application's often
   * neither.
   */
  private static boolean nginxTime(Column column, Field notation) {
    return switch (notation) {
      case TIME_ISO ->
          column.all(
              v ->
                  v.length() >= 20 && v.charAt(10) == 'T' && (v.length() == 25 || v.endsWith("Z")));
      case MSEC -> column.all(v -> v.indexOf('.') == v.length() - 4);
      default -> true;
    };
  }

  /**
   * By label, the variables' own names first: where one file has a {@code request_time} and a
   * {@code response_time}, only the former can be what nginx calls so.
   */
  private void labelled(boolean exactly) {
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      Optional<Field> named =
          column.label().isEmpty() || !open(i) || (exactly && !Names.exact(column.label()))
              ? Optional.empty()
              : Names.field(column.label());
      if (named.isEmpty() || roles.containsValue(named.get())) {
        continue;
      }
      Field field = named.get();
      boolean fits =
          switch (field) {
            case TIME_ISO -> false;
            case STATUS -> column.all(ValueKinds::status);
            case REQUEST -> column.most(ValueKinds::request);
            case METHOD -> column.all(ValueKinds::method);
            case TARGET, PATH -> column.most(ValueKinds::target);
            case REQUEST_TIME -> column.firm() && column.all(ValueKinds::seconds);
            case CONNECT_TIME, HEADER_TIME, RESPONSE_TIME ->
                column.values().stream()
                    .allMatch(v -> ValueKinds.nothing(v) || ValueKinds.secondsList(v));
            case BODY_BYTES, BYTES, REMOTE_PORT -> column.all(ValueKinds::whole);
            case CONNECTION ->
                column.all(ValueKinds::whole) && column.distinct() * 2 > column.values().size();
            case REMOTE_ADDRESS, PEER_ADDRESS -> column.all(ValueKinds::address);
            case COMPLETION ->
                column.values().stream().allMatch(v -> ValueKinds.nothing(v) || v.equals("OK"));
            // LTSV calls the client "host"; a host that is an address is left to be told by its
            // values.
            case HOST, SERVER_NAME -> !column.all(ValueKinds::address);
            case UPSTREAM_ADDRESS -> column.most(ValueKinds::addressAndPort);
            // People write "ua" for either of the two.
            case USER_AGENT -> !column.most(ValueKinds::addressAndPort);
            // A serial number is nobody's id: every log that counts has the same ones.
            case REQUEST_ID -> !column.all(v -> v.length() < 10 && ValueKinds.whole(v));
            default -> true;
          };
      Optional<Field> time =
          field == Field.TIME_ISO ? ValueKinds.time(column.values()) : Optional.empty();
      if (fits || time.isPresent()) {
        roles.put(i, time.orElse(field));
      }
    }
  }

  private void typed() {
    for (int i = 0; i < columns.size(); i++) {
      Optional<Field> field = open(i) ? plain(columns.get(i)) : Optional.empty();
      if (field.isPresent()) {
        give(i, field.get());
      }
    }
  }

  private void statuses() {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (open(i)
          && columns
              .get(i)
              .all(v -> UpstreamLists.split(v).stream().allMatch(ColumnRoles::statusOrNone))) {
        found.add(i);
      }
    }
    for (int i : found) {
      if (!roles.containsValue(Field.STATUS)
          && columns.get(i).firm()
          && columns.get(i).all(ValueKinds::status)) {
        give(i, Field.STATUS);
      }
    }
    int status = indexOf(Field.STATUS);
    for (int i : found) {
      if (open(i) && status >= 0 && followsStatus(columns.get(i), columns.get(status))) {
        give(i, Field.UPSTREAM_STATUS);
      }
    }
  }

  private static boolean statusOrNone(String value) {
    return ValueKinds.status(value) || value.equals("-");
  }

  /**
   * Whether a column repeats the status wherever it says anything, as the upstream's nearly always
   * does.
   */
  private static boolean followsStatus(Column column, Column status) {
    int same = 0;
    int telling = 0;
    for (int row = 0; row < column.values().size(); row++) {
      List<String> tries = UpstreamLists.split(column.values().get(row));
      if (!tries.isEmpty() && !tries.get(tries.size() - 1).equals("-")) {
        telling++;
        same += tries.get(tries.size() - 1).equals(status.values().get(row)) ? 1 : 0;
      }
    }
    return telling > 0 && same * 10 >= telling * 9;
  }

  private void addresses() {
    int client = -1;
    int quotedClient = -1;
    for (int i = 0; i < columns.size(); i++) {
      if (!open(i)) {
        continue;
      }
      Column column = columns.get(i);
      boolean quoted = column.after().startsWith("\"");
      if (column.firm() && !quoted && column.all(ValueKinds::address)) {
        // Of two, the one that varies is the client: the other is the server's own.
        client = client < 0 || column.distinct() > columns.get(client).distinct() ? i : client;
      } else if (column.firm() && quotedClient < 0 && column.all(ValueKinds::address)) {
        quotedClient = i;
      } else if (column.all(ValueKinds::addresses)) {
        // Quotes are put around what may hold spaces; a list of addresses needs none to be told.
        give(i, Field.FORWARDED_FOR);
      } else if (upstream(column)) {
        give(i, Field.UPSTREAM_ADDRESS);
      }
    }
    if (quotedClient >= 0) {
      // Some quote every value: the client's address is then the one that no line is without.
      give(quotedClient, client < 0 ? Field.REMOTE_ADDRESS : Field.FORWARDED_FOR);
    }
    if (client >= 0) {
      give(client, Field.REMOTE_ADDRESS);
    }
  }

  /**
   * A few addresses with ports, and the names of groups none of which was up. One address at a
   * usual port throughout may as well be the server's own.
   */
  private static boolean upstream(Column column) {
    boolean own = column.distinct() == 1 && column.values().get(0).matches(".*:(?:80|443)");
    return !own
        && column.most(ValueKinds::addressAndPort)
        && column.distinct() <= 1 + column.values().size() / 4;
  }

  private void targets() {
    int target = -1;
    for (int i = 0; i < columns.size(); i++) {
      if (open(i) && columns.get(i).most(ValueKinds::target)) {
        target = target < 0 || (queried(i) && !queried(target)) ? i : target;
      }
    }
    if (target >= 0) {
      give(target, Field.TARGET);
    }
  }

  /**
   * What is called a URI but never has the query that the request beside it has is {@code $uri},
   * which an internal redirect changes.
   */
  private void paths() {
    int target = indexOf(Field.TARGET);
    int request = indexOf(Field.REQUEST);
    if (target >= 0 && request >= 0 && !queried(target) && queried(request)) {
      roles.put(target, Field.PATH);
    }
  }

  private boolean queried(int column) {
    return columns.get(column).values().stream().anyMatch(v -> v.indexOf('?') >= 0);
  }

  private void texts() {
    for (int i = 0; i < columns.size(); i++) {
      if (!open(i)) {
        continue;
      }
      Column column = columns.get(i);
      if (column.all(v -> ORIGIN.matcher(v).matches())) {
        give(i, Field.ORIGIN);
      } else if (column.most(v -> URL.matcher(v).matches())) {
        give(i, Field.REFERER);
      } else if (hosts(column)) {
        give(i, Field.HOST);
        if (i + 1 < columns.size()
            && open(i + 1)
            && columns.get(i + 1).all(PORT.asMatchPredicate())) {
          give(i + 1, Field.SERVER_PORT);
        }
      }
    }
  }

  /** Names of hosts, nearly all of them: a client may write anything into that header. */
  private static boolean hosts(Column column) {
    return column.most(v -> HOST.matcher(v).matches())
        && column.values().stream().noneMatch(v -> v.indexOf(' ') >= 0)
        && !column.most(ValueKinds::address);
  }

  private void seconds() {
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (open(i)
          && columns.get(i).label().isEmpty()
          && columns.get(i).all(ValueKinds::secondsList)) {
        open.add(i);
      }
    }
    int total = indexOf(Field.REQUEST_TIME);
    TimeColumns.roles(columns, open, total).forEach(this::give);
  }

  /**
   * The size of the answer stands behind the status in every usual format; elsewhere a number may
   * be anything.
   */
  private void bytes() {
    int behind = indexOf(Field.STATUS) + 1;
    if (behind > 0
        && behind < columns.size()
        && open(behind)
        && columns.get(behind).all(ValueKinds::whole)) {
      give(behind, countsHeaders(columns.get(behind)) ? Field.BYTES : Field.BODY_BYTES);
    }
  }

  /** A serial number of connections, with the number of the request on it behind. */
  private void connections() {
    for (int i = 0; i + 1 < columns.size(); i++) {
      if (open(i) && open(i + 1) && Serials.are(columns.get(i), columns.get(i + 1))) {
        give(i, Field.CONNECTION);
      }
    }
  }

  /** Whether answers that cannot have a body count bytes: then those are the headers'. */
  private boolean countsHeaders(Column bytes) {
    int request = indexOf(roles.containsValue(Field.METHOD) ? Field.METHOD : Field.REQUEST);
    Column status = columns.get(indexOf(Field.STATUS));
    for (int row = 0; request >= 0 && row < bytes.values().size(); row++) {
      boolean bodiless =
          columns.get(request).values().get(row).startsWith("HEAD")
              || BODILESS.contains(status.values().get(row));
      if (bodiless && Decimals.whole(bytes.values().get(row)) > 0) {
        return true;
      }
    }
    return false;
  }

  private boolean open(int index) {
    return !roles.containsKey(index);
  }

  private void give(int index, Field field) {
    if (!roles.containsValue(field)) {
      roles.put(index, field);
    }
  }

  private int indexOf(Field field) {
    for (Map.Entry<Integer, Field> entry : roles.entrySet()) {
      if (entry.getValue() == field) {
        return entry.getKey();
      }
    }
    return -1;
  }
}
