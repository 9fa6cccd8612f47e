/** Load balancers' logs: haproxy's HTTP format. */
@NullMarked
package io.culprit.parse.balancer;

import org.jspecify.annotations.NullMarked;
