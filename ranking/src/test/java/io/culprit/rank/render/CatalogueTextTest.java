package io.culprit.rank.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.rank.Catalogue;
import io.culprit.rank.Cause;
import io.culprit.rank.CauseText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogueTextTest {
  /** The tool investigates; what to do about it is for others to say. */
  private static final Pattern ADVICE =
      Pattern.compile(
          "\\b(increase|raise|lower the|reduce|should be set|we recommend|consider|fix|upgrade|switch to|add a worker)\\b",
          Pattern.CASE_INSENSITIVE);

  @ParameterizedTest
  @EnumSource(Cause.class)
  void of_anyCause_saysAllThereIsToSay(Cause cause) {
    CauseText text = Catalogue.of(cause);
    assertFalse(text.title().isBlank());
    assertTrue(text.mechanism().length() > 200, "the mechanism is too short to be understood");
    for (List<String> list : List.of(text.shows(), text.rulesOut(), text.collect(), text.tests())) {
      assertTrue(list.size() >= 2, cause.slug());
    }
  }

  @ParameterizedTest
  @EnumSource(Cause.class)
  void of_anyCause_prescribesNothing(Cause cause) {
    for (String words : words(Catalogue.of(cause))) {
      assertFalse(ADVICE.matcher(words).find(), words);
    }
  }

  @ParameterizedTest
  @EnumSource(Cause.class)
  void of_anyCause_isSafeOnAPage(Cause cause) {
    for (String words : words(Catalogue.of(cause))) {
      assertEquals(0, words.chars().filter(c -> c == '`').count() % 2, words);
      assertEquals("", Hostile.hiddenIn(words), words);
    }
  }

  @Test
  void of_allCauses_haveTitlesOfTheirOwn() {
    assertEquals(
        Cause.values().length,
        List.of(Cause.values()).stream().map(c -> Catalogue.of(c).title()).distinct().count());
  }

  private static List<String> words(CauseText text) {
    List<String> all = new ArrayList<>(List.of(text.title(), text.description(), text.mechanism()));
    all.addAll(text.shows());
    all.addAll(text.rulesOut());
    all.addAll(text.collect());
    all.addAll(text.tests());
    return all;
  }
}
