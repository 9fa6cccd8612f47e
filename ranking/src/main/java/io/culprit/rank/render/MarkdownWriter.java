package io.culprit.rank.render;

import io.culprit.rank.Report;
import java.io.IOException;
import java.util.List;

/** Writes a report as Markdown, section by section in the order of the investigation's format. */
final class MarkdownWriter implements ReportWriter {
  private static final List<Section> SECTIONS =
      List.of(
          new HeadSection(),
          new VerdictSection(),
          new AllCausesSection(),
          new CategoriesSection(),
          new BehaviorSection(),
          new RankingSection(),
          new LedgerSection(),
          new ChecklistSection(),
          new SummarySection(),
          new TimelineSection(),
          new ChainSection(),
          new SpansSection(),
          new SamplesSection(),
          new CounterEvidenceSection(),
          new DataQualitySection(),
          new MethodSection());

  @Override
  public void write(Report report, Appendable out) throws IOException {
    MarkdownPage page = new MarkdownPage(out);
    for (Section section : SECTIONS) {
      section.write(report, page);
    }
  }
}
