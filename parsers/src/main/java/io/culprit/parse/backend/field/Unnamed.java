package io.culprit.parse.backend.field;

import io.culprit.parse.source.TimeText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Keys whose names say nothing to us, and what the values of a sample make of them.
 *
 * <p>Only what is certain: a key is taken for a meaning that no named key has, where all its values
 * are of the kind and no other such key's are. Of several durations it is the one that is in no
 * record below another, as a whole is not below its parts. A record that names a browser is an
 * access log's, and nothing is made of its keys. Mutable, one sample.
 */
public final class Unnamed {
  static final Pattern STATUS = Pattern.compile("[1-5]\\d\\d");
  static final Pattern ID =
      Pattern.compile("[0-9a-f]{16,64}+|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|-|");
  static final Pattern FRACTION = Pattern.compile("\\d++[.,]\\d++");
  static final Pattern WITH_UNIT = Pattern.compile("\\d++(?:\\.\\d++)?+ ?[a-zµ]{1,12}");

  private static final int MOST_KEYS = 60;
  private static final int MOST_VALUES = 400;

  /** Fewer records than this tell nothing by their values. */
  private static final int FEWEST = 5;

  /** Share of the records that must have a value, or a named meaning. */
  private static final double NEARLY_ALL = 0.9;

  /** A meaning that was found counts less than any that was named. */
  private static final int RANK = 90;

  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final Map<Field, Integer> named = new EnumMap<>(Field.class);
  private final Map<String, Meaning> found = new LinkedHashMap<>();
  private int records;

  /** Takes in a value of a key without meaning. */
  void add(String key, String value) {
    if (values.size() < MOST_KEYS || values.containsKey(key)) {
      List<String> seen = values.computeIfAbsent(key, k -> new ArrayList<>());
      if (seen.size() < MOST_VALUES) {
        seen.add(value);
      }
    }
  }

  /** Takes in a record after its values. */
  public void add(Row row) {
    records++;
    for (Field field : Field.values()) {
      if (row.has(field)) {
        named.merge(field, 1, Integer::sum);
      }
    }
  }

  /** What the keys mean; those that nothing certain can be said of are left out. */
  public Map<String, Meaning> meanings() {
    found.clear();
    values.values().removeIf(seen -> seen.size() < NEARLY_ALL * Math.min(records, MOST_VALUES));
    boolean browsers = values.values().stream().anyMatch(Unnamed::isAgent);
    if (records < FEWEST || has(Field.PROXY) || browsers) {
      return Map.of();
    }
    if (!has(Field.TARGET) && !has(Field.REQUEST)) {
      only(Field.REQUEST, value -> RequestText.of(value).isPresent());
      if (found.isEmpty()) {
        only(Field.TARGET, value -> value.startsWith("/") && RequestText.isTarget(value));
      }
    }
    if (found.isEmpty() && !has(Field.TARGET) && !has(Field.REQUEST)) {
      return Map.of();
    }
    if (!has(Field.METHOD)) {
      only(Field.METHOD, RequestText::isMethod);
    }
    times();
    if (!has(Field.STATUS)) {
      only(Field.STATUS, STATUS.asMatchPredicate());
    }
    if (!has(Field.DURATION) && !(has(Field.START) && has(Field.END)) && !foundAny(Field.END)) {
      durations();
    }
    if (!has(Field.REQUEST_ID)) {
      only(Field.REQUEST_ID, value -> ID.matcher(value).matches() && Lapse.number(value).isEmpty());
    }
    return Map.copyOf(found);
  }

  /** The keys that are read by their values, for a person; empty: none. */
  public static String words(Map<String, Meaning> meanings) {
    List<String> words =
        meanings.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> e.getKey() + " as " + e.getValue().field().name().toLowerCase(Locale.ROOT))
            .toList();
    return words.isEmpty() ? "" : "; inferred " + String.join(", ", words);
  }

  private boolean has(Field field) {
    return named.getOrDefault(field, 0) >= NEARLY_ALL * records;
  }

  private boolean foundAny(Field field) {
    return found.values().stream().anyMatch(m -> m.field() == field);
  }

  private static boolean isAgent(List<String> seen) {
    return seen.stream().anyMatch(value -> value.startsWith("Mozilla/"));
  }

  private void only(Field field, Predicate<String> kind) {
    List<String> keys = keys(kind);
    if (keys.size() == 1) {
      mean(keys.get(0), field, Optional.empty());
    }
  }

  private void mean(String key, Field field, Optional<Unit> unit) {
    found.put(key, new Meaning(field, RANK, unit));
  }

  private List<String> keys(Predicate<String> kind) {
    return values.entrySet().stream()
        .filter(e -> !found.containsKey(e.getKey()) && e.getValue().stream().allMatch(kind))
        .map(Map.Entry::getKey)
        .toList();
  }

  private void times() {
    boolean known =
        Set.of(Field.TIME, Field.START, Field.END, Field.DATE).stream().anyMatch(this::has);
    List<String> keys = known ? List.of() : keys(value -> Stamps.whole(value).isPresent());
    if (keys.size() == 1) {
      mean(keys.get(0), Field.TIME, Optional.empty());
    } else if (keys.size() == 2 && ordered(keys.get(0), keys.get(1))) {
      mean(keys.get(0), Field.START, Optional.empty());
      mean(keys.get(1), Field.END, Optional.empty());
    }
  }

  private boolean ordered(String first, String second) {
    return below(first, second, value -> Stamps.whole(value).map(TimeText::micros).orElse(0L));
  }

  private interface Reading {
    long of(String value);
  }

  /** Whether in no record the first is above the second. */
  private boolean below(String first, String second, Reading reading) {
    return below(first, reading, second, reading);
  }

  private boolean below(String first, Reading reading, String second, Reading other) {
    List<String> a = values.getOrDefault(first, List.of());
    List<String> b = values.getOrDefault(second, List.of());
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (reading.of(a.get(i)) > other.of(b.get(i))) {
        return false;
      }
    }
    return true;
  }

  private void durations() {
    Map<String, Unit> inUnits = new LinkedHashMap<>();
    for (String key : keys(value -> Lapse.number(value).isPresent())) {
      List<String> words = Meaning.words(key);
      String last = words.isEmpty() ? "" : words.get(words.size() - 1);
      Optional<Unit> unit = last.equals("m") ? Optional.empty() : Unit.of(last);
      unit.ifPresent(u -> inUnits.put(key, u));
    }
    if (!inUnits.isEmpty()) {
      inUnits.keySet().stream()
          .filter(whole -> inUnits.keySet().stream().allMatch(p -> part(p, whole, inUnits)))
          .findFirst()
          .ifPresent(key -> mean(key, Field.DURATION, Optional.ofNullable(inUnits.get(key))));
      return;
    }
    List<String> told = keys(WITH_UNIT.asMatchPredicate());
    List<String> fractions = told.isEmpty() ? keys(FRACTION.asMatchPredicate()) : told;
    if (fractions.size() == 1) {
      mean(fractions.get(0), Field.DURATION, Optional.empty());
    }
  }

  private boolean part(String part, String whole, Map<String, Unit> units) {
    return below(part, micros(units, part), whole, micros(units, whole));
  }

  private static Reading micros(Map<String, Unit> units, String key) {
    return value -> {
      OptionalLong micros = Lapse.micros(value, Optional.ofNullable(units.get(key)));
      return micros.orElse(0);
    };
  }
}
