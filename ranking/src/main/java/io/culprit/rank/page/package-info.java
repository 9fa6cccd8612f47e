/**
 * The parts of a report: context, timeout chain, time spent, samples, checklist, words. Decided
 * here, only laid out later.
 */
@NullMarked
package io.culprit.rank.page;

import org.jspecify.annotations.NullMarked;
