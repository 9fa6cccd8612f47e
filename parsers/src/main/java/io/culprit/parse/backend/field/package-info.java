/**
 * What the named fields of a duration record or client report mean, whatever their author called
 * them: synonyms, units, times. Shared by CSV, JSON, logfmt, grok patterns and the application
 * lines of a server log.
 */
@NullMarked
package io.culprit.parse.backend.field;

import org.jspecify.annotations.NullMarked;
