/** What clients saw: reports of frontends as CSV or JSON, and HAR files of browsers. */
@NullMarked
package io.culprit.parse.client;

import org.jspecify.annotations.NullMarked;
