package io.culprit.rank.finding;

import io.culprit.correlate.Outcome;
import io.culprit.parse.LogFormat;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Origin;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;
import io.culprit.rank.stats.Ramp;
import java.util.List;
import java.util.stream.Stream;

/**
 * Exceptions in the application that no error status answers for: they were raised after the answer
 * had begun, with its status sent, so that its body was cut.
 *
 * <p>uvicorn answers 500 where a handler raises before its answer begins, and closes the connection
 * where it raises later (uvicorn/protocols/http/h11_impl.py, {@code run_asgi}); gunicorn likewise
 * (gunicorn/workers/base_async.py, {@code handle_request}). A client that leaves can make a handler
 * raise too, so as many exceptions as clients left are not counted.
 */
final class RaisedAfterStart extends Sign {
  private static final long NEAR = 300_000;
  private static final int LEAST = 3;
  private static final int CLEAR = 8;

  RaisedAfterStart() {
    super("raised-after-start", Family.BODY, 0.0005);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.has(LogFormat.PYTHON_SERVER);
  }

  @Override
  String missing() {
    return "The application server's own log would show handlers that raise after their answer began.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return r.exchange().outcome() == Outcome.TRUNCATED
        && Nearby.notice(scene, r, Notice.EXCEPTION, NEAR);
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "The application raised "
        + Words.count(raised(scene).size(), "exception")
        + " but answered an error only "
        + errors(scene)
        + " times: at least "
        + unanswered(scene)
        + " were raised after the answer had begun. "
        + counts.failed().k()
        + " of "
        + Words.count(counts.failed().n(), "failed request")
        + " were cut in the body at such a time.";
  }

  @Override
  boolean comparable() {
    return false;
  }

  @Override
  double strength(Counts counts, Scene scene) {
    return Ramp.between(unanswered(scene), LEAST - 1, CLEAR);
  }

  @Override
  Stream<Origin> further(Scene scene) {
    return raised(scene).stream().map(NoticeEvent::origin);
  }

  private static List<NoticeEvent> raised(Scene scene) {
    return scene.notices(Notice.EXCEPTION);
  }

  private static long errors(Scene scene) {
    return Stream.concat(scene.requests().stream(), scene.unclaimed().stream())
        .filter(
            r ->
                r.status() >= 500
                    || r.exchange().app().stream().anyMatch(p -> p.event().status() >= 500)
                    || r.exchange().backend().stream().anyMatch(p -> p.event().status() >= 500))
        .count();
  }

  private static long unanswered(Scene scene) {
    long left =
        scene.failed().stream()
            .filter(r -> r.exchange().outcome() == Outcome.CLOSED_BY_CLIENT)
            .count();
    return raised(scene).size() - errors(scene) - left;
  }
}
