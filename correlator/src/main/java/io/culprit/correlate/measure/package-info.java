/** The room where joins are held against what is known to have happened; no report comes here. */
@NullMarked
package io.culprit.correlate.measure;

import org.jspecify.annotations.NullMarked;
