/** Times whole processes that read the same file, one after the other, in turns. */
@NullMarked
package io.culprit.benchmark.race;

import org.jspecify.annotations.NullMarked;
