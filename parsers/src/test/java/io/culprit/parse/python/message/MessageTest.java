package io.culprit.parse.python.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.culprit.parse.event.Notice;
import io.culprit.parse.event.NoticeEvent;
import io.culprit.parse.event.Origin;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What messages are about, in the words of the programs that write them. */
final class MessageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LOOP_BLOCKED | 4812000 | Executing <Task finished name='Task-2' coro=<f() done, defined at a.py:3>> took 4.812 seconds",
        "LOOP_BLOCKED | 2500000 | event loop blocked for 2.5s by handler",
        "EXTERNAL_WAIT | 12000000 | Sleeping for 12s (0:00:12) on GetHistoryRequest flood wait",
        "EXTERNAL_WAIT | 7000000 | Sleeping early for 7s (0:00:07) on SendRequest flood wait",
        "EXTERNAL_WAIT | 312000000 | telethon.errors.FloodWaitError: A wait of 312 seconds is required (caused by X)",
        "EXTERNAL_WAIT | 17000000 | RPC error 420: FLOOD_WAIT_17",
        "EXTERNAL_WAIT | 4200000 | upstream call geo took 4.2s",
        "EXTERNAL_WAIT | 1500000 | Query took 1500 ms",
        "EXTERNAL_WAIT | 30000000 | payment api timed out after 30s",
        "EXTERNAL_WAIT | -1 | httpx.ReadTimeout",
        "EXTERNAL_WAIT | -1 | asyncio.exceptions.TimeoutError",
        "EXTERNAL_WAIT | -1 | partner answered 429 Too Many Requests",
        "EXTERNAL_WAIT | 30000000 | 429 from partner, Retry-After: 30",
        "POOL_EXHAUSTED | 30000000 | QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 30.00 (Background",
        "POOL_EXHAUSTED | 30000000 | psycopg_pool.PoolTimeout: couldn't get a connection after 30.00 sec",
        "POOL_EXHAUSTED | -1 | FATAL: sorry, too many clients already",
        "POOL_EXHAUSTED | -1 | redis.exceptions.MaxConnectionsError: Too many connections",
        "POOL_EXHAUSTED | -1 | httpx.PoolTimeout",
        "DNS_SLOW | 3200000 | DNS lookup took 3200ms for api.partner.example",
        "DNS_SLOW | 500000 | DNS lookup took 500ms for a.example",
        "DNS_TIMED | 3000 | GET https://api.partner.example/data 200 (dns 3ms)",
        "DNS_FAILED | -1 | socket.gaierror: [Errno -3] Temporary failure in name resolution",
        "DNS_FAILED | -1 | [Errno -2] Name or service not known",
        "MEMORY_ERROR | -1 | MemoryError",
        "OOM_KILLED | -1 | Memory cgroup out of memory: Killed process 4711 (uvicorn) total-vm:10kB, anon-rss:5kB",
        "OOM_KILLED | -1 | Out of memory: Kill process 12 (python3) score 900 or sacrifice child",
        "WORKER_KILLED | -1 | Child process [12] died",
        "WORKER_KILLED | -1 | Worker (pid:77) was sent SIGKILL! Perhaps out of memory?",
        "WORKER_EXITED | -1 | Worker (pid:77) was sent SIGTERM!",
        "WORKER_EXITED | -1 | Worker exiting (pid: 77)",
        "CONCURRENCY_LIMIT | -1 | Exceeded concurrency limit.",
        "CONNECTIONS_EXHAUSTED | -1 | OSError: [Errno 24] Too many open files",
        "PEER_GONE | -1 | BrokenPipeError: [Errno 32] Broken pipe",
        "PEER_GONE | -1 | socket.send() raised exception.",
        "EXCEPTION | -1 | Exception in ASGI application",
        "EXCEPTION | -1 | ValueError: no such thing",
        "EXTERNAL_WAIT | 30000000 | requests.exceptions.ReadTimeout: HTTPSConnectionPool(host='api.partner.example', port=443): Read timed out. (read timeout=30)",
        "EXTERNAL_WAIT | -1 | asyncpg.exceptions.QueryCanceledError: canceling statement due to statement timeout",
        "EXTERNAL_WAIT | -1 | status = StatusCode.DEADLINE_EXCEEDED",
        "EXTERNAL_WAIT | -1 | Telegram is having internal issues TimedOutError: no workers",
        "EXTERNAL_WAIT | 1500000 | Retrying in 1.5 seconds",
        "POOL_EXHAUSTED | -1 | redis.exceptions.ConnectionError: No connection available.",
        "PEER_GONE | -1 | anyio.EndOfStream",
        "OOM_KILLED | -1 | container oom 4f5d3c2b1a00 (image=web, name=web-1)",
        "OOM_KILLED | -1 | Last State: Terminated, Reason: OOMKilled, Exit Code: 137",
        "WORKER_KILLED | -1 | container die 4f5d3c2b1a00 (execDuration=331, exitCode=137, image=web)",
        "WORKER_KILLED | -1 | Process 'ForkPoolWorker-3' pid:41 exited with 'signal 9 (SIGKILL)'",
        "WORKER_KILLED | -1 | Container app failed liveness probe, will be restarted",
        "WORKER_EXITED | -1 | Back-off restarting failed container app in pod web-1",
        "EXCEPTION | -1 | Exception on /boom [GET]",
        "OTHER | -1 | Liveness probe failed: Get http://10.0.0.1/health: context deadline exceeded",
        "OTHER | -1 | waiting for 3 workers",
        "OTHER | -1 | rendered 429 rows",
        "OTHER | -1 | CPU throttling: nr_throttled=120",
        "OTHER | -1 | Application startup complete.",
        "OTHER | -1 | worker pool size is 8, timeout 30",
        "OTHER | -1 | user asked for Errors page",
      })
  void of_knownWords_kindAndAmount(Notice kind, long amount, String text) {
    Message message = Message.of(text, "");
    assertEquals(kind, message.kind());
    assertEquals(amount, message.amountMicros());
  }

  @Test
  void event_details_takenOut() {
    String text =
        "Error handling request POST /api/x [Errno 32] request_id=45c2399bb5febdd2a42a9a6ba15a02b1";
    NoticeEvent event =
        Message.of(text, "error").event(new Origin(0, 1), Optional.empty(), "error", text, 41);
    assertEquals("POST", event.method());
    assertEquals("/api/x", event.target());
    assertEquals(32, event.errno());
    assertEquals(41, event.pid());
    assertEquals("45c2399bb5febdd2a42a9a6ba15a02b1", event.requestId());
  }

  @Test
  void event_longMessage_cut() {
    String text = "x".repeat(5_000);
    assertEquals(
        300,
        Message.of(text, "")
            .event(new Origin(0, 1), Optional.empty(), "", text, -1)
            .message()
            .length());
  }

  @Test
  void of_hostileTexts_quick() {
    List<String> seeds =
        List.of(
            "A",
            "error A",
            "pid:1 ",
            "event loop ",
            "dns ",
            "took 1",
            "Executing <",
            "signal 9",
            "timed out ",
            "429",
            "a.");
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (String seed : seeds) {
            for (int i = 0; i < 5; i++) {
              String text = seed.repeat(20_000 / seed.length());
              Message.of(text, "error")
                  .event(new Origin(0, 1), Optional.empty(), "error", text, -1);
            }
          }
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "2026-11-20 10:57:33,808 - INFO - hello there~info~~hello there",
        "2026-11-20 10:57:33,808 WARNING app.db hello~warning~app.db~hello",
        "2026-11-20 10:57:33,808 [WARNING] app.db: hello~warning~app.db~hello",
        "2026-11-20 10:57:33,808 - app.db - WARNING - hello~warning~app.db~hello",
        "WARNING:app.db:hello~warning~app.db~hello",
        "[2026-11-20 10:57:33 +0000] [41] [INFO] hello~info~~hello",
        "2026-11-20 10:24:16 [info     ] hello~info~~hello",
        "2026-11-20 10:24:16.746 | INFO     | __main__:<module>:8 - hello 1~info~__main__:<module>:8~hello 1",
        "INFO:     Waiting for application startup.~info~~Waiting for application startup.",
        "2026-11-20 10:57:33,808 MainProcess MainThread INFO app.db: hello~info~app.db~hello",
        "2026-11-20 10:57:33,808 (Thread-1) app.db ERROR hello~error~app.db~hello",
        "[I 261120 10:57:33 web:2348] hello~info~web:2348~hello",
        "[W 2026-11-20 10:57:33.808 ServerApp] hello~warning~ServerApp~hello",
        "[2026-11-20 10:57:33,808: WARNING/ForkPoolWorker-1] hello~warning~~hello",
        "I, [2026-11-20T10:57:33.808123 #41]  INFO -- : hello~info~~hello",
        "E, [2026-11-20T10:57:33.808123 #41] ERROR -- web: hello~error~web~hello",
        "10:57:33 INFO     hello~info~~hello",
        "[12345.678901] Killed process 41 (uvicorn)~~~Killed process 41 (uvicorn)",
        "hello INFO~~~hello INFO",
        "error of a kind~~~error of a kind",
      })
  void prefix_everyDress_messageFound(String line, String level, String logger, String message) {
    Prefix prefix = Prefix.of(line);
    assertEquals(level == null ? "" : level, prefix.level());
    assertEquals(logger == null ? "" : logger, prefix.logger());
    assertEquals(message, line.substring(prefix.start()));
  }
}
