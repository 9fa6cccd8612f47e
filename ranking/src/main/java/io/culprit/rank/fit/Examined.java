package io.culprit.rank.fit;

import io.culprit.rank.Finding;
import java.util.List;

/** A labelled incident with its findings, which do not depend on any weights. */
record Examined(String name, Truth truth, List<Finding> findings) {}
