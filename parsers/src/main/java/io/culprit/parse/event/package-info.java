/**
 * What a log line said: five kinds of event, each with the place it came from.
 *
 * <p>Units stand in the names ({@code durationMicros}). A number that a line does not carry is
 * {@code -1}, a text that it does not carry is the empty string; where "not logged" and "logged as
 * empty" mean different things the component is an {@link java.util.Optional}.
 */
@NullMarked
package io.culprit.parse.event;

import org.jspecify.annotations.NullMarked;
