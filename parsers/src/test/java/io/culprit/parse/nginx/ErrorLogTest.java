package io.culprit.parse.nginx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culprit.parse.LineResult;
import io.culprit.parse.backend.Heard;
import io.culprit.parse.event.Moment;
import io.culprit.parse.event.Notice;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Phase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ErrorLogTest {
  private static final String HEAD = "2026/11/20 10:54:15 [error] 12#13: *77 ";
  private static final String CONTEXT =
      ", client: 192.0.2.1, server: , request: \"POST /a?b=\"c\", d HTTP/1.1\", upstream: \"http://127.0.0.1:8000/a\","
          + " host: \"api.example.org\", referrer: \"https://x/, upstream: y\"";

  @Test
  void line_isTakenApart() {
    NoticeEvent event =
        read(
            HEAD
                + "upstream timed out (110: Operation timed out) while reading response header from upstream"
                + CONTEXT);
    assertEquals(Optional.of(new Moment(1_795_172_055_000_000L, 1_000_000)), event.at());
    assertEquals(Notice.UPSTREAM_TIMED_OUT, event.kind());
    assertEquals(Phase.READING_HEADER, event.phase());
    assertEquals("error", event.level());
    assertEquals(110, event.errno());
    assertEquals(12, event.pid());
    assertEquals(77, event.connection());
    assertEquals("192.0.2.1", event.client());
    assertEquals("POST", event.method());
    assertEquals("/a?b=\"c\", d", event.target());
    assertEquals("http://127.0.0.1:8000/a", event.upstream());
    assertTrue(event.message().startsWith("upstream timed out (110"));
  }

  /** The messages of nginx, each on the leg of the connection that it is about. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "upstream timed out (110: x) while connecting to upstream | up | UPSTREAM_TIMED_OUT | CONNECTING",
        "upstream timed out (60: x) while reading upstream | up | UPSTREAM_TIMED_OUT | READING_BODY",
        "upstream timed out (110: x) while sending request to upstream | up | UPSTREAM_TIMED_OUT | SENDING_REQUEST",
        "upstream timed out (110: x) while SSL handshaking to upstream | up | UPSTREAM_TIMED_OUT | UPSTREAM_HANDSHAKE",
        "upstream prematurely closed connection while reading response header from upstream | up | UPSTREAM_CLOSED | READING_HEADER",
        "upstream prematurely closed connection while reading upstream | up | UPSTREAM_CLOSED | READING_BODY",
        "recv() failed (104: x) while reading response header from upstream | up | UPSTREAM_RESET | READING_HEADER",
        "readv() failed (104: x) while reading upstream | up | UPSTREAM_RESET | READING_BODY",
        "writev() failed (32: x) while sending request to upstream | up | UPSTREAM_RESET | SENDING_REQUEST",
        "connect() failed (111: x) while connecting to upstream | up | UPSTREAM_REFUSED | CONNECTING",
        "connect() failed (113: x) while connecting to upstream | up | UPSTREAM_UNREACHABLE | CONNECTING",
        "connect() to unix:/run/app.sock failed (11: x) while connecting to upstream | up | UPSTREAM_REFUSED | CONNECTING",
        "connect() to 10.0.0.1:80 failed (99: x) while connecting to upstream | up | CONNECTIONS_EXHAUSTED | CONNECTING",
        "no live upstreams while connecting to upstream | up | NO_LIVE_UPSTREAMS | CONNECTING",
        "upstream sent too big header while reading response header from upstream | up | UPSTREAM_BAD_RESPONSE | READING_HEADER",
        "an upstream response is buffered to a temporary file /var/a/0000000001 while reading upstream | up | RESPONSE_BUFFERED | READING_BODY",
        "SSL_do_handshake() failed (SSL: error:0A00010B:SSL routines::wrong version number) while SSL handshaking to upstream | up | UPSTREAM_TLS_FAILED | UPSTREAM_HANDSHAKE",
        "peer closed connection in SSL handshake while SSL handshaking to upstream | up | UPSTREAM_TLS_FAILED | UPSTREAM_HANDSHAKE",
        "api.internal could not be resolved (110: Operation timed out) | up | RESOLVE_FAILED | RESOLVING",
        "send() failed (111: x) while resolving, resolver: 10.0.0.2:53 | none | RESOLVE_FAILED | RESOLVING",
        "upstream server temporarily disabled while connecting to upstream | up | OTHER | CONNECTING",
        "epoll_wait() reported that client prematurely closed connection, so upstream connection is closed too while sending request to upstream | up | CLIENT_CLOSED | SENDING_REQUEST",
        "epoll_wait() reported that client prematurely closed connection, so upstream connection is closed too (104: x) while reading upstream | up | CLIENT_CLOSED | READING_BODY",
        "client prematurely closed connection (104: x) while sending to client | up | CLIENT_RESET | SENDING_TO_CLIENT",
        "client timed out (110: x) while sending to client | up | CLIENT_TIMED_OUT | SENDING_TO_CLIENT",
        "client timed out (110: x) while waiting for request | none | CLIENT_TIMED_OUT | IDLE",
        "client 192.0.2.7 closed keepalive connection (104: x) | none | CLIENT_KEEPALIVE_CLOSED | UNKNOWN",
        "client closed connection while waiting for request | none | CLIENT_CLOSED | IDLE",
        "recv() failed (104: x) while sending to client | up | CLIENT_RESET | SENDING_TO_CLIENT",
        "recv() failed (104: x) while SSL handshaking | none | CLIENT_TLS_FAILED | CLIENT_HANDSHAKE",
        "writev() failed (32: x) | down | CLIENT_RESET | UNKNOWN",
        "SSL_do_handshake() failed (SSL: error:1:bad) while SSL handshaking | none | CLIENT_TLS_FAILED | CLIENT_HANDSHAKE",
        "client intended to send too large body: 99 bytes | down | REQUEST_TOO_LARGE | UNKNOWN",
        "limiting requests, excess: 5.428 by zone \"z\" | down | RATE_LIMITED | UNKNOWN",
        "1024 worker_connections are not enough while connecting to upstream | up | CONNECTIONS_EXHAUSTED | CONNECTING",
        "accept4() failed (24: Too many open files) | none | CONNECTIONS_EXHAUSTED | UNKNOWN",
        "pwrite() \"/var/a\" failed (28: No space left on device) while reading upstream | up | DISK_FAILED | READING_BODY",
        "worker process 31 exited on signal 9 | none | WORKER_KILLED | UNKNOWN",
        "worker process 31 exited with code 0 | none | WORKER_EXITED | UNKNOWN",
        "reconfiguring | none | SERVER_RELOADED | UNKNOWN",
        "using the \"epoll\" event method | none | OTHER | UNKNOWN",
      })
  void message_saysWhoseTroubleItIs(String message, String leg, Notice kind, Phase phase) {
    String context =
        switch (leg) {
          case "up" -> CONTEXT;
          case "down" -> ", client: 192.0.2.1, server: x, request: \"GET / HTTP/1.1\", host: \"x\"";
          default -> "";
        };
    NoticeEvent event = read(HEAD + message + context);
    assertEquals(kind, event.kind());
    assertEquals(phase, event.phase());
  }

  @Test
  void cutLines_keepWhatTheyHave() {
    NoticeEvent event =
        read(
            HEAD
                + "no live upstreams while connecting to upstream, client: 192.0.2.1, server: x, request: \"GET /aaa");
    assertEquals("GET", event.method());
    assertEquals("/aaa", event.target());
    assertEquals("", event.upstream());
  }

  @Test
  void continuation_belongsToItsRecord() {
    Heard heard =
        Heard.by(
            new ErrorParser(),
            List.of(
                HEAD + "FastCGI sent in stderr: \"PHP message: a",
                "  b",
                "nginx: [emerg] host not found in upstream \"x\""),
            Optional.empty());
    assertEquals(List.of(LineResult.PARSED, LineResult.JOINED, LineResult.PARSED), heard.results);
    assertEquals(Notice.RESOLVE_FAILED, heard.notices.get(1).kind());
    assertEquals("emerg", heard.notices.get(1).level());
    assertEquals(Optional.empty(), heard.notices.get(1).at());
  }

  @Test
  void firstLine_thatContinuesNothingIsRefused() {
    Heard heard = Heard.by(new ErrorParser(), List.of("  b"), Optional.empty());
    assertEquals(LineResult.Kind.REJECTED, heard.results.get(0).kind());
  }

  private static NoticeEvent read(String line) {
    Heard heard = Heard.by(new ErrorParser(), List.of(line), Optional.empty());
    assertEquals(List.of(LineResult.PARSED), heard.results);
    return heard.notices.get(0);
  }
}
