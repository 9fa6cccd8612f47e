package io.culprit.rank.page;

import io.culprit.parse.event.Setting;
import io.culprit.rank.ChainLink;
import io.culprit.rank.scene.Cutter;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.scene.Wall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The clocks between client and handler: configured, observed, or the server's default. */
public final class TimeoutChain {
  private static final Set<String> TOLD =
      Set.of(
          "timeout client",
          "timeout server",
          "timeout connect",
          "timeout http-keep-alive",
          "proxy_connect_timeout",
          "proxy_send_timeout",
          "proxy_read_timeout",
          "send_timeout",
          "keepalive_timeout",
          "resolver_timeout",
          "timeout",
          "keepalive",
          "graceful_timeout");

  /** nginx's default, ngx_http_proxy_module. */
  private static final long NGINX_READ = 60_000_000;

  private TimeoutChain() {}

  /** From the outermost clock inwards. */
  public static List<ChainLink> of(Scene scene) {
    List<ChainLink> chain = new ArrayList<>();
    observed(scene, chain);
    boolean readTimeout = false;
    for (String layer : List.of("haproxy", "nginx", "gunicorn")) {
      for (Setting s : scene.file().settings()) {
        if (s.layer().equals(layer) && TOLD.contains(s.name()) && s.micros() >= 0) {
          readTimeout |= s.name().equals("proxy_read_timeout");
          chain.add(
              new ChainLink(
                  layer,
                  s.name() + (s.scope().isEmpty() ? "" : " in " + s.scope()),
                  s.micros(),
                  "configured",
                  fired(scene, s),
                  Optional.of(Cites.of(scene, s.origin()))));
        }
      }
    }
    boolean nginxKnown = scene.file().settings().stream().anyMatch(s -> s.layer().equals("nginx"));
    if (nginxKnown && !readTimeout) {
      chain.add(
          new ChainLink(
              "nginx",
              "proxy_read_timeout",
              NGINX_READ,
              "the server's default, not configured",
              near(scene.proxyWall(), NGINX_READ),
              Optional.empty()));
    }
    return chain;
  }

  private static void observed(Scene scene, List<ChainLink> chain) {
    scene.closedWall().ifPresent(w -> chain.add(wall(scene, "client side", "closes after", w)));
    scene.balancerWall().ifPresent(w -> chain.add(wall(scene, "load balancer", "cuts after", w)));
    scene.proxyWall().ifPresent(w -> chain.add(wall(scene, scene.proxyName(), "cuts after", w)));
  }

  private static ChainLink wall(Scene scene, String layer, String what, Wall wall) {
    Optional<Request> example = scene.failed().stream().filter(wall::holds).findFirst();
    return new ChainLink(
        layer,
        what,
        wall.micros(),
        "observed on the cut requests",
        wall.hits(),
        example.map(r -> Cites.of(scene, r.exchange().origin())));
  }

  private static long fired(Scene scene, Setting s) {
    return switch (s.name()) {
      case "proxy_read_timeout" ->
          near(scene.proxyWall(), s.micros()) == 0 ? 0 : within(scene, s.scope());
      case "timeout server" -> near(scene.balancerWall(), s.micros());
      default -> 0;
    };
  }

  private static long within(Scene scene, String scope) {
    return scene.failed().stream()
        .filter(
            r -> r.cutter() == Cutter.PROXY && scene.proxyWall().map(w -> w.holds(r)).orElse(false))
        .filter(r -> !scope.startsWith("/") || r.exchange().path().startsWith(scope))
        .count();
  }

  private static long near(Optional<Wall> wall, long value) {
    return wall.filter(w -> Math.abs(w.micros() - value) <= value / 20 + 600_000)
        .map(Wall::hits)
        .orElse(0L);
  }
}
