/**
 * The probes: one class looks for one sign in a case and says how often it shows in failed and in
 * healthy requests.
 *
 * <p>A probe knows nothing of causes; what its finding is worth to a cause stands in the weights.
 */
@NullMarked
package io.culprit.rank.finding;

import org.jspecify.annotations.NullMarked;
