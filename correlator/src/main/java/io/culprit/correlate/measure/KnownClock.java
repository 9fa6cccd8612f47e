package io.culprit.correlate.measure;

import java.time.Instant;
import java.time.ZoneId;

/**
 * How the clocks of a recording truly stood.
 *
 * @param backendMicros how far the backend's clock was ahead of the proxy's
 * @param backendZone zone of the backend's stamps that state none
 * @param proxyZone zone of the proxy's stamps that state none
 */
public record KnownClock(long backendMicros, ZoneId backendZone, ZoneId proxyZone) {
  /** How far a source's stamps of about that time are ahead of UTC on the proxy's clock. */
  long micros(boolean backend, boolean zoned, Instant at) {
    long skew = backend ? backendMicros : 0;
    ZoneId zone = backend ? backendZone : proxyZone;
    return skew + (zoned ? 0 : zone.getRules().getOffset(at).getTotalSeconds() * 1_000_000L);
  }
}
