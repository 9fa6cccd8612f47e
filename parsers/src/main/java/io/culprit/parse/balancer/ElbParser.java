package io.culprit.parse.balancer;

import io.culprit.parse.LineParser;
import io.culprit.parse.LineResult;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Origin;
import io.culprit.parse.source.Decimals;
import io.culprit.parse.source.TimeText;
import java.util.List;
import java.util.Optional;

/**
 * Reads the access logs of AWS load balancers: an Application Load Balancer's, and a Classic one's,
 * whose line begins with the time. Fields behind those that are known are passed over, as AWS asks
 * readers to do.
 *
 * <p>Source: AWS Elastic Load Balancing user guides, "Access logs".
 */
final class ElbParser implements LineParser {
  private static final int APPLICATION_FIELDS = 22;
  private static final int CLASSIC_FIELDS = 12;

  @Override
  public LineResult parse(Origin origin, String line, Optional<Moment> written, EventSink sink) {
    List<String> parts = Parts.of(line);
    boolean classic = TimeText.iso(parts.get(0), 0).isPresent();
    int from = classic ? 0 : 1;
    int least = classic ? CLASSIC_FIELDS : APPLICATION_FIELDS;
    if (parts.size() < least) {
      return LineResult.rejected(
          "not a load balancer line", "at least " + least + " fields, found " + parts.size());
    }
    Optional<TimeText> time = TimeText.iso(parts.get(from), 0);
    if (time.isEmpty()) {
      return LineResult.rejected(
          "not a load balancer line", "type and time, found \"" + cut(parts.get(from)) + '"');
    }
    for (int i = from + 4; i < from + 7; i++) {
      if (!parts.get(i).equals("-1") && Decimals.seconds(parts.get(i)) < 0) {
        return LineResult.rejected(
            "unreadable time of a stage", "seconds or -1, found \"" + cut(parts.get(i)) + '"');
      }
    }
    String status = parts.get(from + 7);
    if (!status.equals("-") && Decimals.whole(status) < 0) {
      return LineResult.rejected(
          "unreadable status", "status: 3 digits or -, found \"" + cut(status) + '"');
    }
    sink.access(new ElbRequest(parts, classic, time.get()).event(origin));
    return LineResult.PARSED;
  }

  private static String cut(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40);
  }
}
