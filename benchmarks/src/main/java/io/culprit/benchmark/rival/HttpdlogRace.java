package io.culprit.benchmark.rival;

import io.culprit.benchmark.Sums;
import nl.basjes.parse.core.Field;
import nl.basjes.parse.core.Parser;
import nl.basjes.parse.core.exceptions.DissectionFailure;
import nl.basjes.parse.core.exceptions.InvalidDissectorException;
import nl.basjes.parse.core.exceptions.MissingDissectorsException;
import nl.basjes.parse.httpdlog.HttpdLoglineParser;
import org.jspecify.annotations.Nullable;

/** Reads with httpdlog-parser, which is given the {@code log_format}. */
public final class HttpdlogRace {
  private static final String TIMED =
      "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent"
          + " \"$http_referer\" \"$http_user_agent\" rt=$request_time uct=\"$upstream_connect_time\""
          + " uht=\"$upstream_header_time\" urt=\"$upstream_response_time\" rid=$request_id";

  private HttpdlogRace() {}

  /** The command. */
  public static void main(String... args) throws Exception {
    LineShares.read(args, HttpdlogRace::lines);
  }

  private static LineShares.Lines lines() {
    Parser<Line> parser = new HttpdLoglineParser<>(Line.class, TIMED);
    Line into = new Line();
    return (line, sums) -> read(parser, line, into, sums);
  }

  private static void read(Parser<Line> parser, String line, Line into, Sums sums) {
    into.clear();
    try {
      parser.parse(into, line);
      sums.line(into.status, into.bytes, into.micros);
    } catch (DissectionFailure refused) {
      sums.refused(1);
    } catch (InvalidDissectorException | MissingDissectorsException e) {
      throw new IllegalStateException("this log_format cannot be read", e);
    }
  }

  /** What the parser fills in, by reflection. */
  public static final class Line {
    private long status;
    private long bytes;
    private long micros;
    private long touched;

    /** A number that depends on the fields that nothing else reads. */
    public long touched() {
      return touched;
    }

    private void clear() {
      status = 0;
      bytes = 0;
      micros = 0;
    }

    /** The texts that are not used as numbers. */
    @Field({
      "IP:connection.client.host",
      "STRING:connection.client.user",
      "HTTP.METHOD:request.firstline.method",
      "HTTP.URI:request.firstline.uri",
      "HTTP.URI:request.referer",
      "HTTP.USERAGENT:request.user-agent",
      "STRING:request.id"
    })
    public void setText(@Nullable String text) {
      touched += text == null ? 0 : text.length();
    }

    /** The time, and the upstream times of the first try. */
    @Field({
      "TIME.EPOCH:request.receive.time.epoch",
      "MICROSECONDS:nginxmodule.upstream.connect.time.0.value",
      "MICROSECONDS:nginxmodule.upstream.header.time.0.value",
      "MICROSECONDS:nginxmodule.upstream.response.time.0.value"
    })
    public void setNumber(@Nullable Long number) {
      touched += number == null ? 0 : number;
    }

    /** {@code $status}. */
    @Field("STRING:request.status.last")
    public void setStatus(String text) {
      status = Long.parseLong(text);
    }

    /** {@code $body_bytes_sent}. */
    @Field("BYTES:response.body.bytes")
    public void setBytes(Long size) {
      bytes = size;
    }

    /** {@code $request_time}. */
    @Field("MICROSECONDS:response.server.processing.time")
    public void setMicros(Long time) {
      micros = time;
    }
  }
}
