/** A user's plan of what his files are: which format, which zone, which to leave out. */
@NullMarked
package io.culprit.parse.plan;

import org.jspecify.annotations.NullMarked;
