package io.culprit.benchmark.day;

import java.util.ArrayList;
import java.util.List;

/** The made-up shop's API, the most used first. */
final class Routes {
  private static final List<String> RESOURCES =
      List.of("orders", "invoices", "shipments", "messages", "payments", "reviews", "addresses");

  /** The operation that becomes slow in the incident. */
  static final Route SLOW =
      new Route("POST", "/api/v2/customers/{u}/recommendations", "", 200, 180, 5200);

  static final Route HEALTH = new Route("GET", "/health", "", 200, 0.4, 25);

  static final Zipf<Route> API = new Zipf<>(all(), 0.9);

  private Routes() {}

  private static List<Route> all() {
    List<Route> all = new ArrayList<>();
    all.add(
        new Route(
            "GET",
            "/api/v2/products",
            "category={w}&page={n}&per_page=48&sort=-popularity",
            200,
            45,
            14_000));
    all.add(new Route("GET", "/api/v2/products/{w}", "expand=prices,stock", 200, 22, 3900));
    all.add(new Route("GET", "/api/v2/carts/{u}", "", 200, 12, 1300));
    all.add(new Route("GET", "/api/v2/search/suggestions", "q={w}&limit=8", 200, 9, 620));
    all.add(SLOW);
    all.add(new Route("POST", "/api/v2/carts/{u}/items", "", 201, 35, 760));
    all.add(new Route("GET", "/api/v2/customers/me", "", 200, 8, 480));
    all.add(
        new Route("GET", "/api/v2/search", "q={w}%20{w}&facets=1&offset={n}", 200, 130, 22_000));
    all.add(new Route("POST", "/api/v2/sessions/refresh", "", 200, 60, 900));
    all.add(new Route("PATCH", "/api/v2/carts/{u}/items/{n}", "", 200, 30, 810));
    all.add(new Route("DELETE", "/api/v2/carts/{u}/items/{n}", "", 204, 25, 0));
    all.add(new Route("POST", "/api/v2/events/page-view", "", 202, 4, 2));
    for (String name : RESOURCES) {
      String base = "/api/v2/" + name;
      all.add(new Route("GET", base, "page={n}&per_page=25&status=open", 200, 40, 9000));
      all.add(new Route("GET", base + "/{n}", "", 200, 18, 2200));
      all.add(new Route("POST", base, "", 201, 90, 1100));
      all.add(new Route("PUT", base + "/{n}", "", 200, 70, 1200));
      all.add(new Route("GET", base + "/{n}/history", "since={n}", 200, 55, 4800));
    }
    all.add(new Route("GET", "/api/v2/reports/sales/export", "customer={n}", 200, 2400, 2_600_000));
    all.add(new Route("POST", "/api/v2/uploads/{u}", "", 201, 350, 310));
    return all;
  }
}
