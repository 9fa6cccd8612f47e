/** The command: here alone arguments, clock and environment are read, and output is printed. */
@NullMarked
package io.culprit.cli;

import org.jspecify.annotations.NullMarked;
