/** Exchanges become counts, counts become an argument, and the argument becomes a page. */
@NullMarked
package io.culprit.rank;

import org.jspecify.annotations.NullMarked;
