/**
 * nginx's access and error logs: any {@code log_format} compiled into a scanner, JSON access logs,
 * inferred formats, and the messages of the error log.
 */
@NullMarked
package io.culprit.parse.nginx;

import org.jspecify.annotations.NullMarked;
