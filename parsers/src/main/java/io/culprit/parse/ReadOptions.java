package io.culprit.parse;

import io.culprit.parse.plan.ReadPlan;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What the user declared about the input.
 *
 * @param zone zone of times that carry none; absent: UTC, then inferred by the correlator
 * @param accessFormats nginx {@code log_format} strings for access logs, tried before the built-in
 *     ones
 * @param grokFiles files of java-grok patterns for backend durations
 * @param configFiles configuration files outside the inputs
 * @param clientReports client reports outside the inputs
 * @param plan what single files are
 * @param limits how much an input may hold
 * @param idFields names of the user's own request ids
 */
public record ReadOptions(
    Optional<ZoneId> zone,
    List<String> accessFormats,
    List<Path> grokFiles,
    List<Path> configFiles,
    List<Path> clientReports,
    ReadPlan plan,
    Limits limits,
    IdFields idFields) {
  public ReadOptions {
    accessFormats = List.copyOf(accessFormats);
    grokFiles = List.copyOf(grokFiles);
    configFiles = List.copyOf(configFiles);
    clientReports = List.copyOf(clientReports);
  }

  /** Options without names of ids. */
  public ReadOptions(
      Optional<ZoneId> zone,
      List<String> accessFormats,
      List<Path> grokFiles,
      List<Path> configFiles,
      List<Path> clientReports,
      ReadPlan plan,
      Limits limits) {
    this(zone, accessFormats, grokFiles, configFiles, clientReports, plan, limits, IdFields.none());
  }

  /** Options without a plan, in the standard limits. */
  public ReadOptions(
      Optional<ZoneId> zone,
      List<String> accessFormats,
      List<Path> grokFiles,
      List<Path> configFiles,
      List<Path> clientReports) {
    this(
        zone,
        accessFormats,
        grokFiles,
        configFiles,
        clientReports,
        ReadPlan.none(),
        Limits.standard(),
        IdFields.none());
  }

  /** The same declarations in other limits. */
  public ReadOptions within(Limits other) {
    return new ReadOptions(
        zone, accessFormats, grokFiles, configFiles, clientReports, plan, other, idFields);
  }

  /** Nothing declared. */
  public static ReadOptions none() {
    return new ReadOptions(Optional.empty(), List.of(), List.of(), List.of(), List.of());
  }
}
