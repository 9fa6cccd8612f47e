/** The command. This room alone reads arguments, the clock and the environment, prints, and exits. */
@NullMarked
package io.culprit.cli;

import org.jspecify.annotations.NullMarked;
