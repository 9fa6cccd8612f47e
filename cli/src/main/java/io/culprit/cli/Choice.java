package io.culprit.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a constant of an enum by the name it shows itself under, and names the others when there is
 * none.
 */
final class Choice<E extends Enum<E>> implements ITypeConverter<E> {
  private final E[] choices;

  Choice(Class<E> type) {
    choices = type.getEnumConstants();
  }

  @Override
  public E convert(String text) {
    for (E choice : choices) {
      if (choice.toString().equalsIgnoreCase(text)) {
        return choice;
      }
    }
    throw new TypeConversionException(
        "expected one of "
            + Arrays.stream(choices).map(E::toString).collect(Collectors.joining(", "))
            + ", found '"
            + text
            + "'");
  }
}
