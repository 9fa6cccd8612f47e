package io.culprit.rank.export;

import io.culprit.correlate.Outcome;
import java.util.List;

/**
 * One request as it leaves: every line that tells of it, and what follows from them. Microseconds;
 * -1 where the logs do not tell.
 *
 * @param id the request's id; empty: no log shows one
 * @param startMicros when it began, on the reference clock
 * @param endMicros when it ended, on the reference clock
 * @param elapsedMicros how long whoever ended it had waited
 * @param method HTTP method; empty: not told
 * @param path path without query; empty: not told
 * @param route method and path with the ids folded away
 * @param host requested host; empty: not told
 * @param peer address of the client as far as the logs know it; empty: unknown
 * @param userAgent as logged; empty: not told
 * @param outcome how it ended for its client
 * @param silent whether it failed although the application logged success
 * @param connectMicros the proxy's time to a connection, over all tries
 * @param headerMicros the proxy's time to the application's header, over all tries
 * @param responseMicros the proxy's time to the application's last byte, over all tries
 * @param lines one for each line, from the client inwards; never empty
 * @param complaints messages about this very request
 */
record ToldRequest(
    String id,
    long startMicros,
    long endMicros,
    long elapsedMicros,
    String method,
    String path,
    String route,
    String host,
    String peer,
    String userAgent,
    Outcome outcome,
    boolean silent,
    long connectMicros,
    long headerMicros,
    long responseMicros,
    List<Told> lines,
    List<Complaint> complaints) {
  ToldRequest {
    lines = List.copyOf(lines);
    complaints = List.copyOf(complaints);
  }

  /** The lines of a layer. */
  List<Told> of(Layer layer) {
    return lines.stream().filter(t -> t.layer() == layer).toList();
  }
}
