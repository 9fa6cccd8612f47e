package io.culprit.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Results come in the order of the work. */
final class WorkersTest {
  @Test
  void inOrder_whateverFinishesFirst() throws IOException {
    for (int threads : new int[] {1, 2, 7, 100}) {
      List<Callable<Integer>> work = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        int n = i;
        work.add(
            () -> {
              Thread.sleep(n % 3 == 0 ? 3 : 0);
              return n;
            });
      }
      List<Integer> expected = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        expected.add(i);
      }
      assertEquals(expected, Workers.inOrder(threads, work), threads + " threads");
    }
  }

  @Test
  void failure_isTheFirstInTheOrderOfTheWork() {
    for (int threads : new int[] {1, 4}) {
      List<Callable<Integer>> work =
          List.of(
              () -> {
                Thread.sleep(5);
                throw new IOException("first");
              },
              () -> {
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
