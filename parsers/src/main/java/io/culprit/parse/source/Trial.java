package io.culprit.parse.source;

import io.culprit.parse.LineParser;
import io.culprit.parse.LineResult;
import io.culprit.parse.Sample;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.EventSink;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Origin;
import java.util.BitSet;
import java.util.Optional;

/** Runs a parser over a sample to see how much of it is understood. Not thread-safe. */
public final class Trial implements EventSink {
  /** Stands for the time a wrapper would give. */
  private static final Optional<Moment> SOME_TIME = Optional.of(new Moment(0, 1));

  private int lines;
  private int understood;
  private int access;
  private int notices;
  private boolean telling;
  private Optional<Moment> first = Optional.empty();
  private final BitSet parsed = new BitSet();
  private final BitSet told = new BitSet();

  private Trial() {}

  /** Tries a parser on a sample. */
  public static Trial of(LineParser parser, Sample sample) {
    Trial trial = new Trial();
    trial.lines = sample.lines().size();
    long number = 0;
    for (String line : sample.lines()) {
      Origin origin = new Origin(0, ++number);
      trial.telling = false;
      LineResult result =
          parser.parse(origin, line, sample.wrapperTimes() ? SOME_TIME : Optional.empty(), trial);
      if (result.kind() != LineResult.Kind.REJECTED) {
        trial.understood++;
      }
      trial.parsed.set((int) number - 1, result.kind() == LineResult.Kind.PARSED);
      trial.told.set((int) number - 1, trial.telling);
    }
    return trial;
  }

  /** Share of the lines that were not rejected; 0 where there are none. */
  public double share() {
    return lines == 0 ? 0 : (double) understood / lines;
  }

  /** How many lines were rejected. */
  public int rejected() {
    return lines - understood;
  }

  /** The lines, counted from 0, that began a record. */
  public BitSet parsed() {
    return parsed;
  }

  /**
   * The lines, counted from 0, that told of something: of a request, or of trouble that has a name.
   * A mere message may be any text.
   */
  public BitSet told() {
    return told;
  }

  /** Access lines among them. */
  public int accessLines() {
    return access;
  }

  /** Complaints and lifecycle lines among them. */
  public int noticeLines() {
    return notices;
  }

  /** The first time that a record stated; empty: none did. */
  public Optional<Moment> first() {
    return first;
  }

  private void stated(Optional<Moment> at) {
    first = first.or(() -> at.filter(time -> !time.equals(SOME_TIME.orElseThrow())));
  }

  @Override
  public void access(AccessEvent event) {
    stated(Optional.of(event.end()));
    access++;
    telling = true;
  }

  @Override
  public void app(AppEvent event) {
    stated(event.at());
    telling = true;
  }

  @Override
  public void backend(BackendEvent event) {
    stated(Optional.of(event.end()));
    telling = true;
  }

  @Override
  public void notice(NoticeEvent event) {
    stated(event.at());
    notices++;
    telling |= event.kind() != Notice.OTHER;
  }

  @Override
  public void client(ClientEvent event) {
    stated(Optional.of(event.start()));
    telling = true;
  }
}
