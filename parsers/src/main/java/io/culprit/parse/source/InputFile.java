package io.culprit.parse.source;

import java.nio.file.Path;

/**
 * One file among the inputs.
 *
 * @param path where it is
 * @param name how it is cited: relative to the folder given, with forward slashes
 */
public record InputFile(Path path, String name) {}
