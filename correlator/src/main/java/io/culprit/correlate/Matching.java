package io.culprit.correlate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Pairs the members of two sides at the least total cost, where either may stay alone.
 *
 * <p>Costs are negative log likelihoods; a pair is worth making below {@link #ALONE}. Clusters that
 * do not touch are solved apart: exactly while they are small (Kuhn 1955, in the shortest-path form
 * of Jonker and Volgenant 1987), by ascending cost when they are large. A pair's probability is its
 * share after scaling all candidate pairs of the cluster to row and column sums of one with "alone"
 * as a choice (Sinkhorn 1964): identical twins share it.
 */
final class Matching {
  /** Cost of leaving one of each side alone. */
  static final double ALONE = 9;

  /** Largest cluster solved exactly: 160 x 160 takes some milliseconds. */
  private static final int EXACT = 160;

  private static final int SCALING_ROUNDS = 40;

  /** A possible pair. */
  record Edge(int left, int right, double cost) {}

  /** A pair made. */
  record Pair(int left, int right, double probability) {}

  private Matching() {}

  /** The pairs, in the order of the left side. */
  static List<Pair> solve(int lefts, int rights, List<Edge> edges) {
    List<Edge> useful = new ArrayList<>();
    int[] parent = new int[lefts + rights];
    Arrays.setAll(parent, i -> i);
    for (Edge e : edges) {
      if (e.cost < ALONE) {
        useful.add(e);
        int a = root(parent, e.left);
        int b = root(parent, lefts + e.right);
        parent[Math.max(a, b)] = Math.min(a, b);
      }
    }
    useful.sort(
        Comparator.<Edge>comparingInt(e -> root(parent, e.left))
            .thenComparingInt(e -> e.left)
            .thenComparingInt(e -> e.right));
    List<Pair> pairs = new ArrayList<>();
    for (int from = 0; from < useful.size(); ) {
      int to = from;
      int cluster = root(parent, useful.get(from).left);
      while (to < useful.size() && root(parent, useful.get(to).left) == cluster) {
        to++;
      }
      cluster(useful.subList(from, to), pairs);
      from = to;
    }
    pairs.sort(Comparator.comparingInt(Pair::left));
    return pairs;
  }

  private static int root(int[] parent, int i) {
    int r = i;
    while (parent[r] != r) {
      r = parent[r];
    }
    while (parent[i] != r) {
      int next = parent[i];
      parent[i] = r;
      i = next;
    }
    return r;
  }

  private static void cluster(List<Edge> edges, List<Pair> pairs) {
    int[] ls = edges.stream().mapToInt(Edge::left).sorted().distinct().toArray();
    int[] rs = edges.stream().mapToInt(Edge::right).sorted().distinct().toArray();
    double[] probability = scaled(edges, ls, rs);
    boolean[] chosen =
        Math.max(ls.length, rs.length) <= EXACT ? exact(edges, ls, rs) : greedy(edges, ls, rs);
    for (int i = 0; i < chosen.length; i++) {
      if (chosen[i]) {
        Edge e = edges.get(i);
        pairs.add(new Pair(e.left, e.right, Math.min(0.999, Math.max(0.01, probability[i]))));
      }
    }
  }

  private static double[] scaled(List<Edge> edges, int[] ls, int[] rs) {
    double[] a = new double[ls.length];
    double[] b = new double[rs.length];
    Arrays.fill(b, 1);
    int n = edges.size();
    int[] li = new int[n];
    int[] ri = new int[n];
    double[] w = new double[n];
    for (int i = 0; i < n; i++) {
      li[i] = Arrays.binarySearch(ls, edges.get(i).left);
      ri[i] = Arrays.binarySearch(rs, edges.get(i).right);
      w[i] = StrictMath.exp(Math.min(30, ALONE - edges.get(i).cost));
    }
    for (int round = 0; round < SCALING_ROUNDS; round++) {
      double[] sum = new double[ls.length];
      for (int i = 0; i < n; i++) {
        sum[li[i]] += w[i] * b[ri[i]];
      }
      for (int i = 0; i < a.length; i++) {
        a[i] = 1 / (1 + sum[i]);
      }
      double[] sums = new double[rs.length];
      for (int i = 0; i < n; i++) {
        sums[ri[i]] += w[i] * a[li[i]];
      }
      for (int i = 0; i < b.length; i++) {
        b[i] = 1 / (1 + sums[i]);
      }
      balance(a, b);
    }
    double[] p = new double[n];
    for (int i = 0; i < n; i++) {
      p[i] = a[li[i]] * w[i] * b[ri[i]];
    }
    return p;
  }

  /** What is alone must fit the two sizes; without this step the rounds creep. */
  private static void balance(double[] a, double[] b) {
    double left = Arrays.stream(a).sum();
    double right = Arrays.stream(b).sum();
    double surplus = a.length - b.length;
    double scale = (surplus + StrictMath.sqrt(surplus * surplus + 4 * left * right)) / (2 * left);
    for (int i = 0; i < a.length; i++) {
      a[i] *= scale;
    }
    for (int i = 0; i < b.length; i++) {
      b[i] /= scale;
    }
  }

  private static boolean[] greedy(List<Edge> edges, int[] ls, int[] rs) {
    Integer[] order = new Integer[edges.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        Comparator.<Integer>comparingDouble(i -> edges.get(i).cost).thenComparingInt(i -> i));
    boolean[] usedLeft = new boolean[ls.length];
    boolean[] usedRight = new boolean[rs.length];
    boolean[] chosen = new boolean[edges.size()];
    for (int i : order) {
      int l = Arrays.binarySearch(ls, edges.get(i).left);
      int r = Arrays.binarySearch(rs, edges.get(i).right);
      if (!usedLeft[l] && !usedRight[r]) {
        usedLeft[l] = true;
        usedRight[r] = true;
        chosen[i] = true;
      }
    }
    return chosen;
  }

  /**
   * Shortest augmenting paths over the rows; each row has a column of its own that means "alone".
   */
  private static boolean[] exact(List<Edge> edges, int[] ls, int[] rs) {
    int n = ls.length;
    int m = rs.length + n;
    double far = 1e6;
    double[][] cost = new double[n][m];
    int[][] edge = new int[n][rs.length];
    for (int i = 0; i < n; i++) {
      Arrays.fill(cost[i], far);
      cost[i][rs.length + i] = 0;
    }
    for (int e = 0; e < edges.size(); e++) {
      int l = Arrays.binarySearch(ls, edges.get(e).left);
      int r = Arrays.binarySearch(rs, edges.get(e).right);
      cost[l][r] = edges.get(e).cost - ALONE;
      edge[l][r] = e + 1;
    }
    double[] u = new double[n + 1];
    double[] v = new double[m + 1];
    int[] owner = new int[m + 1];
    int[] way = new int[m + 1];
    for (int i = 1; i <= n; i++) {
      owner[0] = i;
      int j0 = 0;
      double[] least = new double[m + 1];
      Arrays.fill(least, Double.MAX_VALUE);
      boolean[] used = new boolean[m + 1];
      do {
        used[j0] = true;
        int i0 = owner[j0];
        double delta = Double.MAX_VALUE;
        int j1 = 0;
        for (int j = 1; j <= m; j++) {
          if (!used[j]) {
            double c = cost[i0 - 1][j - 1] - u[i0] - v[j];
            if (c < least[j]) {
              least[j] = c;
              way[j] = j0;
            }
            if (least[j] < delta) {
              delta = least[j];
              j1 = j;
            }
          }
        }
        for (int j = 0; j <= m; j++) {
          if (used[j]) {
            u[owner[j]] += delta;
            v[j] -= delta;
          } else {
            least[j] -= delta;
          }
        }
        j0 = j1;
      } while (owner[j0] != 0);
      do {
        int j1 = way[j0];
        owner[j0] = owner[j1];
        j0 = j1;
      } while (j0 != 0);
    }
    boolean[] chosen = new boolean[edges.size()];
    for (int j = 1; j <= rs.length; j++) {
      if (owner[j] > 0 && edge[owner[j] - 1][j - 1] > 0) {
        chosen[edge[owner[j] - 1][j - 1] - 1] = true;
      }
    }
    return chosen;
  }
}
