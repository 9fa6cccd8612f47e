/**
 * Where joined requests leave as rows and spans, for other programs: a table, JSON lines,
 * OpenTelemetry traces.
 */
@NullMarked
package io.culprit.rank.export;

import org.jspecify.annotations.NullMarked;
