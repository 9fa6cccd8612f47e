/** Learns the numbers of the ranking from labelled incidents, and measures it on them. */
@NullMarked
package io.culprit.rank.fit;

import org.jspecify.annotations.NullMarked;
