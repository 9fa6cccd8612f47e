package io.culprit.rank.finding;

import io.culprit.parse.event.LogEvent;
import io.culprit.rank.scene.Request;
import java.util.stream.Stream;

/** A sign that a complaint about the request shows; the complaint is cited first. */
abstract class ComplaintSign extends Sign {
  ComplaintSign(String id, Family family, double everyday) {
    super(id, family, everyday);
  }

  @Override
  final Stream<? extends LogEvent> lines(Request r) {
    return Stream.concat(r.exchange().notices().stream().map(p -> p.event()), super.lines(r));
  }
}
