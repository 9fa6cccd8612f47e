package io.culprit.parse.balancer;

import io.culprit.parse.LineParser;
import io.culprit.parse.LineResult;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import io.culprit.parse.source.TimeText;
import java.util.Optional;

/**
 * Reads haproxy's HTTP log ({@code option httplog}, and the same with {@code httpslog}'s tail), and
 * the few things haproxy says besides.
 *
 * <pre>
 * 198.18.6.65:59549 [20/Nov/2026:10:52:09.552] fe be/srv TR/Tw/Tc/Tr/Ta ST B CC CS tsc a/f/b/s/r sq/bq {h} {h} "request"
 * </pre>
 */
final class HaproxyParser implements LineParser {
  @Override
  public LineResult parse(Origin origin, String line, Optional<Moment> written, EventSink sink) {
    String body = withoutTag(line);
    int open = body.indexOf(" [");
    Optional<TimeText> accepted = open > 0 ? TimeText.clf(body, open + 2) : Optional.empty();
    if (accepted.isEmpty() || body.indexOf(' ') != open) {
      return HaproxyNotice.push(origin, body, written, sink)
          ? LineResult.PARSED
          : LineResult.rejected("not a haproxy line", "client:port [accept date]");
    }
    int rest = accepted.get().end() + 2;
    if (rest > body.length() || body.charAt(rest - 2) != ']') {
      return LineResult.rejected("not a haproxy line", "] behind the accept date");
    }
    HaproxyRequest request =
        HaproxyRequest.of(body.substring(0, open), accepted.get(), body.substring(rest));
    if (request == null) {
      return HaproxyNotice.pushConnectionError(origin, body, accepted.get().moment(), sink)
          ? LineResult.PARSED
          : LineResult.rejected(
              "not a haproxy HTTP line", "frontend backend/server TR/Tw/Tc/Tr/Ta status bytes");
    }
    sink.access(request.event(origin));
    return LineResult.PARSED;
  }

  /** Takes {@code haproxy[123]: } off, which stays where no syslog prefix surrounds it. */
  private static String withoutTag(String line) {
    int end = line.indexOf("]: ");
    int open = line.indexOf('[');
    return end > 0 && end < 40 && open > 0 && open < end && line.indexOf(' ') > end
        ? line.substring(end + 3)
        : line;
  }
}
