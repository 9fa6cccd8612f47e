package io.culprit.rank.finding;

import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Phase;
import io.culprit.rank.scene.Request;
import io.culprit.rank.scene.Scene;

/**
 * Failed answers that the proxy had to write to a temporary file because the client read slower
 * than the application sent.
 */
final class BufferedToDisk extends ComplaintSign {
  BufferedToDisk() {
    super("buffered-to-disk", Family.SIZE, 0.0005);
  }

  @Override
  public boolean observable(Scene scene) {
    return scene.notices(Notice.RESPONSE_BUFFERED).size() > 0;
  }

  @Override
  String missing() {
    return "nginx's error log at level warn would show answers buffered to disk.";
  }

  @Override
  public boolean shows(Request r, Scene scene) {
    return r.hasNotice(Notice.RESPONSE_BUFFERED, Phase.UNKNOWN);
  }

  @Override
  String words(Counts counts, Scene scene) {
    return "The answer was larger than the proxy's buffers and went to a temporary file: "
        + counts.words()
        + ".";
  }
}
