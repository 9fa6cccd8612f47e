package io.culprit.parse.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RotationOrderTest {
  @Test
  void names_standOldToNewWhateverTheirOrderWas() {
    List<String> expected =
        List.of(
            "a.log",
            "app-20261119.log",
            "app-20261120.log",
            "app.12.log.gz",
            "app.2.log.gz",
            "app-1.log",
            "app.log",
            "export.zip!access.log.2.gz",
            "export.zip!access.log",
            "h.log.2026-11-20-09",
            "h.log.2026-11-20_10",
            "h.log-2026112011",
            "h.log",
            "n.log-1795170096",
            "n.log-1795170097",
            "n.log",
            "nginx/access.log-20261101.gz",
            "nginx/access.log-20261119",
            "nginx/access.log.10.gz",
            "nginx/access.log.2.gz",
            "nginx/access.log.1",
            "nginx/access.log",
            "nginx/error.log.1",
            "nginx/error.log");
    for (int seed = 0; seed < 50; seed++) {
      List<String> names = new ArrayList<>(expected);
      Collections.shuffle(names, new Random(seed));
      names.sort(new RotationOrder());
      assertEquals(expected, names, "seed " + seed);
    }
  }
}
