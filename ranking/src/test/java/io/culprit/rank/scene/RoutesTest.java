package io.culprit.rank.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culprit.correlate.Exchange;
import io.culprit.rank.Exchanges;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "/v1/orders/4711/items, /v1/orders/{id}/items",
    "/v1/orders/4711, /v1/orders/{id}",
    "/users/550e8400-e29b-41d4-a716-446655440000, /users/{id}",
    "/blobs/9F86D081884C7D65, /blobs/{id}",
    "/orders/, /orders/",
    "/, /",
    "'', ''",
    "/api/check-spambot, /api/check-spambot",
    "/api/v2/facade, /api/v2/facade",
    "/api/deadbeef, /api/deadbeef",
    "/api/mp3, /api/mp3",
    "/t/an-opaque-token-of-more-than-forty-characters, /t/{id}",
    "//7//8, //{id}//{id}",
  })
  void fold_takesIdsAndLeavesWords(String path, String route) {
    assertEquals(route, Routes.among(List.of()).fold(path));
  }

  @Test
  void wordsThatDifferFromRequestToRequest_areIds() {
    List<Exchange> served = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      served.add(Exchanges.call(i).path("/articles/storm-" + (char) ('a' + i % 20)).build());
      served.add(Exchanges.call(i).path("/articles/latest").build());
    }
    Routes routes = Routes.among(served);
    assertEquals("/articles/{id}", routes.fold("/articles/storm-q"));
    assertEquals("/articles/{id}/comments", routes.fold("/articles/never-seen/comments"));
    assertEquals("/articles/latest", routes.fold("/articles/latest"));
    assertEquals("/articles", routes.fold("/articles"));
  }

  @Test
  void wordsThatComeBack_areNames() {
    List<Exchange> served = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      served.add(Exchanges.call(i).path("/rpc/Method" + (char) ('A' + i % 20)).build());
    }
    assertEquals("/rpc/MethodB", Routes.among(served).fold("/rpc/MethodB"));
  }
}
