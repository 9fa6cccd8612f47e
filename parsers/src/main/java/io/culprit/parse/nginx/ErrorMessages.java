package io.culprit.parse.nginx;

import io.culprit.parse.event.Notice;
import io.culprit.parse.event.Phase;

/**
 * What the messages of nginx's error log are about, told by their leading words and the error
 * number, never by the system's own text, which differs between C libraries. Words as in nginx's
 * sources up to 1.29.
 */
final class ErrorMessages {
  private static final int BROKEN_PIPE = 32;

  private ErrorMessages() {}

  /**
   * Whose trouble a message tells of.
   *
   * @param message the message without errno, action and context
   * @param errno error number; -1: none
   * @param phase what nginx was doing
   * @param leg the connection concerned
   */
  static Notice notice(String message, int errno, Phase phase, Leg leg) {
    if (message.startsWith("upstream")) {
      return upstream(message);
    }
    if (message.startsWith("epoll_wait() reported that client")
        || message.startsWith("kevent() reported that client")
        || message.startsWith("client ")
        || message.startsWith("client:")) {
      return client(message, errno);
    }
    if (message.startsWith("no live upstreams")) {
      return Notice.NO_LIVE_UPSTREAMS;
    }
    if (message.contains("could not be resolved")
        || message.startsWith("no resolver defined")
        || message.startsWith("host not found in")
        || phase == Phase.RESOLVING) {
      return Notice.RESOLVE_FAILED;
    }
    if (message.startsWith("an upstream response is buffered")) {
      return Notice.RESPONSE_BUFFERED;
    }
    if (message.startsWith("SSL_")
        || message.startsWith("peer closed connection in SSL handshake")
        || message.startsWith("ssl_")
        || message.contains("certificate verify error")
        || message.contains("SSL certificate does not match")) {
      return switch (leg) {
        case UPSTREAM -> Notice.UPSTREAM_TLS_FAILED;
        case CLIENT -> Notice.CLIENT_TLS_FAILED;
        case NONE -> Notice.OTHER;
      };
    }
    if (message.startsWith("limiting ") || message.startsWith("delaying ")) {
      return Notice.RATE_LIMITED;
    }
    if (message.contains("worker_connections are not enough")) {
      return Notice.CONNECTIONS_EXHAUSTED;
    }
    if (message.startsWith("connect()")) {
      return connect(errno);
    }
    if (message.startsWith("recv()")
        || message.startsWith("readv()")
        || message.startsWith("send()")
        || message.startsWith("writev()")
        || message.startsWith("sendfile()")
        || message.startsWith("write()")
        || message.startsWith("read()")
        || message.startsWith("sendfile")) {
      return transfer(message, errno, phase, leg);
    }
    if (errno == 24 || message.startsWith("accept")) {
      return Notice.CONNECTIONS_EXHAUSTED;
    }
    // While the upstream is read, the only files that are opened are temporary ones for its answer.
    if (errno == 28
        || (message.startsWith("pwrite") && message.contains("failed"))
        || (message.startsWith("open()") && phase == Phase.READING_BODY)) {
      return Notice.DISK_FAILED;
    }
    return life(message);
  }

  private static Notice upstream(String message) {
    if (message.startsWith("upstream timed out")) {
      return Notice.UPSTREAM_TIMED_OUT;
    }
    if (message.startsWith("upstream prematurely closed")) {
      return Notice.UPSTREAM_CLOSED;
    }
    if (message.startsWith("upstream sent") || message.startsWith("upstream did not")) {
      return Notice.UPSTREAM_BAD_RESPONSE;
    }
    if (message.startsWith("upstream SSL")) {
      return Notice.UPSTREAM_TLS_FAILED;
    }
    // "upstream server temporarily disabled" follows the message that says why.
    return Notice.OTHER;
  }

  private static Notice client(String message, int errno) {
    if (message.contains("prematurely closed")) {
      return errno > 0 && reset(errno) && !message.contains("reported")
          ? Notice.CLIENT_RESET
          : Notice.CLIENT_CLOSED;
    }
    if (message.contains("closed keepalive connection")) {
      return Notice.CLIENT_KEEPALIVE_CLOSED;
    }
    if (message.startsWith("client timed out")) {
      return Notice.CLIENT_TIMED_OUT;
    }
    if (message.startsWith("client closed connection")) {
      return Notice.CLIENT_CLOSED;
    }
    if (message.contains("too large body") || message.contains("too large chunked body")) {
      return Notice.REQUEST_TOO_LARGE;
    }
    if (message.contains("too long URI")
        || message.contains("too long header")
        || message.contains("too large request")) {
      return Notice.REQUEST_TOO_LARGE;
    }
    if (message.contains("SSL certificate")) {
      return Notice.CLIENT_TLS_FAILED;
    }
    return Notice.OTHER;
  }

  private static Notice connect(int errno) {
    return switch (errno) {
      case 99, 24 -> Notice.CONNECTIONS_EXHAUSTED;
      case 104, 54 -> Notice.UPSTREAM_RESET;
      case 101, 110, 112, 113, 60, 64, 65, 51, 1, 13 -> Notice.UPSTREAM_UNREACHABLE;
      // 11 on a unix socket: its queue is full; 2: no such socket. Like 111, nobody takes the
      // connection.
      default -> Notice.UPSTREAM_REFUSED;
    };
  }

  private static Notice transfer(String message, int errno, Phase phase, Leg leg) {
    boolean failed = message.contains("failed") || errno > 0;
    if (!failed || leg == Leg.NONE) {
      return Notice.OTHER;
    }
    if (leg == Leg.CLIENT) {
      if (phase == Phase.CLIENT_HANDSHAKE) {
        return Notice.CLIENT_TLS_FAILED;
      }
      if (phase == Phase.IDLE) {
        return Notice.CLIENT_KEEPALIVE_CLOSED;
      }
      return errno == BROKEN_PIPE || reset(errno)
          ? Notice.CLIENT_RESET
          : errno == 110 || errno == 60 ? Notice.CLIENT_TIMED_OUT : Notice.CLIENT_CLOSED;
    }
    return switch (errno) {
      case 111, 61 -> Notice.UPSTREAM_REFUSED;
      case 110, 60 -> Notice.UPSTREAM_TIMED_OUT;
      case 101, 113, 65, 51 -> Notice.UPSTREAM_UNREACHABLE;
      default -> Notice.UPSTREAM_RESET;
    };
  }

  private static boolean reset(int errno) {
    return errno == 104 || errno == 54;
  }

  private static Notice life(String message) {
    if (message.startsWith("worker process")) {
      if (message.contains("exited on signal 9")) {
        return Notice.WORKER_KILLED;
      }
      return message.contains("exited") ? Notice.WORKER_EXITED : Notice.OTHER;
    }
    if (message.startsWith("start worker process ")) {
      return Notice.WORKER_STARTED;
    }
    if (message.startsWith("reconfiguring")) {
      return Notice.SERVER_RELOADED;
    }
    if (message.startsWith("nginx/") || message.startsWith("openresty/")) {
      return Notice.SERVER_STARTED;
    }
    if (message.startsWith("exit") && message.length() <= 4) {
      return Notice.SERVER_STOPPED;
    }
    return Notice.OTHER;
  }
}
