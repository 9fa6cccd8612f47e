package io.culprit.rank.page;

import io.culprit.rank.Catalogue;
import io.culprit.rank.ChecklistItem;
import io.culprit.rank.ChecklistItem.Section;
import io.culprit.rank.Suspect;
import io.culprit.rank.scene.Scene;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What would settle the matter: what this run holds is ticked, what it lacks is open. */
public final class Checklist {
  private static final int UNTESTED = 2;

  private Checklist() {}

  /**
   * The list for a case.
   *
   * @param leading the leading suspects, with what the logs could not show of them
   */
  public static List<ChecklistItem> of(Scene scene, List<Suspect> leading) {
    List<ChecklistItem> items = new ArrayList<>();
    boolean proxy = scene.requests().stream().anyMatch(r -> r.exchange().proxy().isPresent());
    boolean ids =
        scene.requests().stream()
            .anyMatch(r -> r.exchange().proxy().map(p -> !p.requestId().isEmpty()).orElse(false));
    item(
        items,
        Section.LOGS,
        "Reverse proxy access log with times",
        proxy && scene.hasProxyTimes(),
        "Per request the status, the request time and the upstream's connect, header and response times: they show who cut and after how long.");
    item(
        items,
        Section.LOGS,
        "Reverse proxy error log",
        scene.hasErrorLog(),
        "Names the phase of each cut (connecting, reading the header, reading the body).");
    item(
        items,
        Section.LOGS,
        "Reverse proxy error log at level info",
        scene.errorLogAtInfo(),
        "Closes and resets by clients are logged at info only; without it a reset (104) looks like an abort.");
    item(
        items,
        Section.LOGS,
        "Backend request durations",
        scene.hasHandlerTimes(),
        "The application's own begin and end of each request: it tells a slow handler from one that waited for its turn.");
    item(
        items,
        Section.LOGS,
        "Load balancer or CDN log",
        scene.requests().stream().anyMatch(r -> r.exchange().balancer().isPresent()),
        "Its status and termination state say whether it cut, and when; needed only where one stands in front.");
    item(
        items,
        Section.LOGS,
        "Origin and Access-Control-Allow-Origin in the access log",
        scene.logsOrigins(),
        "Shows answers that a browser withholds from the page although every server calls them a success.");
    item(
        items,
        Section.METRICS,
        "Request duration per route (P50, P95, P99)",
        scene.hasHandlerTimes() || scene.hasProxyTimes(),
        "Compare the 95th percentile of each failing route with the limit that cut it.");
    item(
        items,
        Section.METRICS,
        "Requests in flight",
        scene.hasProxyTimes(),
        "Many at once with short handler times speak for a blocked or saturated worker.");
    item(
        items,
        Section.METRICS,
        "CPU throttling, memory and restarts of the container",
        false,
        "Throttling leaves no log line; only the cgroup's counters (nr_throttled, memory.events) show it.");
    item(
        items,
        Section.TRACING,
        "One request id from the client to the handler",
        ids,
        "With it each failure is joined exactly; without it by time, which is said with a probability.");
    item(
        items,
        Section.TRACING,
        "Client-side timing (HAR or a report per failed call)",
        scene.hasClientRecords(),
        "The page's own elapsed time, net error and connection phases: the only witness of calls that no server saw.");
    Set<String> said = new HashSet<>();
    for (Suspect s : leading) {
      s.untested().stream()
          .filter(said::add)
          .limit(UNTESTED)
          .forEach(
              text ->
                  item(
                      items,
                      Section.TRACING,
                      "To test \"" + Catalogue.of(s.cause()).title() + "\"",
                      false,
                      text));
    }
    item(
        items,
        Section.QUICK_VALIDATION,
        "Repeat one failing call from a second network",
        false,
        "Failing only from one network speaks for the path; failing from both speaks for the servers.");
    item(
        items,
        Section.QUICK_VALIDATION,
        "Repeat one failing call directly at the application, past the proxies",
        false,
        "Compare its time and completeness with the same call through each hop.");
    return items;
  }

  private static void item(
      List<ChecklistItem> items, Section section, String title, boolean held, String text) {
    items.add(new ChecklistItem(section, title, text, held));
  }
}
