package io.culprit.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.culprit.correlate.Range;
import io.culprit.engine.Batch;
import io.culprit.engine.FailureTimeline;
import io.culprit.rank.Catalogue;
import io.culprit.rank.Cause;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** The index and the summary of a batch. Pure: the same day gives the same bytes. */
final class BatchPages {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final long HOUR = 3_600_000_000L;

  /** Past this many hours the timeline has a row a day instead of a row an hour. */
  private static final int HOURLY_ROWS = 72;

  private BatchPages() {}

  /** The page that links the reports. */
  static String index(Batch.Day day, List<BatchEntry> entries) {
    FailureTimeline t = day.timeline();
    StringBuilder out = new StringBuilder();
    out.append("# Incidents\n\n");
    if (t.requests() == 0) {
      return out.append("The logs hold no request in the time asked for.\n").toString();
    }
    out.append(
        String.format(
            Locale.ROOT,
            "%s to %s (UTC): %,d requests, of which %,d failed for their client (%s).",
            minute(t.range().from()),
            minute(t.range().to()),
            t.requests(),
            t.failures(),
            percent(t.failures(), t.requests())));
    out.append("\n\n");
    if (entries.isEmpty()) {
      out.append(
          "**A quiet time: no incident.** At no time did more requests fail than do every day.\n\n");
    } else {
      table(out, entries);
    }
    timeline(out, t, entries);
    return out.toString();
  }

  private static void table(StringBuilder out, List<BatchEntry> entries) {
    out.append(
        "| # | Start (UTC) | End (UTC) | Duration | Requests | Failed | Verdict | First on the list | Report |\n");
    out.append("|--:|---|---|--:|--:|--:|---|---|---|\n");
    int number = 0;
    for (BatchEntry e : entries) {
      number++;
      Range core = e.window().core();
      out.append(
          String.format(
              Locale.ROOT,
              "| %d | %s | %s | %s%s | %,d | %,d (%s) | %s | %s, %d %% | [report](%s/report.md) |",
              number,
              minute(core.from()),
              minute(core.to()),
              duration(core),
              e.window().chronic() ? ", runs all along" : "",
              e.window().requests(),
              e.window().failures(),
              percent(e.window().failures(), e.window().requests()),
              e.verdict(),
              title(e.cause()),
              Math.round(100 * e.probability()),
              e.folder()));
      out.append('\n');
    }
    out.append('\n');
  }

  /**
   * A row an hour (or a day), a character five minutes (or an hour): the share of requests that
   * failed.
   */
  private static void timeline(StringBuilder out, FailureTimeline t, List<BatchEntry> entries) {
    Range all = t.range();
    boolean hourly = all.micros() <= HOURLY_ROWS * HOUR && t.widthMicros() <= HOUR / 12;
    long row = hourly ? HOUR : 24 * HOUR;
    long cell = hourly ? HOUR / 12 : HOUR;
    out.append("## Timeline\n\n");
    out.append("```text\n");
    boolean gap = false;
    for (long at = Math.floorDiv(all.from(), row) * row; at < all.to(); at += row) {
      Range whole = new Range(at, at + row);
      FailureTimeline.Slot sum = t.sum(whole);
      if (sum.requests() == 0) {
        out.append(gap ? "" : "...\n");
        gap = true;
        continue;
      }
      gap = false;
      StringBuilder line =
          new StringBuilder((hourly ? MINUTE : DAY).format(instant(at))).append("  ");
      for (long c = at; c < at + row; c += cell) {
        line.append(level(t.sum(new Range(c, c + cell))));
      }
      line.append(
          String.format(
              Locale.ROOT, "  %,9d requests %,7d failed", sum.requests(), sum.failures()));
      int number = 0;
      for (BatchEntry e : entries) {
        number++;
        if (!e.window().chronic() && e.window().core().intersect(whole).micros() > 0) {
          line.append("  <- ").append(number);
        }
      }
      out.append(line).append('\n');
    }
    out.append("```\n\n");
    if (t.untimedRequests() > 0) {
      out.append(t.untimedRequests()).append(" requests stand only in records without a time.\n\n");
    }
    out.append(hourly ? "A character is five minutes" : "A character is an hour");
    out.append(
        ": `·` no request, `▁` none failed, then `▂` less than 0.5 %, `▃` 1 %, `▄` 2 %, `▅` 5 %, `▆` 10 %, `▇` 25 %,"
            + " `█` more. `<- n`: incident n.\n");
  }

  private static char level(FailureTimeline.Slot s) {
    if (s.requests() == 0) {
      return '·';
    }
    if (s.failures() == 0) {
      return '▁';
    }
    double[] limits = {0.005, 0.01, 0.02, 0.05, 0.1, 0.25};
    double share = (double) s.failures() / s.requests();
    int i = 0;
    while (i < limits.length && share >= limits[i]) {
      i++;
    }
    return "▂▃▄▅▆▇█".charAt(i);
  }

  /** The same for programs. */
  static String summary(Batch.Day day, List<BatchEntry> entries) throws IOException {
    FailureTimeline t = day.timeline();
    ObjectNode root = Json.MAPPER.createObjectNode();
    root.put("schemaVersion", 1);
    if (t.range().micros() > 0) {
      root.put("start", instant(t.range().from()).toString());
      root.put("end", instant(t.range().to()).toString());
    }
    root.put("requests", t.requests());
    root.put("failures", t.failures());
    ArrayNode incidents = root.putArray("incidents");
    int number = 0;
    for (BatchEntry e : entries) {
      number++;
      incidents
          .addObject()
          .put("number", number)
          .put("start", instant(e.window().core().from()).toString())
          .put("end", instant(e.window().core().to()).toString())
          .put("seconds", e.window().core().micros() / 1_000_000)
          .put("chronic", e.window().chronic())
          .put("requests", e.window().requests())
          .put("failures", e.window().failures())
          .put("verdict", e.verdict())
          .put("cause", e.cause())
          .put("probability", e.probability())
          .put("report", e.folder() + "/report.md");
    }
    return Json.pretty(root);
  }

  private static String title(String slug) {
    for (Cause c : Cause.values()) {
      if (c.slug().equals(slug)) {
        return Catalogue.of(c).title();
      }
    }
    return slug;
  }

  private static String duration(Range range) {
    Duration d = Duration.of(range.micros(), ChronoUnit.MICROS);
    if (d.toMinutes() == 0) {
      return d.toSeconds() + " s";
    }
    long minutes = Math.round(d.toSeconds() / 60.0);
    return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
  }

  private static String percent(long k, long n) {
    double share = n == 0 ? 0 : 100.0 * k / n;
    return k > 0 && share < 0.05
        ? "<0.1 %"
        : String.format(Locale.ROOT, share < 10 ? "%.1f %%" : "%.0f %%", share);
  }

  private static String minute(long micros) {
    return MINUTE.format(instant(micros));
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
