package io.culprit.parse.nginx;

import io.culprit.parse.Sample;
import io.culprit.parse.source.JsonLine;
import io.culprit.parse.source.TimeText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the keys of one file's JSON objects mean. A key counts by its name, and only while its
 * values look the part.
 *
 * @param fields meaning by key
 * @param timed whether an object states a time
 * @param zoned whether that time carries a zone
 */
record JsonKeys(Map<String, Field> fields, boolean timed, boolean zoned) {
  private static final int LOOKED_AT = 100;

  /** Values that a key without a telling name must have to be read by them. */
  private static final int FEWEST = 5;

  private static final Set<Field> TIMES = EnumSet.of(Field.MSEC, Field.TIME_ISO, Field.TIME_LOCAL);
  private static final Set<Field> IDS =
      EnumSet.of(Field.REQUEST_ID, Field.TRACE_PARENT, Field.EDGE_ID);

  /** What only somebody between client and application logs. */
  private static final Set<Field> MARKS =
      EnumSet.of(
          Field.BODY_BYTES,
          Field.BYTES,
          Field.REMOTE_ADDRESS,
          Field.FORWARDED_FOR,
          Field.HOST,
          Field.SERVER_NAME,
          Field.REFERER,
          Field.USER_AGENT,
          Field.CONNECTION,
          Field.COMPLETION);

  JsonKeys {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** The keys of the sampled objects; empty where they are not a proxy's access lines. */
  static Optional<JsonKeys> of(Sample sample) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String line : sample.lines().subList(0, Math.min(LOOKED_AT, sample.lines().size()))) {
      if (line.startsWith("{")) {
        JsonLine.read(
            line, (name, value) -> values.computeIfAbsent(name, n -> new ArrayList<>()).add(value));
      }
    }
    Map<String, Field> fields = new LinkedHashMap<>();
    values.forEach((name, seen) -> meaning(name, seen).ifPresent(field -> fields.put(name, field)));
    values.forEach((name, seen) -> typed(name, seen, fields));
    Set<Field> known = EnumSet.noneOf(Field.class);
    known.addAll(fields.values());
    boolean timed =
        known.contains(Field.MSEC)
            || known.contains(Field.TIME_ISO)
            || known.contains(Field.TIME_LOCAL);
    boolean target =
        known.contains(Field.REQUEST) || known.contains(Field.TARGET) || known.contains(Field.PATH);
    if (!known.contains(Field.STATUS)
        || !target
        || !(timed || sample.wrapperTimes())
        || !proxy(known, values.keySet())) {
      return Optional.empty();
    }
    return Optional.of(new JsonKeys(fields, timed, zoned(fields, values)));
  }

  /**
   * Takes a key whose name says nothing, or {@code c}, by what its values are: a time, a status, an
   * id, where no key has that meaning yet.
   */
  private static void typed(String name, List<String> values, Map<String, Field> fields) {
    Field named = fields.get(name);
    if ((named != null && named != Field.CONNECTION) || values.size() < FEWEST) {
      return;
    }
    Collection<Field> known = fields.values();
    Optional<Field> time =
        known.stream().anyMatch(TIMES::contains) ? Optional.empty() : ValueKinds.time(values);
    if (time.isPresent()) {
      fields.put(name, time.get());
    } else if (!known.contains(Field.STATUS) && ValueKinds.all(values, ValueKinds::status)) {
      fields.put(name, Field.STATUS);
    } else if (known.stream().noneMatch(IDS::contains)
        && ValueKinds.all(values, ValueKinds::id)
        && Set.copyOf(values).size() == values.size()) {
      fields.put(name, Field.REQUEST_ID);
    }
  }

  /** The keys that are read, for a person. */
  String detail() {
    return "keys " + String.join(" ", fields.keySet());
  }

  private static boolean proxy(Set<Field> known, Set<String> names) {
    // An application's logger says who speaks and how loud; nginx never does.
    boolean logger = names.contains("logger") || names.contains("levelname");
    boolean upstream = known.stream().anyMatch(Field::upstream);
    return !logger && (upstream || known.stream().filter(MARKS::contains).count() >= 3);
  }

  private static boolean zoned(Map<String, Field> fields, Map<String, List<String>> values) {
    if (fields.containsValue(Field.MSEC)) {
      return true;
    }
    for (Map.Entry<String, Field> entry : fields.entrySet()) {
      if (entry.getValue() == Field.TIME_ISO || entry.getValue() == Field.TIME_LOCAL) {
        String first = values.getOrDefault(entry.getKey(), List.of("")).get(0);
        Optional<TimeText> time =
            entry.getValue() == Field.TIME_ISO ? TimeText.iso(first, 0) : TimeText.clf(first, 0);
        return time.isPresent() && time.get().zoned();
      }
    }
    return false;
  }

  private static Optional<Field> meaning(String name, List<String> values) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith("_ms") || lower.endsWith("_us") || lower.endsWith("_ns")) {
      return Optional.empty();
    }
    Optional<Field> named = Names.field(name);
    if (named.isEmpty()) {
      return named;
    }
    return switch (named.get()) {
      case TIME_ISO -> ValueKinds.time(values);
      case STATUS -> kept(named, ValueKinds.all(values, ValueKinds::status));
      case METHOD ->
          kept(
              named,
              ValueKinds.all(values, v -> v.equals(v.toUpperCase(Locale.ROOT)) && v.length() < 16));
      case REQUEST -> request(values);
      case TARGET, PATH ->
          kept(named, ValueKinds.all(values, v -> ValueKinds.target(v) || v.contains("://")));
      case REQUEST_TIME -> kept(named, ValueKinds.all(values, v -> number(v, Names.exact(name))));
      case CONNECT_TIME, HEADER_TIME, RESPONSE_TIME ->
          kept(
              named,
              allNothing(values) || ValueKinds.all(values, v -> times(v, Names.exact(name))));
      case UPSTREAM_ADDRESS ->
          kept(
              named, !name.equals("backend") || ValueKinds.all(values, ValueKinds::addressAndPort));
      case BODY_BYTES, BYTES, REMOTE_PORT, CONNECTION ->
          kept(named, ValueKinds.all(values, ValueKinds::whole));
      case REMOTE_ADDRESS, PEER_ADDRESS ->
          kept(
              named,
              ValueKinds.all(values, v -> ValueKinds.address(v) || ValueKinds.addressAndPort(v)));
      default -> named;
    };
  }

  private static Optional<Field> request(List<String> values) {
    boolean lines = values.stream().filter(ValueKinds::request).count() * 2 > values.size();
    boolean targets = ValueKinds.all(values, ValueKinds::target);
    return lines
        ? Optional.of(Field.REQUEST)
        : targets ? Optional.of(Field.TARGET) : Optional.empty();
  }

  private static boolean number(String value, boolean exact) {
    return exact ? value.matches("\\d+(?:\\.\\d+)?") : ValueKinds.seconds(value);
  }

  private static boolean times(String value, boolean exact) {
    return UpstreamLists.split(value).stream()
        .allMatch(v -> ValueKinds.nothing(v) || number(v, exact));
  }

  private static boolean allNothing(List<String> values) {
    return values.stream().allMatch(ValueKinds::nothing);
  }

  private static Optional<Field> kept(Optional<Field> field, boolean fits) {
    return fits ? field : Optional.empty();
  }
}
