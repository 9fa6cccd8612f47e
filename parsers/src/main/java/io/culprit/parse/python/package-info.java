/** What Python servers write: uvicorn, gunicorn, and the applications inside them. */
@NullMarked
package io.culprit.parse.python;

import org.jspecify.annotations.NullMarked;
