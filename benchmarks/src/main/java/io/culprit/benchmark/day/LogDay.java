package io.culprit.benchmark.day;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A day of an online shop: nginx in front of uvicorn, its configuration, and ten minutes in which
 * one route is too slow. Lines stand in the order in which the servers write them, at their end.
 * Memory does not grow with the size.
 */
public final class LogDay {
  private LogDay() {}

  /** Writes the logs and the configuration into a folder, which is made if need be. */
  public static void write(Path folder, DayPlan plan) throws IOException {
    Dice dice = new Dice(plan.seed());
    try (DayLogs logs = new DayLogs(folder, plan.uvicorn())) {
      Visitors visitors = new Visitors(dice, logs);
      while (logs.accessBytes() < plan.bytes()) {
        long now = Rhythm.timeOf((double) logs.accessBytes() / plan.bytes());
        logs.writeBefore(now);
        visitors.visit(now + (long) dice.exponential(20 * DayTime.SECOND));
      }
    }
    configuration(folder, "nginx.conf");
    if (plan.uvicorn() == UvicornStyle.TIMED) {
      configuration(folder, "log_config.json");
    }
  }

  private static void configuration(Path folder, String name) throws IOException {
    Path file = folder.resolve("config").resolve(name);
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (InputStream text = Objects.requireNonNull(LogDay.class.getResourceAsStream(name), name)) {
      Files.write(file, text.readAllBytes());
    }
  }
}
