/**
 * The case seen as a whole: requests with their derived times, the walls they were cut at, gaps,
 * routes.
 */
@NullMarked
package io.culprit.rank.scene;

import org.jspecify.annotations.NullMarked;
