package io.culprit.parse;

import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The events of a source in the order in which they were told, and their text: a block an event, a
 * line each thing it says. What an event does not say is left out.
 */
public final class Told implements EventSink {
  private static final String UNSAID = "";

  private final List<LogEvent> events = new ArrayList<>();

  /** Everything a source says. */
  public static Told by(LogSource source) {
    Told told = new Told();
    try (LogCursor cursor = source.open()) {
      told.readAll(cursor);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return told;
  }

  /** Reads to the end, and returns what became of the lines. */
  public LineCount readAll(LogCursor cursor) throws IOException {
    while (cursor.next(this)) {
      // The events are what is wanted.
    }
    return cursor.count();
  }

  /** The events. */
  public List<LogEvent> events() {
    return List.copyOf(events);
  }

  /** What an event is: {@code access}, {@code client}. */
  public static String kind(LogEvent event) {
    return event.getClass().getSimpleName().replace("Event", "").toLowerCase(java.util.Locale.ROOT);
  }

  /** What an event says, by the names of its components, without its place. */
  public static Map<String, String> says(LogEvent event) {
    Map<String, String> says = said((Record) event);
    says.remove("origin");
    return says;
  }

  /** The text of all events. */
  public String text() {
    return text(0);
  }

  /** The text of all events, where so many lines stand before the first. */
  public String text(long before) {
    StringBuilder text = new StringBuilder();
    for (LogEvent event : events) {
      text.append("line ").append(before + event.origin().line()).append(": ").append(kind(event));
      says(event)
          .forEach((name, value) -> text.append("\n  ").append(name).append(' ').append(value));
      text.append('\n');
    }
    return text.toString();
  }

  private static Map<String, String> said(Record record) {
    Map<String, String> said = new LinkedHashMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        String value = value(component.getAccessor().invoke(record));
        if (!value.equals(UNSAID)) {
          said.put(component.getName(), value);
        }
      } catch (ReflectiveOperationException e) {
        throw new LinkageError("a public record can be read: " + record, e);
      }
    }
    return said;
  }

  private static String value(Object value) {
    if (value instanceof Optional<?> some) {
      // An absent header and an empty one are two things.
      return some.map(v -> v.equals("") ? "(empty)" : value(v)).orElse(UNSAID);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Told::value).collect(Collectors.joining(" | "));
    }
    if (value instanceof Moment moment) {
      return Instant.EPOCH.plus(moment.micros(), ChronoUnit.MICROS)
          + (moment.precisionMicros() == 1 ? "" : " +" + moment.precisionMicros());
    }
    if (value instanceof Origin || value instanceof Enum<?> || value instanceof String) {
      return value.toString().replace("\u001b", "\\e").replace("\n", "\\n").replace("\r", "\\r");
    }
    if (value instanceof Record part) {
      return said(part).entrySet().stream()
          .map(e -> e.getKey() + " " + e.getValue())
          .collect(Collectors.joining(", "));
    }
    boolean unsaid = value.equals(-1) || value.equals(-1L) || value.equals(false);
    return unsaid ? UNSAID : value.toString();
  }

  @Override
  public void access(AccessEvent event) {
    events.add(event);
  }

  @Override
  public void app(AppEvent event) {
    events.add(event);
  }

  @Override
  public void backend(BackendEvent event) {
    events.add(event);
  }

  @Override
  public void notice(NoticeEvent event) {
    events.add(event);
  }

  @Override
  public void client(ClientEvent event) {
    events.add(event);
  }
}
