/**
 * Runs an investigation on this machine: opens the inputs, reads them on several threads,
 * correlates them, keeps what fits and hands it to the ranking. This room alone names threads,
 * queues and executors.
 */
@NullMarked
package io.culprit.engine;

import org.jspecify.annotations.NullMarked;
