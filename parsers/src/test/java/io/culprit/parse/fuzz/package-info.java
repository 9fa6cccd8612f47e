/** Readers that are fed with anything, and what must hold whatever they are fed. */
@NullMarked
package io.culprit.parse.fuzz;

import org.jspecify.annotations.NullMarked;
