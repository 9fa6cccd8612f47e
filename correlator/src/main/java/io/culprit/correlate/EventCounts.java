package io.culprit.correlate;

/** Number of events of each kind in a source. */
public record EventCounts(long access, long app, long backend, long notice, long client) {}
