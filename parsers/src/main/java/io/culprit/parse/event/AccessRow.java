package io.culprit.parse.event;

/**
 * An access line read where it lies: its numbers are known, its texts are still bytes of the
 * reader's buffer. Whoever counts reads it and lets it go; whoever keeps it asks for the {@link
 * #event}. Every answer equals that event's.
 *
 * <p>Reused from line to line: valid only during the call that shows it, on the thread of that
 * call.
 */
public interface AccessRow {
  /** Which intermediary wrote it. */
  Hop hop();

  /** When the request was finished, in epoch microseconds. */
  long endMicros();

  /** Width of the stated end in microseconds. */
  long precisionMicros();

  /** First client byte to the end; -1: not logged. */
  long durationMicros();

  /** Status sent to the client; -1: none. */
  int status();

  /** Bytes sent to the client; -1: not logged. */
  long bytes();

  /** Whether the format logs anything about the upstream. */
  boolean upstreamLogged();

  /** Whether the upstream was tried. */
  boolean attempted();

  /** Method; empty for garbage. */
  AsciiText method();

  /** Path and query; empty for garbage. */
  AsciiText target();

  /** Peer address. */
  AsciiText client();

  /** The request's id; empty: none. */
  AsciiText requestId();

  /** Requested host; empty: not logged. */
  AsciiText host();

  /** The X-Forwarded-For value; empty: not logged. */
  AsciiText forwardedFor();

  /** The line as an event that can be kept. */
  AccessEvent event();
}
