package io.culprit.rank.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.rank.Cases;
import io.culprit.rank.Exchanges.Source;
import io.culprit.rank.Finding;
import io.culprit.rank.Ratio;
import io.culprit.rank.State;
import io.culprit.rank.scene.Scene;

/** What one probe found in a case, and the questions a test puts to it. */
record Found(Finding finding) {
  /** Asks the probe with an id. */
  static Found sign(String id, Cases in) {
    return sign(id, in.scene());
  }

  static Found sign(String id, Scene scene) {
    return new Found(probe(id).examine(scene));
  }

  static Probe probe(String id) {
    return Probes.all().stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
  }

  Found isPresent(long k, long n) {
    assertEquals(State.PRESENT, finding.state(), finding::toString);
    assertEquals(new Ratio(k, n), finding.failed(), finding::toString);
    assertTrue(!finding.citations().isEmpty(), "a finding without a line to look at: " + finding);
    return this;
  }

  Found isAbsent() {
    assertEquals(State.ABSENT, finding.state(), finding::toString);
    return this;
  }

  /** And none of the failures carries it. */
  Found isAbsentFrom(long n) {
    assertEquals(new Ratio(0, n), finding.failed(), finding::toString);
    return isAbsent();
  }

  /** And the text names what would show it. */
  Found isUnobservable(String wanted) {
    assertEquals(State.UNOBSERVABLE, finding.state(), finding::toString);
    assertEquals(0, finding.strength(), "what cannot be seen has no strength");
    return says(wanted);
  }

  /** Of the delivered requests of the same routes. */
  Found healthy(long k, long n) {
    assertEquals(new Ratio(k, n), finding.healthy(), finding::toString);
    return this;
  }

  Found says(String words) {
    assertTrue(finding.text().contains(words), () -> words + " is not in: " + finding.text());
    return this;
  }

  Found cites(Source source, long line) {
    assertTrue(
        finding.citations().stream().anyMatch(c -> c.origin().equals(source.line(line))),
        () -> source + ":" + line + " is not among " + finding.citations());
    return this;
  }
}
