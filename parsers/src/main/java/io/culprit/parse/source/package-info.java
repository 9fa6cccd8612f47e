/**
 * The way from files to lines: walking inputs, taking off compression and wrappers, finding line
 * ends, and counting what became of every line.
 */
@NullMarked
package io.culprit.parse.source;

import org.jspecify.annotations.NullMarked;
