package io.culprit.parse.twin;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Texts of a line as an event says them. A capture is named after the event's value, and behind a
 * dot how it is written:
 *
 * <pre>
 * .s .ms .ns            a time span
 * .clf .iso .local      a time: 20/Nov/2026:10:54:08 +0000, ISO 8601, 2026-11-20 10:54:08,838
 * .zoned                2026-11-20 10:54:08 +0000, with T for the space or without the other
 * .epoch                seconds since 1970
 * .x                    with nginx's \xHH for a byte
 * .lower                in small letters
 * .raw                  as it stands, a hyphen too
 * </pre>
 *
 * {@code start} stands for an end that lies {@code durationMicros} behind it, {@code begun} for a
 * duration until the end; {@code attempt.NAME} for the tries at an upstream, a list as nginx writes
 * it. A hyphen says nothing.
 */
final class Values {
  private static final List<String> ATTEMPT =
      List.of("address", "status", "connectMicros", "headerMicros", "responseMicros");

  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss[.SSS][ xx]", Locale.ROOT);

  private static final DateTimeFormatter ZONED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss[ ]xx", Locale.ROOT);

  private final Map<String, String> said;
  private final Map<String, List<String>> attempts = new TreeMap<>();
  private Optional<Time> start = Optional.empty();
  private Optional<Time> begun = Optional.empty();
  private boolean sensible = true;

  Values(Map<String, String> said) {
    this.said = new LinkedHashMap<>(said);
  }

  /** A time as stated, and how coarse the statement is. */
  record Time(Instant at, long precisionMicros) {
    @Override
    public String toString() {
      return at + (precisionMicros == 1 ? "" : " +" + precisionMicros);
    }
  }

  /** Adds a capture. */
  void put(String name, String text) {
    String[] parts = name.split("\\.", -1);
    try {
      if (parts[0].equals("attempt")) {
        attempts.put(
            parts[1],
            Stream.of(text.split(", | : ", -1))
                .map(one -> value(parts.length < 3 ? "" : parts[2], one))
                .toList());
      } else if (parts[0].equals("start")) {
        start = Optional.of(time(parts[1], text));
      } else if (parts[0].equals("begun")) {
        begun = Optional.of(time(parts[1], text));
      } else {
        said.put(parts[0], value(parts.length < 2 ? "" : parts[1], text));
      }
    } catch (DateTimeException | NumberFormatException e) {
      // A pattern may be looser than the calendar.
      sensible = false;
    }
  }

  /** Everything that was said; empty where something was no time or number at all. */
  Optional<Map<String, String>> all() {
    if (!sensible) {
      return Optional.empty();
    }
    start.ifPresent(
        time ->
            said.put(
                "end",
                new Time(time.at().plus(duration(), ChronoUnit.MICROS), time.precisionMicros())
                    .toString()));
    begun.ifPresent(time -> said.put("durationMicros", until(time)));
    if (!attempts.isEmpty()) {
      said.put("attempts", attempts());
    }
    return Optional.of(said);
  }

  private String until(Time from) {
    long micros = ChronoUnit.MICROS.between(from.at(), Instant.parse(said.getOrDefault("end", "")));
    return Long.toString(Math.max(0, micros));
  }

  private long duration() {
    String text = said.getOrDefault("durationMicros", "");
    return text.isEmpty() ? 0 : Long.parseLong(text);
  }

  private String attempts() {
    int count = attempts.values().stream().mapToInt(List::size).max().orElse(0);
    List<String> each = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int at = i;
      each.add(
          ATTEMPT.stream()
              .filter(part -> at < attempts.getOrDefault(part, List.of()).size())
              .filter(part -> !attempts.get(part).get(at).isEmpty())
              .map(part -> part + " " + attempts.get(part).get(at))
              .collect(Collectors.joining(", ")));
    }
    return String.join(" | ", each);
  }

  private static String value(String written, String text) {
    if (text.equals("-") && !written.equals("raw")) {
      return "";
    }
    return switch (written) {
      case "", "raw" -> text;
      case "s" -> micros(text, 6);
      case "ms" -> micros(text, 3);
      case "ns" -> micros(text, -3);
      case "lower" -> text.toLowerCase(Locale.ROOT);
      case "x" -> unescaped(text);
      default -> time(written, text).toString();
    };
  }

  private static String micros(String number, int digits) {
    BigDecimal micros = new BigDecimal(number).movePointRight(digits);
    return micros.signum() < 0 ? "" : micros.toBigInteger().toString();
  }

  private static Time time(String written, String text) {
    return switch (written) {
      case "clf" -> {
        boolean millis = text.indexOf('.') > 0;
        long precision = millis ? 1_000 : 1_000_000;
        yield text.indexOf(' ') > 0
            ? new Time(OffsetDateTime.parse(text, CLF).toInstant(), precision)
            : new Time(LocalDateTime.parse(text, CLF).toInstant(ZoneOffset.UTC), precision);
      }
      case "iso" -> new Time(OffsetDateTime.parse(text).toInstant(), precision(text));
      case "local" -> {
        String plain = text.replace('/', '-').replace(' ', 'T').replace(',', '.');
        yield new Time(LocalDateTime.parse(plain).toInstant(ZoneOffset.UTC), precision(plain));
      }
      case "zoned" ->
          new Time(OffsetDateTime.parse(text.replace('T', ' '), ZONED).toInstant(), 1_000_000);
      case "epoch" -> {
        Instant at = Instant.EPOCH.plus(Long.parseLong(micros(text, 6)), ChronoUnit.MICROS);
        yield new Time(at, precision(text));
      }
      default -> throw new IllegalStateException("no way to write a value: " + written);
    };
  }

  /** Microseconds that the last digit behind the point is worth. */
  private static long precision(String text) {
    int point = text.indexOf('.');
    long worth = 1_000_000;
    for (int i = point + 1;
        point > 0 && i < text.length() && Character.isDigit(text.charAt(i));
        i++) {
      worth = Math.max(1, worth / 10);
    }
    return worth;
  }

  private static String unescaped(String text) {
    byte[] out = new byte[text.length() * 4];
    int length = 0;
    for (int i = 0; i < text.length(); ) {
      if (text.startsWith("\\x", i) && i + 4 <= text.length()) {
        out[length++] = (byte) Integer.parseInt(text.substring(i + 2, i + 4), 16);
        i += 4;
      } else {
        int point = text.codePointAt(i);
        byte[] bytes = Character.toString(point).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, out, length, bytes.length);
        length += bytes.length;
        i += Character.charCount(point);
      }
    }
    return new String(out, 0, length, StandardCharsets.UTF_8)
        .replace("\u001b", "\\e")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }
}
