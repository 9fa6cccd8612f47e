package io.culprit.parse.plan;

import io.culprit.parse.LogFormat;
import io.culprit.parse.source.PathGlob;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a plan says of the files that a glob matches. What it does not say is found out as ever.
 *
 * @param glob the files
 * @param format the format they are of
 * @param logFormat the nginx {@code log_format} they are written with
 * @param grok a file of grok patterns for them
 * @param zone the zone of their times that state none
 * @param ignore whether they are left out
 */
public record PlanRule(
    PathGlob glob,
    Optional<LogFormat> format,
    Optional<String> logFormat,
    Optional<Path> grok,
    Optional<ZoneId> zone,
    boolean ignore) {}
