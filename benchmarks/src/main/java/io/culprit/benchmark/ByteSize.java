package io.culprit.benchmark;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Sizes as typed: {@code 500k}, {@code 100m}, {@code 1g}, in powers of 1000. */
final class ByteSize implements ITypeConverter<Long> {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})([kmg]?)");

  @Override
  public Long convert(String text) {
    Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT));
    if (!size.matches()) {
      throw new TypeConversionException("expected a size such as 500k, 100m or 1g, found " + text);
    }
    long unit =
        switch (size.group(2)) {
          case "k" -> 1000;
          case "m" -> 1_000_000;
          case "g" -> 1_000_000_000;
          default -> 1;
        };
    return Long.parseLong(size.group(1)) * unit;
  }
}
