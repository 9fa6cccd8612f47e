package io.culprit.parse.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.Declarations;
import io.culprit.parse.Recogniser;
import io.culprit.parse.Recognition;
import io.culprit.parse.Sample;
import io.culprit.parse.event.BackendEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Duration records under names that nobody knows: what is read is right, and most is read. The
 * formats are drawn at random: shape, order, notation, names, and values beside the point.
 */
final class UnnamedKeysTest {
  private static final int FORMATS = 300;
  private static final int CALLS = 40;
  private static final long START = 1_795_172_063_838L;
  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE");

  /** A call, and how its record puts it. */
  private record Call(
      String method, String path, int status, long endMillis, long micros, String id) {
    static Call draw(Random random, int i) {
      int roll = random.nextInt(20);
      return new Call(
          METHODS.get(random.nextInt(METHODS.size())),
          "/k/" + (char) ('a' + random.nextInt(6)) + '/' + random.nextInt(500),
          roll == 0 ? 404 : roll == 1 ? 500 : roll == 2 ? 201 : 200,
          START + 700L * i + random.nextInt(600),
          1_000L * (1 + random.nextInt(random.nextBoolean() ? 300 : 9_000)),
          String.format("%016x%016x", random.nextLong(), random.nextLong()));
    }
  }

  /** One format: names by meaning, in order, and its notations. */
  private record Format(
      int shape, List<String> fields, Map<String, String> names, String unit, boolean epoch) {
    static Format draw(Random random) {
      String unit = List.of("ms", "us", "s", "").get(random.nextInt(4));
      List<String> fields = new ArrayList<>(List.of("time", "took", "status"));
      fields.addAll(random.nextBoolean() ? List.of("call") : List.of("method", "path"));
      for (String extra : List.of("id", "pid", "worker", "part")) {
        if (random.nextBoolean() && !(extra.equals("part") && unit.isEmpty())) {
          fields.add(extra);
        }
      }
      Collections.shuffle(fields, random);
      Map<String, String> names = new LinkedHashMap<>();
      for (String f : fields) {
        String word = "q" + f.charAt(0) + (char) ('a' + random.nextInt(26)) + 'z' + names.size();
        boolean timed = (f.equals("took") || f.equals("part")) && !unit.isEmpty();
        names.put(f, timed ? word + '_' + unit : word);
      }
      return new Format(random.nextInt(4), fields, names, unit, random.nextBoolean());
    }

    Recogniser recogniser() {
      return shape == 0
          ? new JsonLinesRecogniser()
          : shape == 1 ? new LogfmtRecogniser() : new CsvRecogniser();
    }

    List<String> print(List<Call> calls) {
      List<String> lines = new ArrayList<>();
      if (shape > 1) {
        lines.add(String.join(delimiter(), fields.stream().map(names::get).toList()));
      }
      for (Call c : calls) {
        lines.add(
            switch (shape) {
              case 0 -> joined(c, "{", "\"%s\":%s", ",", "}", true);
              case 1 -> joined(c, "", "%s=%s", " ", "", true);
              default -> joined(c, "", "%2$s", delimiter(), "", false);
            });
      }
      return lines;
    }

    private String delimiter() {
      return shape == 2 ? "," : "\t";
    }

    private String joined(
        Call c, String begin, String pair, String between, String end, boolean quoted) {
      return fields.stream()
          .map(
              f -> {
                String value = value(f, c);
                boolean bare = !quoted || value.matches("[\\d.]+");
                return String.format(pair, names.get(f), bare ? value : '"' + value + '"');
              })
          .collect(Collectors.joining(between, begin, end));
    }

    private String value(String field, Call c) {
      return switch (field) {
        case "time" -> epoch ? "" + c.endMillis : Instant.ofEpochMilli(c.endMillis).toString();
        case "took" -> time(c.micros);
        case "part" -> time(c.micros / 3);
        case "status" -> "" + c.status;
        case "call" -> c.method + ' ' + c.path;
        case "method" -> c.method;
        case "path" -> c.path;
        case "id" -> c.id;
        case "pid" -> "" + (40_000 + c.status % 7);
        default -> "w-" + c.status % 3;
      };
    }

    private String time(long micros) {
      return switch (unit) {
        case "ms" -> "" + micros / 1_000;
        case "us" -> "" + micros;
        default -> String.format(Locale.ROOT, "%.3f", micros / 1e6);
      };
    }
  }

  @Test
  void anyFormat_isReadRightOrLeftOpen() {
    int read = 0;
    for (int seed = 0; seed < FORMATS; seed++) {
      Random random = new Random(seed);
      Format format = Format.draw(random);
      List<Call> calls = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        calls.add(Call.draw(random, i));
      }
      List<String> lines = format.print(calls);
      String about = "seed " + seed + ": " + lines.get(1);
      Optional<Recognition> known =
          format.recogniser().recognise(new Sample(lines, false), Declarations.none());
      if (known.isPresent()) {
        List<BackendEvent> heard =
            Heard.by(known.get().parser().get(), lines, Optional.empty()).backends;
        assertEquals(CALLS, heard.size(), about);
        for (int i = 0; i < CALLS; i++) {
          right(calls.get(i), heard.get(i), about);
        }
        read++;
      }
    }
    int least = FORMATS * 9 / 10;
    assertTrue(read >= least, "read " + read + " of " + FORMATS);
  }

  private static void right(Call call, BackendEvent e, String about) {
    assertEquals(call.path(), e.target(), about);
    assertEquals(call.method(), e.method(), about);
    assertEquals(call.micros(), e.durationMicros(), about);
    assertEquals(1_000 * call.endMillis(), e.end().micros(), about);
    assertTrue(e.status() == call.status() || e.status() == -1, about);
    assertTrue(e.requestId().equals(call.id()) || e.requestId().isEmpty(), about);
  }

  /** An access log with names of its own is somebody else's. */
  @Test
  void recordsThatNameABrowser_areNoDurations() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      lines.add(
          "{\"q\":\"2026-11-20T10:54:"
              + (10 + i)
              + "Z\",\"w\":\"GET /x/"
              + i
              + "\",\"e\":200,\"r_ms\":12,\"qqz\":\"Mozilla/5.0 (X11; Linux x86_64)\"}");
    }
    assertTrue(
        new JsonLinesRecogniser()
            .recognise(new Sample(lines, false), Declarations.none())
            .isEmpty());
  }
}
