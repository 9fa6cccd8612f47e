/**
 * Durations that an application measured itself: CSV, JSON lines, logfmt and plain text through
 * grok patterns.
 */
@NullMarked
package io.culprit.parse.backend;

import org.jspecify.annotations.NullMarked;
