package io.culprit.cli;

import io.culprit.parse.Limit;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a limit, and says which there are. */
final class LimitName implements ITypeConverter<Limit> {
  @Override
  public Limit convert(String value) {
    return Limit.of(value)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected a limit, one of "
                        + Arrays.stream(Limit.values())
                            .map(Limit::id)
                            .collect(Collectors.joining(", "))
                        + ", found '"
                        + value
                        + "'"));
  }
}
