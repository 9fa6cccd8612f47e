package io.culprit.parse;

import io.culprit.parse.event.Setting;
import java.util.List;

/**
 * All inputs of one investigation, recognised and ready to be read.
 *
 * <p>Made by {@link LogSets#open}. Sources are sorted by name, rotated sets from old to new ({@code
 * access.log.2.gz}, {@code access.log.1}, {@code access.log}), so that the index of a source does
 * not depend on the order in which the user named the paths.
 *
 * @param sources every readable file, recognised or not
 * @param settings what the configuration files among them say
 * @param problems files that could not be read or recognised
 */
public record LogSet(List<LogSource> sources, List<Setting> settings, List<Problem> problems) {
  public LogSet {
    sources = List.copyOf(sources);
    settings = List.copyOf(settings);
    problems = List.copyOf(problems);
  }
}
