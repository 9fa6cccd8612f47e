package io.culprit.correlate;

import io.culprit.parse.LogSet;
import io.culprit.parse.LogSource;
import io.culprit.parse.event.NoticeEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What one run of the correlator gave.
 *
 * @param exchanges in the order in which they came
 * @param notices in the order in which they came
 * @param correlation the run's own account
 */
public record Collected(
    List<Exchange> exchanges, List<NoticeEvent> notices, Correlation correlation) {
  /** Surveys and correlates a set. */
  public static Collected of(LogSet logs, CorrelatorOptions options) {
    List<Exchange> exchanges = new ArrayList<>();
    List<NoticeEvent> notices = new ArrayList<>();
    try {
      List<Survey> surveys = new ArrayList<>();
      for (LogSource source : logs.sources()) {
        surveys.add(SourceSurvey.of(source));
      }
      Correlation correlation =
          new Correlator(logs, surveys, options)
              .run(
                  new ExchangeSink() {
                    @Override
                    public void exchange(Exchange exchange) {
                      exchanges.add(exchange);
                    }

                    @Override
                    public void notice(NoticeEvent notice) {
                      notices.add(notice);
                    }
                  });
      return new Collected(exchanges, notices, correlation);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
