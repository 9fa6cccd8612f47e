package io.culprit.rank.fit;

import io.culprit.rank.CaseFile;

/**
 * A labelled incident.
 *
 * @param name its folder's name
 * @param file the case
 * @param truth what truly happened
 */
public record Labelled(String name, CaseFile file, Truth truth) {}
