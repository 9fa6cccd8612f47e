/** Labelled incidents with something taken away or added: what the ranking must stand. */
@NullMarked
package io.culprit.rank.arm;

import org.jspecify.annotations.NullMarked;
