package io.culprit.rank.finding;

import io.culprit.parse.event.LogEvent;
import io.culprit.rank.scene.Request;
import java.util.stream.Stream;

/** A sign that the client's own record shows; the record is cited first. */
abstract class ClientSign extends Sign {
  ClientSign(String id, Family family, double everyday) {
    super(id, family, everyday);
  }

  @Override
  final Stream<? extends LogEvent> lines(Request r) {
    return Stream.concat(r.exchange().client().stream().map(p -> p.event()), super.lines(r));
  }
}
