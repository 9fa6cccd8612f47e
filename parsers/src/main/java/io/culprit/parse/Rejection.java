package io.culprit.parse;

import io.culprit.parse.event.Origin;

/**
 * A line that was refused.
 *
 * @param origin where
 * @param reason a short fixed phrase, the key it is counted under
 * @param expected what was expected there, e.g. {@code status: 3 digits}
 * @param text the beginning of the line, control characters made visible
 */
public record Rejection(Origin origin, String reason, String expected, String text) {}
