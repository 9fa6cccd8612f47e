package io.culprit.cli;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.UsageMessageSpec;

/** How wide the terminal is. */
final class TerminalWidth {
  private static final int WITHOUT_TERMINAL = 120;
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{1,3}");

  private TerminalWidth() {}

  /** {@code COLUMNS}, else what the terminal says of itself, else 120. */
  static int columns() {
    @Nullable String told = System.getenv("COLUMNS");
    if (told != null && NUMBER.matcher(told).matches()) {
      return Integer.parseInt(told);
    }
    return new UsageMessageSpec().width(WITHOUT_TERMINAL).autoWidth(true).width();
  }
}
