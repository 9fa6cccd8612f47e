package io.culprit.rank.page;

import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.Origin;
import io.culprit.rank.Citation;
import io.culprit.rank.scene.Scene;

/** Makes citations of a scene's records. */
final class Cites {
  private Cites() {}

  static Citation of(Scene scene, LogEvent event) {
    return of(scene, event.origin());
  }

  static Citation of(Scene scene, Origin origin) {
    return new Citation(origin, scene.sourceName(origin.source()), "");
  }
}
