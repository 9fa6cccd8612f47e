/**
 * Bytes become events. This room opens sources, finds line ends and reads log formats; it knows
 * nothing of requests, causes or reports.
 */
@NullMarked
package io.culprit.parse;

import org.jspecify.annotations.NullMarked;
