/**
 * Makes up a day of logs: a proxy, the application behind it and one incident, the same bytes for
 * the same seed.
 */
@NullMarked
package io.culprit.benchmark.day;

import org.jspecify.annotations.NullMarked;
