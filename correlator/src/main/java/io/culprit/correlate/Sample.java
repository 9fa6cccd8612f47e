package io.culprit.correlate;

/**
 * One event reduced to what the estimation of a clock needs.
 *
 * @param id hash of its request id; 0: none
 * @param key hash of method, path and status; 0: not a request
 * @param who hash of client address, method and target; 0: not stated
 * @param start its beginning in epoch microseconds, on its own clock
 * @param end its end
 * @param precision width of the stated time in microseconds
 * @param spanned whether the duration is known, so that start and end differ by knowledge
 * @param cut whether it may have ended otherwise than by an answer, so that another layer may end
 *     later
 */
record Sample(
    long id,
    long key,
    long who,
    long start,
    long end,
    long precision,
    boolean spanned,
    boolean cut) {}
