package io.culprit.parse.nginx;

/** Whose connection a message of the error log is about. */
enum Leg {
  CLIENT,
  UPSTREAM,
  /** No request's: nginx talks to a log collector, a resolver, itself. */
  NONE
}
