/** The room where two events are decided to be one request: events become exchanges. */
@NullMarked
package io.culprit.correlate;

import org.jspecify.annotations.NullMarked;
