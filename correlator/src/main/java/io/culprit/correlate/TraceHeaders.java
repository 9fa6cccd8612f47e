package io.culprit.correlate;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the trace's id out of what tracing headers carry beside it: span, flags, place. One hop's
 * header differs from the next one's in these, so whole headers never match.
 */
final class TraceHeaders {
  /** Longer than any id alone: a traceparent has 55 characters, two times 64 bits have 33. */
  private static final int SHORTEST = 18;

  private static final List<Pattern> FORMS =
      List.of(
          // W3C Trace Context: version, trace, parent, flags
          Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?+"),
          // AWS X-Ray, in X-Amzn-Trace-Id or alone: version, epoch, 96 bits
          Pattern.compile("(?:.*\\broot=)?+1-([0-9a-f]{8}-[0-9a-f]{24})(?:;.*)?+"),
          // B3 in one header: trace, span, sampling, parent
          Pattern.compile(
              "([0-9a-f]{32}|[0-9a-f]{16})-[0-9a-f]{16}(?:-[01d](?:-[0-9a-f]{16})?+)?+"),
          // CF-Ray: ray, data centre
          Pattern.compile("([0-9a-f]{16})-[a-z]{3}"),
          // Jaeger's uber-trace-id: trace, span, parent, flags
          Pattern.compile("([0-9a-f]{1,32}):[0-9a-f]{1,16}:[0-9a-f]{1,16}:[0-9a-f]{1,2}"),
          // Google's X-Cloud-Trace-Context: trace, span, options
          Pattern.compile("([0-9a-f]{32})/\\d++(?:;o=\\d)?+"));

  private TraceHeaders() {}

  /** Whether a text may be such a header at all; cheap, for every line asks. */
  static boolean maybe(CharSequence id) {
    int length = id.length();
    if (length < SHORTEST) {
      return false;
    }
    if (id.charAt(1) == '-' || id.charAt(2) == '-' || id.charAt(16) == '-') {
      return true;
    }
    if (length > 32 && (id.charAt(32) == '-' || id.charAt(32) == '/')) {
      return true;
    }
    for (int i = 0; i < length; i++) {
      char c = id.charAt(i);
      if (c == '=' || c == ':') {
        return true;
      }
    }
    return false;
  }

  /** The trace's id; the whole text in lower case where it is no tracing header. */
  static String trace(String id) {
    String lower = id.toLowerCase(Locale.ROOT);
    for (Pattern form : FORMS) {
      Matcher m = form.matcher(lower);
      if (m.matches()) {
        return m.group(1);
      }
    }
    return lower;
  }
}
