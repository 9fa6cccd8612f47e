package io.culprit.parse.backend.field;

import io.culprit.parse.Limits;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The values of one record by their meaning. Reused from record to record by one parser; not
 * thread-safe.
 *
 * <p>What keys mean is remembered, up to a limit: a hostile file may invent a key on every line.
 */
public final class Row {
  private static final int REMEMBERED = 2_000;
  private static final Set<String> LEVELS =
      Set.of("debug", "info", "notice", "warning", "warn", "error", "critical", "fatal");

  private final Map<String, List<Meaning>> known = new HashMap<>();
  private final Map<Field, Value> values = new EnumMap<>(Field.class);
  private final Optional<Unit> usual;
  private final Limits limits;
  private final Optional<Unnamed> unnamed;

  /**
   * A row whose durations are in {@code usual} where neither key nor value names a unit.
   *
   * @param limits how many fields a record may have, and how deep it may be nested
   */
  public Row(Optional<Unit> usual, Limits limits) {
    this(usual, limits, Optional.empty());
  }

  private Row(Optional<Unit> usual, Limits limits, Optional<Unnamed> unnamed) {
    this.usual = usual;
    this.limits = limits;
    this.unnamed = unnamed;
  }

  /** A row that tells of values whose keys say nothing. */
  public static Row watched(Limits limits, Unnamed unnamed) {
    return new Row(Optional.empty(), limits, Optional.of(unnamed));
  }

  /**
   * A row that takes some keys for what their values showed.
   *
   * @param told meaning by key
   */
  public static Row told(Optional<Unit> usual, Limits limits, Map<String, Meaning> told) {
    Row row = new Row(usual, limits);
    told.forEach((key, meaning) -> row.known.put(key, List.of(meaning)));
    return row;
  }

  /** A row that judges each duration without unit by itself. */
  public Row(Limits limits) {
    this(Optional.empty(), limits);
  }

  /** A row within the usual limits that judges each duration without unit by itself. */
  public Row() {
    this(Limits.standard());
  }

  /** How many fields a record may have, and how deep it may be nested. */
  public Limits limits() {
    return limits;
  }

  /** Forgets the record before. */
  public void clear() {
    values.clear();
  }

  /**
   * Takes in one named value. One that says nothing ({@code -}, {@code null}, {@code None}) is
   * passed over, but for a proxy's: there the name alone tells.
   */
  public void put(String key, String value) {
    List<Meaning> meanings = known.get(key);
    if (meanings == null) {
      meanings = Meaning.of(key);
      if (known.size() < REMEMBERED) {
        known.put(key, meanings);
      }
    }
    if (meanings.isEmpty()) {
      unnamed.ifPresent(u -> u.add(key, value));
      return;
    }
    boolean says =
        !value.isEmpty() && !value.equals("-") && !value.equals("null") && !value.equals("None");
    for (int i = 0; i < meanings.size(); i++) {
      Meaning meaning = meanings.get(i);
      if (says || meaning.field() == Field.PROXY) {
        put(meaning, says ? value : "-");
      }
    }
  }

  private void put(Meaning meaning, String value) {
    Value before = values.get(meaning.field());
    if ((before == null || before.rank > meaning.rank()) && fits(meaning.field(), value)) {
      values.put(meaning.field(), new Value(value, meaning.rank(), meaning.unit()));
    }
  }

  /** Names that are used for many things are believed only where the value agrees. */
  private static boolean fits(Field field, String value) {
    return switch (field) {
      case TARGET -> RequestText.isTarget(value);
      case REQUEST -> RequestText.of(value).isPresent();
      case METHOD -> RequestText.isMethod(value.toUpperCase(Locale.ROOT));
      case BYTES -> Lapse.number(value).isPresent();
      case DURATION -> !isWord(value);
      // Heroku's at=info
      case TIME -> !LEVELS.contains(value.toLowerCase(Locale.ROOT));
      case ORIGIN -> RequestText.isUrl(value) || value.startsWith("/");
      default -> true;
    };
  }

  /** {@code service=832ms} is a duration, {@code service=payments} is a name. */
  private static boolean isWord(String value) {
    return Character.isLetter(value.charAt(0)) && Lapse.micros(value, Optional.empty()).isEmpty();
  }

  /** The value; empty: none. */
  public String get(Field field) {
    Value value = values.get(field);
    return value == null ? "" : value.text;
  }

  /** Whether there is such a value. */
  public boolean has(Field field) {
    return values.containsKey(field);
  }

  /** The unit of a value: the key's own, else the usual one. */
  public Optional<Unit> unit(Field field) {
    Value value = values.get(field);
    return value != null && value.unit.isPresent() ? value.unit : usual;
  }

  /** Whether the key of a value named its unit. */
  public boolean unitNamed(Field field) {
    Value value = values.get(field);
    return value != null && value.unit.isPresent();
  }

  /** The target, wherever it stands; empty: none. */
  public String target() {
    return has(Field.TARGET)
        ? get(Field.TARGET)
        : RequestText.of(get(Field.REQUEST)).map(RequestText::target).orElse("");
  }

  /** The method in upper case, wherever it stands; empty: none. */
  public String method() {
    return has(Field.METHOD)
        ? get(Field.METHOD).toUpperCase(Locale.ROOT)
        : RequestText.of(get(Field.REQUEST)).map(RequestText::method).orElse("");
  }

  /** Whether the record tells how long something took, by a duration or by two times. */
  public boolean isTimed() {
    return has(Field.DURATION) || (has(Field.START) && has(Field.END));
  }

  /** A value, how good its key was, and the unit the key named. */
  private record Value(String text, int rank, Optional<Unit> unit) {}
}
