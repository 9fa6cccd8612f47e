package io.culprit.benchmark.race;

import java.nio.file.Path;
import java.util.List;

/**
 * A process that reads a file.
 *
 * @param name what a table calls it
 * @param file what it reads
 * @param command the words of its command line
 */
record Contender(String name, Path file, List<String> command) {
  Contender {
    command = List.copyOf(command);
  }
}
