package io.culprit.parse.source;

import java.util.function.Function;

/**
 * What container runtimes, collectors and daemons put around a server's line; a line a wrapper. The
 * first that fits a file is taken off, so the more particular stand before the more general.
 */
public enum Wrapper implements Layer {
  DOCKER_JSON("docker json-file", true, years -> JsonMessage::docker),
  LOGCLI_JSON("logcli jsonl", true, years -> JsonMessage::logcli),
  JOURNAL_JSON("journald JSON", true, years -> JsonMessage::journal),
  CRI("CRI", true, years -> StampedLine::cri),
  TIMESTAMPS("container timestamps", true, years -> StampedLine::timestamps),
  COMPOSE("docker compose", false, years -> StampedLine::compose),
  KUBECTL_PREFIX("kubectl --prefix", false, years -> StampedLine::pod),
  SYSLOG_ISO("syslog, ISO times", true, years -> SyslogLine::iso),
  JOURNAL_FULL("journald short-full", true, SyslogLine::full),
  JOURNAL_UNIX("journald short-unix", true, years -> SyslogLine::unix),
  /** Its times are times only where a year is found for them. */
  SYSLOG("syslog", false, SyslogLine::bsd),
  SYSLOG_5424("syslog RFC 5424", true, years -> SyslogLine::rfc5424),
  JOURNAL_EXPORT("journald export", true, years -> new JournalFields());

  private final String title;
  private final boolean timed;

  /** Makers hold no state, which the compiler cannot see. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<Years, Unwrapping> maker;

  Wrapper(String title, boolean timed, Function<Years, Unwrapping> maker) {
    this.title = title;
    this.timed = timed;
    this.maker = maker;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public boolean timed() {
    return timed;
  }

  @Override
  public Unwrapping unwrapping(Years years) {
    return maker.apply(years);
  }
}
