package io.culprit.rank.fit;

import io.culprit.rank.Finding;
import io.culprit.rank.scene.Scene;
import java.util.List;

/** A labelled incident with its findings, which do not depend on any weights. */
record Examined(String name, Truth truth, Scene scene, List<Finding> findings) {}
