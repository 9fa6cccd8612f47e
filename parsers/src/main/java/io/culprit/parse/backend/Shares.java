package io.culprit.parse.backend;

import io.culprit.parse.backend.field.Field;
import io.culprit.parse.backend.field.RequestText;
import io.culprit.parse.backend.field.Row;
import io.culprit.parse.backend.field.Unit;
import io.culprit.parse.source.TimeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a sample's records are like: how many are requests, whose, in which unit, in which zone.
 * Mutable, one sample.
 */
public final class Shares {
  private final List<String> bare = new ArrayList<>();
  private int records;
  private int requests;
  private int clients;
  private int access;
  private int proxied;
  private int notices;
  private int times;
  private int zoned;

  /** Takes in a record. */
  public void add(Row row) {
    records++;
    Optional<TimeText> time = RequestRow.time(row);
    if (time.isPresent()) {
      times++;
      zoned += time.get().zoned() ? 1 : 0;
    }
    if (row.has(Field.PROXY)) {
      proxied++;
    } else if (isClients(row)) {
      clients++;
    } else if (RequestRow.isRequest(row) && row.isTimed()) {
      requests++;
      if (row.has(Field.DURATION) && !row.unitNamed(Field.DURATION)) {
        bare.add(row.get(Field.DURATION));
      }
    } else if (RequestRow.isRequest(row)) {
      access++;
    } else if (row.has(Field.MESSAGE) || time.isPresent()) {
      notices++;
    }
    if (isClients(row) && row.has(Field.DURATION) && !row.unitNamed(Field.DURATION)) {
      bare.add(row.get(Field.DURATION));
    }
  }

  /**
   * Whether a record is a client's: it calls an absolute URL and says how that ended, or from which
   * page.
   */
  public static boolean isClients(Row row) {
    boolean url = RequestText.isUrl(row.target());
    boolean page = row.has(Field.ORIGIN) || row.has(Field.NETWORK) || row.has(Field.SESSION);
    boolean ending = row.has(Field.OUTCOME) || row.has(Field.OK) || row.has(Field.ERROR);
    boolean told = row.has(Field.DURATION) || row.has(Field.STATUS) || row.has(Field.END);
    return (url && (page || ending || told))
        || (!row.target().isEmpty() && page && ending && row.has(Field.ORIGIN));
  }

  /** All records. */
  public int records() {
    return records;
  }

  /** Timed requests of an application. */
  public int requests() {
    return requests;
  }

  /** Calls of a client. */
  public int clients() {
    return clients;
  }

  /** Requests that a proxy logged: the same fields, but another layer. */
  public int proxied() {
    return proxied;
  }

  /** Requests without a duration. */
  public int access() {
    return access;
  }

  /** Other records with a message or a time. */
  public int notices() {
    return notices;
  }

  /** Whether most records have a time. */
  public boolean timed() {
    return times > 0 && times * 2 >= records;
  }

  /** Whether all times carry a zone. */
  public boolean isZoned() {
    return times > 0 && zoned == times;
  }

  /** The unit of durations whose unit stands nowhere; empty: there are none such. */
  public Optional<Unit> usualUnit() {
    return bare.isEmpty() ? Optional.empty() : Optional.of(Unit.guess(bare));
  }
}
