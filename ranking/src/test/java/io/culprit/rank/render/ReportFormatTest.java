package io.culprit.rank.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportFormatTest {
  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void ofExtension_known_isFound(ReportFormat format) {
    assertSame(format, ReportFormat.ofExtension(format.extension()));
    assertTrue(Rendered.as(format, Reports.healthy().build()).endsWith("\n"));
  }

  @Test
  void ofExtension_unknown_namesTheKnown() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> ReportFormat.ofExtension("pdf"));
    assertEquals("no report format is called 'pdf'; there are: md, json", e.getMessage());
  }
}
