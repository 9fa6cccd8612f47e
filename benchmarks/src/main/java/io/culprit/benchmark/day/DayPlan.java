package io.culprit.benchmark.day;

/**
 * What day to make up.
 *
 * @param bytes size of nginx's access log; the other logs follow from the same requests
 * @param seed the same seed gives the same bytes
 * @param uvicorn how uvicorn writes its access lines
 */
public record DayPlan(long bytes, long seed, UvicornStyle uvicorn) {
  public DayPlan {
    if (bytes < 1) {
      throw new IllegalArgumentException("size: expected at least 1 byte, found " + bytes);
    }
  }
}
