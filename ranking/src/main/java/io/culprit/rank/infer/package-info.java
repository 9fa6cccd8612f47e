/**
 * From findings to probabilities: the noisy-OR over all sets of causes, and each failure's own
 * explanation.
 */
@NullMarked
package io.culprit.rank.infer;

import org.jspecify.annotations.NullMarked;
