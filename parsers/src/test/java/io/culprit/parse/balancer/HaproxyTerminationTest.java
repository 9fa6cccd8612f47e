package io.culprit.parse.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.event.Ending;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Phase;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HaproxyTerminationTest {
  @ParameterizedTest
  @CsvSource({
    "sH--, UPSTREAM_TIMED_OUT, READING_HEADER",
    "sC--, UPSTREAM_TIMED_OUT, CONNECTING",
    "sQ--, CONNECTIONS_EXHAUSTED, CONNECTING",
    "sD--, UPSTREAM_TIMED_OUT, READING_BODY",
    "SC--, UPSTREAM_REFUSED, CONNECTING",
    "SH--, UPSTREAM_CLOSED, READING_HEADER",
    "SDVN, UPSTREAM_CLOSED, READING_BODY",
    "CH--, CLIENT_CLOSED, READING_HEADER",
    "CR--, CLIENT_CLOSED, READING_CLIENT",
    "CD--, CLIENT_CLOSED, SENDING_TO_CLIENT",
    "cD--, CLIENT_TIMED_OUT, SENDING_TO_CLIENT",
    "cR--, CLIENT_TIMED_OUT, READING_CLIENT",
    "PH--, UPSTREAM_BAD_RESPONSE, READING_HEADER",
    "PC--, CONNECTIONS_EXHAUSTED, CONNECTING",
    "DH--, UPSTREAM_CLOSED, READING_HEADER"
  })
  void state_isAComplaint(String state, Notice kind, Phase phase) {
    assertEquals(Optional.of(new Ending(kind, phase)), HaproxyTermination.ending(state));
  }

  @ParameterizedTest
  @ValueSource(strings = {"----", "--NI", "LR--", "PR--", "", "-"})
  void ordinaryEndOrOwnAnswer_isNone(String state) {
    assertTrue(HaproxyTermination.ending(state).isEmpty());
  }
}
