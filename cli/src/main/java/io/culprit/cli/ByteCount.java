package io.culprit.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a number from 1 on, with a binary unit if it is long: {@code 4M}, {@code 4MB} and {@code
 * 4MiB} are the same.
 */
final class ByteCount implements ITypeConverter<Long> {
  private static final String UNITS = "KMGT";
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,15})([" + UNITS + "]?)(?:I?B)?");

  @Override
  public Long convert(String value) {
    Matcher number = NUMBER.matcher(value.toUpperCase(Locale.ROOT));
    if (number.matches()) {
      int power = number.group(2).isEmpty() ? 0 : UNITS.indexOf(number.group(2)) + 1;
      long count = Long.parseLong(number.group(1));
      if (count >= 1 && count <= Long.MAX_VALUE >> (10 * power)) {
        return count << (10 * power);
      }
    }
    throw new TypeConversionException("expected a number such as 500 or 4M, found '" + value + "'");
  }
}
