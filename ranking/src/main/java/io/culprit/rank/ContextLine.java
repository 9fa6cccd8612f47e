package io.culprit.rank;

/**
 * A detected fact about the setting, for the head of the report.
 *
 * @param label e.g. {@code Backend}
 * @param text e.g. {@code uvicorn, 1 process, default access log without times}
 */
public record ContextLine(String label, String text) {}
