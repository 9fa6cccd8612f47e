/**
 * Reads the timed access log of {@link io.culprit.benchmark.day.LogDay} with other people's
 * software: thirteen fields a line, four of them used as numbers. Each class is a command of its
 * own, {@code FILE [THREADS]}, and prints the same sums.
 */
@NullMarked
package io.culprit.benchmark.rival;

import org.jspecify.annotations.NullMarked;
