package io.culprit.parse.python.message;

import static io.culprit.parse.event.Notice.CONCURRENCY_LIMIT;
import static io.culprit.parse.event.Notice.CONNECTIONS_EXHAUSTED;
import static io.culprit.parse.event.Notice.DISK_FAILED;
import static io.culprit.parse.event.Notice.DNS_FAILED;
import static io.culprit.parse.event.Notice.DNS_TIMED;
import static io.culprit.parse.event.Notice.EXCEPTION;
import static io.culprit.parse.event.Notice.EXTERNAL_WAIT;
import static io.culprit.parse.event.Notice.LOOP_BLOCKED;
import static io.culprit.parse.event.Notice.MEMORY_ERROR;
import static io.culprit.parse.event.Notice.OOM_KILLED;
import static io.culprit.parse.event.Notice.OTHER;
import static io.culprit.parse.event.Notice.PEER_GONE;
import static io.culprit.parse.event.Notice.POOL_EXHAUSTED;
import static io.culprit.parse.event.Notice.RATE_LIMITED;
import static io.culprit.parse.event.Notice.SERVER_RELOADED;
import static io.culprit.parse.event.Notice.SERVER_STARTED;
import static io.culprit.parse.event.Notice.SERVER_STOPPED;
import static io.culprit.parse.event.Notice.WORKER_EXITED;
import static io.culprit.parse.event.Notice.WORKER_KILLED;
import static io.culprit.parse.event.Notice.WORKER_STARTED;
import static io.culprit.parse.event.Notice.WORKER_TIMEOUT;

import java.util.List;

/**
 * The messages that are known, in the order in which they are tried; the first that applies counts.
 *
 * <p>Wordings were taken from uvicorn 0.11 to 0.54 (server.py, supervisors), gunicorn 20.1 to 26
 * (arbiter.py, workers), CPython's asyncio, the Linux kernel's mm/oom_kill.c, SQLAlchemy, psycopg,
 * redis-py, httpx, aiohttp and Telethon.
 */
final class Rules {
  /** A number and its unit, as the amount of a wait. */
  private static final String AMOUNT =
      "(?<n>\\d++(?:\\.\\d++)?)\\s?+(?<u>ms|msecs?|milliseconds?|us|µs|microseconds?|s|secs?|seconds?|m|mins?|minutes?)\\b";

  static final List<Rule> ALL =
      List.of(
          // ---- the life of servers
          Rule.of(
              SERVER_STARTED,
              "started server process|started parent process",
              "process \\[(?<pid>\\d++)\\]"),
          Rule.of(SERVER_STARTED, "starting gunicorn"),
          Rule.of(
              SERVER_RELOADED,
              "handling signal: hup|hang up: master|received sighup|detected changes in|detected"
                  + " file change"),
          Rule.of(SERVER_STOPPED, "shutting down: master|stopping parent process"),
          Rule.of(SERVER_STOPPED, "shutting down", "^Shutting down\\.?$"),
          // ---- the life of workers
          Rule.of(WORKER_TIMEOUT, "worker timeout", "WORKER TIMEOUT \\(pid:\\s?(?<pid>\\d++)\\)"),
          Rule.of(WORKER_STARTED, "booting worker", "pid: ?(?<pid>\\d++)"),
          Rule.of(WORKER_KILLED, "was sent sigkill", "pid:\\s?(?<pid>\\d++)"),
          Rule.of(WORKER_EXITED, "was sent sig", "Worker \\(pid:\\s?(?<pid>\\d++)\\)"),
          Rule.of(
              WORKER_KILLED,
              "due to signal 9",
              "pid:?\\s(?<pid>\\d++) was terminated due to signal 9\\b"),
          Rule.of(
              WORKER_EXITED, "due to signal", "pid:?\\s(?<pid>\\d++) was terminated due to signal"),
          Rule.of(
              WORKER_KILLED,
              "exited with code",
              "pid:\\s?(?<pid>\\d++)\\) exited with code (?:137|-9)\\b"),
          Rule.of(WORKER_EXITED, "exited with code", "pid:\\s?(?<pid>\\d++)\\) exited with code"),
          Rule.of(WORKER_KILLED, "child process", "Child process \\[(?<pid>\\d++)\\] died"),
          Rule.of(WORKER_EXITED, "terminated child process", "\\[(?<pid>\\d++)\\]"),
          Rule.of(WORKER_EXITED, "worker exiting", "pid: ?(?<pid>\\d++)"),
          Rule.of(WORKER_EXITED, "worker failed to boot|app failed to load"),
          Rule.of(
              WORKER_KILLED,
              "sigkill|signal 9|status=9/kill|exit code 137|exit status 137",
              "^(?:.*?\\bpid:?\\s?(?<pid>\\d++))?.*?(?:SIGKILL|signal 9\\b|status=9/KILL|exit"
                  + " (?:code|status) 137\\b)"),
          Rule.of(WORKER_KILLED, "container die", "container die \\S++ \\(.*\\bexitCode=137\\b"),
          Rule.of(WORKER_KILLED, "failed liveness probe, will be restarted"),
          Rule.of(WORKER_EXITED, "back-off restarting failed"),
          // What a kubelet asked and got no answer to is no call of the application's.
          Rule.of(OTHER, "liveness probe failed|readiness probe failed|startup probe failed"),
          Rule.of(WORKER_KILLED, "process pool was terminated abruptly|brokenprocesspool"),
          // ---- memory
          Rule.of(OOM_KILLED, "killed process|kill process", "Kill(?:ed)? process (?<pid>\\d++)"),
          Rule.of(OOM_KILLED, "oom-kill:", "\\bpid=(?<pid>\\d++)"),
          Rule.of(OOM_KILLED, "container oom", "container oom [0-9a-f]{12}"),
          Rule.of(
              OOM_KILLED,
              "oomkilled|invoked oom-killer|result 'oom-kill'|killed by the oom killer"),
          Rule.of(MEMORY_ERROR, "memoryerror|cannot allocate memory|unable to allocate"),
          // ---- the event loop
          Rule.of(LOOP_BLOCKED, "executing <", "Executing <.*> took " + AMOUNT),
          Rule.of(
              LOOP_BLOCKED,
              "event loop|eventloop|loop lag|loop blocked",
              "(?:event"
                  + " ?loop|\\bloop)\\b.{0,40}?\\b(?:block|lag|stall|unresponsive|stuck|delay|slow|busy).{0,40}?(?:"
                  + AMOUNT
                  + "|$)"),
          // ---- pools, before the time-outs they are reported as
          Rule.of(
              POOL_EXHAUSTED,
              "queuepool limit",
              "QueuePool limit.*?timeout (?<n>\\d++(?:\\.\\d++)?)(?<u>)"),
          Rule.of(
              POOL_EXHAUSTED,
              "couldn't get a connection after",
              "after (?<n>\\d++(?:\\.\\d++)?) ?(?<u>sec)"),
          Rule.of(
              POOL_EXHAUSTED,
              "queuepool limit|pooltimeout|pool timeout|pool exhausted|exhausted pool|pool is"
                  + " exhausted|no available connection|no connection available|too many clients already|remaining"
                  + " connection slots are reserved|too many connections|max number of clients"
                  + " reached|couldn't get a connection|connection from pool|connection from the"
                  + " pool"),
          // ---- a partner that makes us wait
          Rule.of(
              EXTERNAL_WAIT,
              "flood wait",
              "Sleeping (?:early )?for " + AMOUNT + "(?: \\([^)]*+\\))?(?: on (?<who>\\S++))?"),
          Rule.of(
              EXTERNAL_WAIT,
              "a wait of",
              "wait of (?<n>\\d++) (?<u>seconds) is required(?: \\(caused by (?<who>\\w++)\\))?"),
          Rule.of(
              EXTERNAL_WAIT,
              "telegram is having internal issues|automatic reconnection failed|at connecting"
                  + " failed|server indicated flood error"),
          Rule.of(EXTERNAL_WAIT, "_wait_", "(?:FLOOD|PREMIUM|SLOWMODE)_WAIT_(?<n>\\d++)(?<u>)"),
          // ---- names
          Rule.of(
              DNS_FAILED,
              "name or service not known|temporary failure in name resolution|gaierror|getaddrinfo"
                  + " failed|nodename nor servname|no address associated with hostname|could not"
                  + " resolve host|clientconnectordnserror|nxdomain|servfail|name does not"
                  + " resolve|name resolution failed|dns timeout|dns failure|dns error|dns lookup"
                  + " failed"),
          Rule.of(
              DNS_TIMED,
              "dns|resolv|name resolution|getaddrinfo",
              "(?:\\bdns\\b|\\bresolv(?:ed|ing|e|er)\\b|name"
                  + " resolution|getaddrinfo)[^.]{0,60}?[\\s(=:]"
                  + AMOUNT
                  + "(?: for (?<who>\\S++))?"),
          // ---- limits
          Rule.of(CONCURRENCY_LIMIT, "exceeded concurrency limit"),
          Rule.of(CONNECTIONS_EXHAUSTED, "too many open files|emfile"),
          Rule.of(DISK_FAILED, "no space left on device"),
          Rule.of(RATE_LIMITED, "exceeded at endpoint"),
          // ---- the peer
          Rule.of(
              PEER_GONE,
              "broken pipe|brokenpipeerror|connection reset by"
                  + " peer|connectionreseterror|clientdisconnect|client disconnect|socket.send()"
                  + " raised exception|ignoring epipe|ignoring connection reset|ignored premature"
                  + " client|anyio.endofstream|no response returned"),
          // ---- time-outs and waits of outbound calls
          Rule.of(
              EXTERNAL_WAIT,
              "read timeout=|connect timeout=",
              "(?:host='(?<who>[^']{1,200}+)'.*?)?\\((?:read|connect)"
                  + " timeout=(?<n>\\d++(?:\\.\\d++)?)(?<u>)\\)"),
          Rule.of(
              EXTERNAL_WAIT,
              "statement timeout|lock timeout|lock wait timeout",
              "due to (?:statement|lock) timeout|lock wait timeout exceeded"),
          // HTTP's Retry-After counts in seconds; elsewhere a number needs its unit.
          Rule.of(
              EXTERNAL_WAIT,
              "retry-after|retry after",
              "Retry[- ]After[:= ]*+(?<n>\\d++(?:\\.\\d++)?)\\s?+(?<u>ms|s|sec|seconds|minutes|m)?(?=\\b|$)"),
          Rule.of(
              EXTERNAL_WAIT,
              "retrying in|backing off|sleeping for|waiting for",
              "(?:retrying in|backing off(?: for)?|sleeping for|waiting for)[:= ]*+" + AMOUNT),
          Rule.of(
              EXTERNAL_WAIT,
              "timed out|timeout|time-out",
              "(?:timed out|time-?out)(?: error)?(?: after| of| exceeded| in|:)[: (]{0,3}"
                  + AMOUNT),
          Rule.of(
              EXTERNAL_WAIT,
              "429|rate limit|rate-limit|ratelimit|too many requests",
              "(?:status|code|http/[\\d.]{1,3}|http|error|answered|returned|responded|response|got|with|->|=>)"
                  + "[\\s:=\"'(]{1,3}+429\\b|\\b429[ :]++(?:too many|from|rate|error)"
                  + "|rate.?limit|too many requests"),
          Rule.of(
              EXTERNAL_WAIT,
              "took ",
              "(?:(?:upstream|external|partner|remote|outbound)(?: api)? (?:call|request)(?: to)?"
                  + " (?<who>\\S++) )?took "
                  + AMOUNT),
          Rule.of(
              EXTERNAL_WAIT,
              "https://|http://|upstream|partner|external|outbound|query",
              "\\b(?:in|after|elapsed|duration|latency|time)[:= ]{1,2}+" + AMOUNT),
          Rule.of(
              EXTERNAL_WAIT,
              "readtimeout|connecttimeout|writetimeout|servertimeouterror|timeouterror|read timed"
                  + " out|timed out|timeoutexception|deadline exceeded|deadline_exceeded|connection to telegram"),
          // ---- whatever went wrong
          Rule.of(
              EXCEPTION,
              "exception in |exception inside |exception on /|error in asgi|traceback (most recent call last)|error handling request|unhandled"
                  + " |internal server error|exception while|exception occurred|task exception was"
                  + " never retrieved|asgi callable|startup failed"));

  /** The lines of a server's ordinary life, known and of no use: they only show that it is one. */
  static final List<Rule> SMALL_TALK =
      List.of(
          Rule.of(
              OTHER,
              "waiting for application|application startup complete|application shutdown"
                  + " complete|uvicorn running on|finished server process|waiting for connections"
                  + " to close|waiting for background tasks|listening at: |using worker: |handling"
                  + " signal: |asgi 'lifespan'|invalid http request received|unsupported upgrade"
                  + " request|control server|waiting for child process|received sigterm|received"
                  + " sigint|maximum request limit|autorestarting worker|reason: |parent changed|"
                  // hypercorn, Daphne, waitress, aiohttp, Flask, Django, Granian, uWSGI
                  + "running on http|press ctrl+c to quit|starting server at tcp|listening on tcp"
                  + " address|configuring endpoint |http/2 support|serving on http|serving flask"
                  + " app|debug mode: o|this is a development server|debugger is active|debugger"
                  + " pin|restarting with |system check|django version|starting development server"
                  + " at|quit the server with|watching for file changes with|starting granian|"
                  + "asgi server listening|wsconnecting /|wsconnect /|wsdisconnect /|spawned uwsgi|starting uwsgi|goin' fast @"));

  private Rules() {}
}
