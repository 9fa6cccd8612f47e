package io.culprit.parse.nginx;

/** What a value in an access line means, whatever it is called there, and how such values look. */
enum Field {
  TIME_LOCAL(Shape.TIME_LOCAL),
  TIME_ISO(Shape.TIME_ISO),
  MSEC(Shape.EPOCH),
  REQUEST(Shape.TEXT),
  METHOD(Shape.WORD),
  /** Path with query. */
  TARGET(Shape.TEXT),
  /** Path without query. */
  PATH(Shape.TEXT),
  ARGS(Shape.TEXT),
  STATUS(Shape.STATUS),
  BODY_BYTES(Shape.WHOLE),
  BYTES(Shape.WHOLE),
  REQUEST_TIME(Shape.SECONDS),
  UPSTREAM_ADDRESS(Shape.LIST),
  UPSTREAM_STATUS(Shape.NUMBERS),
  CONNECT_TIME(Shape.NUMBERS),
  HEADER_TIME(Shape.NUMBERS),
  RESPONSE_TIME(Shape.NUMBERS),
  /** What the user says is the id. */
  DECLARED_ID(Shape.WORD),
  /** A header's or nginx's own request id; the plainer the earlier in {@link AccessLine}. */
  REQUEST_ID(Shape.WORD),
  HEADER_ID(Shape.WORD),
  ANSWER_ID(Shape.WORD),
  TRACE_PARENT(Shape.WORD),
  EDGE_ID(Shape.WORD),
  REMOTE_ADDRESS(Shape.ADDRESS),
  PEER_ADDRESS(Shape.ADDRESS),
  REMOTE_PORT(Shape.WHOLE),
  FORWARDED_FOR(Shape.TEXT),
  ORIGIN(Shape.TEXT),
  ALLOW_ORIGIN(Shape.TEXT),
  COMPLETION(Shape.TEXT),
  CONNECTION(Shape.WHOLE),
  HOST(Shape.WORD),
  /** {@code server_name}: the matched block, less telling than the host asked for. */
  SERVER_NAME(Shape.WORD),
  /** {@code server_port}: where it is not the protocol's own it belongs to the host. */
  SERVER_PORT(Shape.WHOLE),
  REFERER(Shape.TEXT),
  USER_AGENT(Shape.TEXT),
  /** A number nobody needs. */
  OTHER_NUMBERS(Shape.NUMBERS),
  /** Anything nobody needs. */
  OTHER(Shape.TEXT);

  private final Shape shape;

  Field(Shape shape) {
    this.shape = shape;
  }

  Shape shape() {
    return shape;
  }

  /** Whether the value is kept. */
  boolean used() {
    return this != OTHER && this != OTHER_NUMBERS;
  }

  /** Whether it tells of the upstream. */
  boolean upstream() {
    return this == UPSTREAM_ADDRESS
        || this == UPSTREAM_STATUS
        || this == CONNECT_TIME
        || this == HEADER_TIME
        || this == RESPONSE_TIME;
  }
}
