package io.culprit.rank.fit;

import io.culprit.rank.CaseFile;

/**
 * A labelled incident.
 *
 * @param set the recording it is from
 * @param name its folder's name
 * @param file the case
 * @param truth what truly happened
 */
public record Labelled(String set, String name, CaseFile file, Truth truth) {}
