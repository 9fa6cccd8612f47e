/**
 * Where a report becomes a page: words a person reads, fields a machine reads, and the escaping of
 * log text.
 */
@NullMarked
package io.culprit.rank.render;

import org.jspecify.annotations.NullMarked;
