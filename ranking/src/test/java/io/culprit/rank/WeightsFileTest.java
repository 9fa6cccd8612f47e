package io.culprit.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightsFileTest {
  private static final String GOOD =
      "{'origin': 'a test', 'calibration': 0.9, 'priors': {'cors': 0.1}, 'kinds':"
          + " {'dns-tls/client': 0.4, 'dns-tls/upstream': 0.6}, 'links': {'a-sign': {'leak': 0.02,"
          + " 'causes': {'cors': 0.7, 'dns-tls': 0.5}}}}";

  private static Weights read(String json) throws IOException {
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return WeightsFile.read(new ByteArrayInputStream(bytes));
  }

  @TestFactory
  Stream<DynamicTest> write_thenRead_isTheSame() {
    return Stream.of(WeightsFile.builtIn(), WeightsFile.byHand())
        .map(
            w ->
                DynamicTest.dynamicTest(
                    w.origin(),
                    () -> {
                      ByteArrayOutputStream out = new ByteArrayOutputStream();
                      WeightsFile.write(w, out);
                      assertEquals(
                          w, WeightsFile.read(new ByteArrayInputStream(out.toByteArray())));
                    }));
  }

  @Test
  void read_aLinkOfAWholeCause_holdsForEachOfItsKinds() throws IOException {
    Weights w = read(GOOD);
    assertEquals(0.5, w.links().get("a-sign").of(Kind.ofKey("dns-tls/client")));
    assertEquals(0.5, w.links().get("a-sign").of(Kind.ofKey("dns-tls/upstream")));
    assertEquals(0.7, w.link("a-sign", Cause.CORS));
    assertEquals(0, w.link("a-sign", Cause.TCP_RESET));
    assertEquals(0, w.link("no-such-sign", Cause.CORS));
  }

  @Test
  void read_aCauseWithoutKinds_givesItItsOnlyOne() throws IOException {
    assertEquals(1.0, read(GOOD).kinds().get(Kind.ofKey("cors")));
  }

  @Test
  void kinds_ofTheBuiltInWeights_shareTheirCausesWhole() {
    for (Weights w : new Weights[] {WeightsFile.builtIn(), WeightsFile.byHand()}) {
      for (Cause c : Cause.values()) {
        double sum = w.kindsOf(c).stream().mapToDouble(k -> w.kinds().getOrDefault(k, 0.0)).sum();
        assertEquals(1, sum, 0.002, c::slug);
        assertTrue(w.priors().containsKey(c), c::slug);
      }
    }
  }

  @ParameterizedTest(name = "without {0}")
  @CsvSource({"origin", "calibration", "priors", "kinds", "links", "leak", "causes"})
  void read_withoutAField_namesIt(String field) {
    String broken = GOOD.replace("'" + field + "'", "'misspelt'");
    IOException e = assertThrows(IOException.class, () -> read(broken));
    assertTrue(e.getMessage().contains("\"" + field + "\""), e::getMessage);
  }

  @Test
  void read_aLinkToAnUnknownKind_namesIt() {
    IOException e =
        assertThrows(
            IOException.class, () -> read(GOOD.replace("'cors': 0.7", "'dns-tls/carrier': 0.7")));
    assertTrue(e.getMessage().contains("dns-tls/carrier"), e::getMessage);
  }

  @ParameterizedTest(name = "<{0}>")
  @CsvSource({"''", "not JSON", "[]"})
  void read_whatIsNoWeightsFile_isRefused(String text) {
    assertThrows(IOException.class, () -> read(text));
  }
}
