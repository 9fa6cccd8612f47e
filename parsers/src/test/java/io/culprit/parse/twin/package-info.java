/** Twins: each format a second time, readable and slow, to which the parsers are held. */
@NullMarked
package io.culprit.parse.twin;

import org.jspecify.annotations.NullMarked;
