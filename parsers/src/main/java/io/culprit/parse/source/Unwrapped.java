package io.culprit.parse.source;

import io.culprit.parse.event.Moment;
import java.util.Optional;

/**
 * A line taken out of its wrapper.
 *
 * @param text the line as the server wrote it
 * @param written when the wrapper says it was written
 * @param partial whether the wrapper cut the line and the next one continues it
 */
public record Unwrapped(String text, Optional<Moment> written, boolean partial) {}
