/** Measures the hot rooms. Nothing depends on this room, and it is never published. */
@NullMarked
package io.culprit.benchmark;

import org.jspecify.annotations.NullMarked;
