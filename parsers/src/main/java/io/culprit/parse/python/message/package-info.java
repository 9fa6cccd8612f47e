/**
 * What a message of a server or an application is about, and what stands in front of it on its
 * line.
 */
@NullMarked
package io.culprit.parse.python.message;

import org.jspecify.annotations.NullMarked;
