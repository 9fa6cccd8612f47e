package io.culprit.rank.page;

import io.culprit.correlate.SourceProfile;
import io.culprit.parse.LogFormat;
import io.culprit.parse.event.AppServer;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.rank.ContextLine;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The detected setting, for the head of the report. */
public final class ContextFacts {
  private ContextFacts() {}

  /** Topology, backend, what was observed, and what is missing. */
  public static List<ContextLine> of(Scene scene) {
    List<ContextLine> lines = new ArrayList<>();
    lines.add(new ContextLine("Path of a request", path(scene)));
    lines.add(new ContextLine("Backend", backend(scene)));
    lines.add(new ContextLine("Logs at hand", logs(scene)));
    lines.add(new ContextLine("Joined by", ids(scene)));
    return lines;
  }

  private static String path(Scene scene) {
    List<String> hops = new ArrayList<>();
    hops.add("client");
    if (!scene.balancerName().isEmpty()) {
      hops.add("load balancer (" + scene.balancerName() + ", by its log)");
    } else if (scene.hasBalancer()) {
      hops.add(
          "load balancer (no log of it"
              + scene.frontAddress().map(a -> "; peer " + a).orElse("")
              + ")");
    }
    if (!scene.proxyName().isEmpty()) {
      hops.add(scene.proxyName());
    }
    hops.add("application");
    return String.join(" -> ", hops);
  }

  private static String backend(Scene scene) {
    Set<String> facts = new LinkedHashSet<>();
    if (scene.requests().stream()
        .anyMatch(
            r ->
                r.exchange().app().stream()
                    .anyMatch(p -> p.event().server() == AppServer.UVICORN))) {
      facts.add("uvicorn (logs an answer at its start, and nothing once its peer has gone)");
    }
    if (scene.requests().stream()
        .anyMatch(
            r ->
                r.exchange().app().stream()
                    .anyMatch(p -> p.event().server() == AppServer.GUNICORN))) {
      facts.add("gunicorn (logs at the end of a request)");
    }
    for (NoticeEvent n :
        scene.notices(Notice.SERVER_STARTED, Notice.WORKER_STARTED, Notice.OTHER)) {
      if (n.message().startsWith("Using worker:")) {
        facts.add(n.message());
      }
    }
    if (scene.hasHandlerTimes()) {
      facts.add("its own durations are logged");
    }
    return facts.isEmpty() ? "no log of it" : String.join("; ", facts);
  }

  private static String logs(Scene scene) {
    Set<String> formats = new LinkedHashSet<>();
    for (SourceProfile s : scene.file().correlation().sources()) {
      if (s.detected().format() != LogFormat.UNKNOWN) {
        formats.add(s.detected().title());
      }
    }
    return formats.isEmpty() ? "none that is known" : String.join(", ", formats);
  }

  private static String ids(Scene scene) {
    List<Request> joined =
        scene.requests().stream()
            .filter(r -> !r.exchange().backend().isEmpty() || !r.exchange().app().isEmpty())
            .toList();
    if (joined.isEmpty()) {
      return "nothing: no record of the application could be joined to a request";
    }
    List<String> tiers = new ArrayList<>();
    scene.file().correlation().joins().stream()
        .filter(j -> j.pairs() > 0)
        .forEach(j -> tiers.add(j.tier().slug() + " (" + j.pairs() + " pairs)"));
    return String.join(", ", tiers);
  }
}
