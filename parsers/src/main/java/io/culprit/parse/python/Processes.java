package io.culprit.parse.python;

import io.culprit.parse.event.Notice;
import io.culprit.parse.python.message.Message;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which processes of a log are workers, so that a worker's start is not taken for the server's.
 *
 * <p>uvicorn writes "Started server process" in every process that serves: alone, as a child of its
 * own parent process, or inside gunicorn's worker.
 */
final class Processes {
  /** Workers that are remembered; far more than run at one time. */
  private static final int REMEMBERED = 4_096;

  private final Set<Long> workers = new LinkedHashSet<>();
  private boolean parent;

  /** What a message means, given who wrote it. */
  Message place(Message message, String text, long writer) {
    return switch (message.kind()) {
      case WORKER_STARTED -> {
        remember(message.pid());
        yield message;
      }
      case SERVER_STARTED -> started(message, text, writer);
      case SERVER_STOPPED -> workers.contains(writer) ? as(Notice.OTHER, message) : message;
      default -> message;
    };
  }

  private Message started(Message message, String text, long writer) {
    if (text.startsWith("Started parent")) {
      parent = true;
      return message;
    }
    if (workers.contains(message.pid()) || workers.contains(writer)) {
      return as(Notice.OTHER, message);
    }
    if (parent) {
      remember(message.pid());
      return as(Notice.WORKER_STARTED, message);
    }
    return message;
  }

  private void remember(long pid) {
    if (workers.size() >= REMEMBERED) {
      workers.remove(workers.iterator().next());
    }
    workers.add(pid);
  }

  private static Message as(Notice kind, Message message) {
    return new Message(kind, message.amountMicros(), message.pid(), message.who());
  }
}
