/**
 * Configuration files among the inputs: what they declare about log formats, and the timeouts and
 * sizes they set.
 */
@NullMarked
package io.culprit.parse.config;

import org.jspecify.annotations.NullMarked;
