package io.culprit.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Results come in the order of the work. */
final class WorkersTest {
  @Test
  void inOrder_whateverFinishesFirst() throws IOException {
    for (int threads : new int[] {1, 2, 7, 100}) {
      CountDownLatch second = new CountDownLatch(threads == 1 ? 0 : 1);
      List<Callable<Integer>> work = new ArrayList<>();
      List<Integer> expected = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        int n = i;
        expected.add(n);
        work.add(
            () -> {
              if (n == 0) {
                second.await();
              } else if (n == 1) {
                second.countDown();
              }
              return n;
            });
      }
      assertEquals(expected, Workers.inOrder(threads, work), threads + " threads");
    }
  }

  @Test
  void failure_isTheFirstInTheOrderOfTheWork() {
    for (int threads : new int[] {1, 4}) {
      CountDownLatch second = new CountDownLatch(threads == 1 ? 0 : 1);
      List<Callable<Integer>> work =
          List.of(
              () -> {
                second.await();
                throw new IOException("first");
              },
              () -> {
                second.countDown();
                throw new IOException("second");
              });
      IOException e = assertThrows(IOException.class, () -> Workers.inOrder(threads, work));
      assertEquals("first", e.getMessage());
    }
  }

  @Test
  void error_staysWhatItWas() {
    List<Callable<Integer>> work =
        List.of(
            () -> 1,
            () -> {
              throw new IllegalStateException("wrong");
            });
    assertThrows(IllegalStateException.class, () -> Workers.inOrder(2, work));
  }
}
