package io.culprit.parse.source;

import io.culprit.parse.event.Moment;
import java.util.List;
import java.util.Optional;

/**
 * A line taken out of its wrapper.
 *
 * @param text the line as the server wrote it; several, parted by {@code \n}, where they were one
 *     message
 * @param written when the wrapper says it was written
 * @param part what of a line it is
 * @param more further messages that stood on the same line
 */
public record Unwrapped(String text, Optional<Moment> written, Part part, List<Unwrapped> more) {
  /** What of a server's line a line of the file holds. */
  public enum Part {
    /** The whole of it, or its end. */
    WHOLE,
    /** The wrapper cut the line, and the next one continues it. */
    BEGINNING,
    /** Nothing of it: a header, or a field beside the message. */
    NOTHING
  }

  /** A line of the wrapper's own. */
  static final Unwrapped NOTHING = new Unwrapped("", Optional.empty(), Part.NOTHING, List.of());

  public Unwrapped {
    more = List.copyOf(more);
  }

  /** A whole line. */
  static Unwrapped whole(String text, Optional<Moment> written) {
    return new Unwrapped(text, written, Part.WHOLE, List.of());
  }

  /** The beginning of a line, or the whole of it. */
  static Unwrapped part(String text, Optional<Moment> written, boolean beginning) {
    return new Unwrapped(text, written, beginning ? Part.BEGINNING : Part.WHOLE, List.of());
  }

  /** The first of some messages, the others with it. */
  static Unwrapped several(List<Unwrapped> messages) {
    Unwrapped first = messages.get(0);
    return new Unwrapped(
        first.text(), first.written(), first.part(), messages.subList(1, messages.size()));
  }

  /** Whether the next line continues this one. */
  public boolean partial() {
    return part == Part.BEGINNING;
  }
}
