/**
 * The command: here alone arguments, clock and environment are read, and output is printed. A
 * command line becomes a plan ({@link io.culprit.engine.Investigation}), an engine carries it out,
 * and what comes back is written where the user wants it.
 */
@NullMarked
package io.culprit.cli;

import org.jspecify.annotations.NullMarked;
