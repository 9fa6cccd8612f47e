/** Runs an investigation on this machine. This room alone names threads, queues and executors. */
@NullMarked
package io.culprit.engine;

import org.jspecify.annotations.NullMarked;
