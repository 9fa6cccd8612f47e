package io.culprit.rank.render;

import io.culprit.correlate.ClockOffset;
import io.culprit.correlate.SelfAudit;
import io.culprit.correlate.SourceProfile;
import io.culprit.parse.LineCount;
import io.culprit.parse.Rejection;
import io.culprit.rank.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Appendix F: what was read, what was refused, how it was joined, and by which clocks. */
final class DataQualitySection implements Section {
  private static final int EXAMPLES = 5;

  @Override
  public void write(Report report, MarkdownPage page) throws IOException {
    page.heading(2, "Appendix F. Data quality");
    List<SourceProfile> sources = report.correlation().sources();
    page.paragraph("**Sources** (parsed + joined + blank + rejected = lines):");
    page.table(
        List.of("File", "Format", "Lines", "Parsed", "Joined", "Blank", "Rejected"),
        sources.stream().map(DataQualitySection::counts).toList());
    if (sources.isEmpty()) {
      page.paragraph("None was read.");
    }
    page.paragraph("**Times and clocks** (first and last on the source's own clock):");
    page.table(
        List.of("File", "First", "Last", "Ahead of the reference clock", "Learnt from"),
        sources.stream().map(DataQualitySection::clock).toList());
    rejected(sources, page);
    joins(report, page);
    remarks(report, page);
  }

  private static List<String> counts(SourceProfile source) {
    LineCount count = source.count();
    String detail = source.detected().detail();
    String wrapper = source.detected().wrapper();
    return List.of(
        MarkdownEscape.code(source.name()),
        MarkdownEscape.text(source.detected().title())
            + (detail.isEmpty() ? "" : ", " + MarkdownEscape.text(LogText.cut(detail, 60)))
            + (wrapper.isEmpty() ? "" : ", in " + MarkdownEscape.text(wrapper)),
        Figures.count(count.lines()),
        Figures.count(count.parsed()),
        Figures.count(count.joined()),
        Figures.count(count.blank()),
        Figures.count(count.rejectedLines())
            + (count.rejected().isEmpty()
                ? ""
                : ": "
                    + count.rejected().entrySet().stream()
                        .map(
                            e ->
                                MarkdownEscape.text(e.getKey()) + " " + Figures.count(e.getValue()))
                        .collect(Collectors.joining(", "))));
  }

  private static List<String> clock(SourceProfile source) {
    ClockOffset clock = source.clock();
    return List.of(
        MarkdownEscape.code(source.name()),
        source.first().map(m -> Figures.instant(m.micros())).orElse(Figures.NONE),
        source.last().map(m -> Figures.instant(m.micros())).orElse(Figures.NONE),
        Figures.shift(clock.micros())
            + (clock.lowMicros() == clock.highMicros()
                ? ""
                : " ("
                    + Figures.shift(clock.lowMicros())
                    + " to "
                    + Figures.shift(clock.highMicros())
                    + ")"),
        MarkdownEscape.text(clock.basis())
            + (clock.pairs() > 0 ? ", " + Figures.count(clock.pairs()) + " pairs" : ""));
  }

  private static void rejected(List<SourceProfile> sources, MarkdownPage page) throws IOException {
    List<String> examples = new ArrayList<>();
    for (SourceProfile source : sources) {
      for (Rejection r : source.count().examples().stream().limit(EXAMPLES).toList()) {
        examples.add(
            MarkdownEscape.code(source.name())
                + " line "
                + r.origin().line()
                + ", "
                + MarkdownEscape.text(r.reason())
                + " (expected "
                + MarkdownEscape.text(r.expected())
                + "): "
                + MarkdownEscape.quoted(r.text()));
      }
    }
    if (!examples.isEmpty()) {
      page.paragraph("**Examples of rejected lines:**");
      page.bullets(examples);
    }
  }

  private static void joins(Report report, MarkdownPage page) throws IOException {
    page.paragraph("**Joins** between a proxy line and another layer's:");
    page.table(
        List.of("By", "Pairs", "Expected to be right"),
        report.correlation().joins().stream()
            .map(
                j ->
                    List.of(
                        j.tier().slug(),
                        Figures.count(j.pairs()),
                        j.pairs() == 0 ? Figures.NONE : Figures.probability(j.expectedPrecision())))
            .toList());
    page.paragraph(
        "Not joined: "
            + Figures.count(report.correlation().unjoinedProxy())
            + " proxied lines, "
            + Figures.count(report.correlation().unjoinedBackend())
            + " backend records, "
            + Figures.count(report.correlation().unjoinedClient())
            + " client records.");
    Optional<SelfAudit> audit = report.correlation().selfAudit();
    if (audit.isPresent()) {
      page.paragraph(audit(audit.get()));
    }
  }

  private static String audit(SelfAudit audit) {
    return "**Self-audit:** joining by time instead of ids would have found "
        + Figures.precisely(audit.right(), audit.pairs())
        + " of "
        + Figures.count(audit.pairs())
        + " pairs that ids made here"
        + (audit.made() == 0
            ? "."
            : "; of the pairs it would have made of these lines, "
                + Figures.precisely(audit.right(), audit.made())
                + " are right.");
  }

  private static void remarks(Report report, MarkdownPage page) throws IOException {
    if (!report.unexplained().isEmpty()) {
      page.paragraph(
          "**Failures that no cause explains** ("
              + Figures.count(report.failures().unexplained())
              + ", the first of them):");
      page.bullets(
          report.unexplained().stream()
              .map(
                  c ->
                      MarkdownEscape.citation(c)
                          + (c.text().isEmpty() ? "" : " " + MarkdownEscape.quoted(c.text())))
              .toList());
    }
    List<String> remarks = new ArrayList<>();
    report
        .problems()
        .forEach(
            p -> remarks.add(MarkdownEscape.code(p.file()) + ": " + MarkdownEscape.text(p.text())));
    for (SourceProfile s : report.correlation().sources()) {
      if (!s.count().damage().isEmpty()) {
        remarks.add(MarkdownEscape.code(s.name()) + ": " + MarkdownEscape.text(s.count().damage()));
      }
    }
    report.notes().forEach(n -> remarks.add(MarkdownEscape.text(n)));
    page.paragraph("**Remarks:**");
    page.bullets(remarks.isEmpty() ? List.of("None.") : remarks);
  }
}
