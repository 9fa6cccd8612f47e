package io.culprit.rank.finding;

import io.culprit.rank.Finding;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;

/** Looks for one sign. Stateless. */
public interface Probe {
  /** The finding's name: a key of the weights. */
  String id();

  /** The case judged by this sign alone. */
  Finding examine(Scene scene);

  /** Whether a single request carries the sign. */
  boolean shows(Request request, Scene scene);

  /** Whether these logs could show it. */
  boolean observable(Scene scene);
}
