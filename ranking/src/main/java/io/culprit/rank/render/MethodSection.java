package io.culprit.rank.render;

import io.culprit.correlate.SourceProfile;
import io.culprit.parse.event.Setting;
import io.culprit.rank.Finding;
import io.culprit.rank.Provenance;
import io.culprit.rank.Report;
import io.culprit.rank.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Appendix G: how the report came about, so that another can make it again. */
final class MethodSection implements Section {
  @Override
  public void write(Report report, MarkdownPage page) throws IOException {
    page.heading(2, "Appendix G. Method and reproduction");
    page.bullets(
        List.of(
            "Log lines are joined request by request: by id where there is one, else by another"
                + " key, else by time, method, path and status, else by the order of lines.",
            "Each probe looks for one sign and compares failed with healthy requests of the same"
                + " routes. Signs of one physical event count once.",
            "The probabilities come from a noisy-OR model over all combinations of the twelve"
                + " causes; the ledgers in section 4 show each step.",
            "The same files and options give the same report, byte for byte."));
    provenance(report, page);
    Map<State, Long> byState =
        report.findings().stream()
            .collect(Collectors.groupingBy(Finding::state, Collectors.counting()));
    page.paragraph(
        "**Probes:** "
            + report.findings().size()
            + " ("
            + byState.getOrDefault(State.PRESENT, 0L)
            + " present, "
            + byState.getOrDefault(State.ABSENT, 0L)
            + " absent, "
            + byState.getOrDefault(State.UNOBSERVABLE, 0L)
            + " not observable here).");
    page.table(
        List.of("Probe", "State", "Failed", "Healthy"),
        report.findings().stream()
            .map(
                f ->
                    List.of(
                        MarkdownEscape.code(f.id()),
                        f.state().slug(),
                        f.state() == State.UNOBSERVABLE ? Figures.NONE : Figures.of(f.failed()),
                        f.state() == State.UNOBSERVABLE ? Figures.NONE : Figures.of(f.healthy())))
            .toList());
    List<String> timers =
        report.settings().stream()
            .filter(s -> s.micros() >= 0)
            .map(MethodSection::setting)
            .toList();
    if (!timers.isEmpty()) {
      page.paragraph("**Times set in the configuration files:**");
      page.bullets(timers);
    }
  }

  private static void provenance(Report report, MarkdownPage page) throws IOException {
    Provenance p = report.provenance();
    if (p.version().isEmpty()) {
      return;
    }
    page.paragraph(
        "**Made by** culprit "
            + MarkdownEscape.code(p.version())
            + (p.options().isEmpty()
                ? ", without options."
                : ", with "
                    + p.options().stream()
                        .map(MarkdownEscape::code)
                        .collect(Collectors.joining(", "))
                    + "."));
    List<List<String>> rows = new ArrayList<>();
    for (SourceProfile s : report.correlation().sources()) {
      if (s.index() < p.digests().size()) {
        rows.add(
            List.of(
                MarkdownEscape.code(s.name()), MarkdownEscape.code(p.digests().get(s.index()))));
      }
    }
    page.table(List.of("Input", "SHA-256"), rows);
  }

  private static String setting(Setting setting) {
    return MarkdownEscape.text(setting.layer())
        + ": "
        + MarkdownEscape.code(setting.name() + " " + setting.value())
        + (setting.scope().isEmpty() ? "" : " in " + MarkdownEscape.code(setting.scope()));
  }
}
