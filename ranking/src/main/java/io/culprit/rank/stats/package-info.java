/** Pure functions that divide, compare and call a number high. No state. */
@NullMarked
package io.culprit.rank.stats;

import org.jspecify.annotations.NullMarked;
