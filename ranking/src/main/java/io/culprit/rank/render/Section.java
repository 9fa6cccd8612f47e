package io.culprit.rank.render;

import io.culprit.rank.Report;
import java.io.IOException;

/** One part of the Markdown page. Stateless. */
@FunctionalInterface
interface Section {
  void write(Report report, MarkdownPage page) throws IOException;
}
