package io.culprit.rank.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
    assertEquals(route, Routes.fold(path));
  }
}
