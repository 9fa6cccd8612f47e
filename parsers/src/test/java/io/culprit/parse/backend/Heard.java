package io.culprit.parse.backend;

import io.culprit.parse.Declarations;
import io.culprit.parse.LineParser;
import io.culprit.parse.LineResult;
import io.culprit.parse.Recogniser;
import io.culprit.parse.Recognition;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything a parser said of some lines. */
public final class Heard implements EventSink {
  public final List<AccessEvent> accesses = new ArrayList<>();
  public final List<AppEvent> apps = new ArrayList<>();
  public final List<BackendEvent> backends = new ArrayList<>();
  public final List<NoticeEvent> notices = new ArrayList<>();
  public final List<ClientEvent> clients = new ArrayList<>();
  public final List<LineResult> results = new ArrayList<>();

  /** Feeds lines to a parser that was made for them, as a source does: blank lines are left out. */
  public static Heard by(Recogniser recogniser, String... lines) {
    return by(recogniser, Declarations.none(), List.of(lines));
  }

  /** The same with declarations. */
  public static Heard by(Recogniser recogniser, Declarations declarations, List<String> lines) {
    List<String> full = lines.stream().filter(line -> !line.isBlank()).toList();
    Recognition recognition =
        recogniser
            .recognise(new Sample(full, false), declarations)
            .orElseThrow(() -> new AssertionError("not recognised: " + full.get(0)));
    return by(recognition.parser().get(), full, Optional.empty());
  }

  /** Feeds lines to a parser. */
  public static Heard by(LineParser parser, List<String> lines, Optional<Moment> written) {
    Heard heard = new Heard();
    for (int i = 0; i < lines.size(); i++) {
      heard.results.add(parser.parse(new Origin(0, i + 1), lines.get(i), written, heard));
    }
    return heard;
  }

  /** How surely a recogniser claims some lines; 0: not at all. */
  public static double confidence(Recogniser recogniser, String... lines) {
    return recogniser
        .recognise(new Sample(List.of(lines), false), Declarations.none())
        .map(Recognition::confidence)
        .orElse(0.0);
  }

  /** What became of the lines. */
  public List<LineResult.Kind> kinds() {
    return results.stream().map(LineResult::kind).toList();
  }

  /** What the notices are about. */
  public List<Notice> noticed() {
    return notices.stream().map(NoticeEvent::kind).toList();
  }

  @Override
  public void access(AccessEvent event) {
    accesses.add(event);
  }

  @Override
  public void app(AppEvent event) {
    apps.add(event);
  }

  @Override
  public void backend(BackendEvent event) {
    backends.add(event);
  }

  @Override
  public void notice(NoticeEvent event) {
    notices.add(event);
  }

  @Override
  public void client(ClientEvent event) {
    clients.add(event);
  }
}
