/**
 * Grok patterns with a step limit: the built-in ones, each with its samples, and the user's own.
 */
@NullMarked
package io.culprit.parse.grok;

import org.jspecify.annotations.NullMarked;
