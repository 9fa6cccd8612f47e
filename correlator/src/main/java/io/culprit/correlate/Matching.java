package io.culprit.correlate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Pairs the members of two sides at the least total cost, where either may stay alone.
 *
 * <p>Costs are negative log likelihoods; a pair is worth making below {@link #ALONE}. Clusters that
 * do not touch are solved apart: exactly (Kuhn 1955, in the shortest-path form of Jonker and
 * Volgenant 1987), only monstrous ones by ascending cost. A pair's probability is its share after
 * scaling all candidate pairs of the cluster to row and column sums of one with "alone" as a choice
 * (Sinkhorn 1964), sharpened where rivals share it.
 */
final class Matching {
  /** Cost of leaving one of each side alone. */
  static final double ALONE = 9;

  /**
   * Largest cluster solved exactly; paths are short, so the work grows little faster than the size.
   */
  private static final int EXACT = 4_000;

  /** Edges kept at each member. */
  private static final int MOST_RIVALS = 64;

  private static final Comparator<Edge> BY_COST =
      Comparator.comparingDouble(Edge::cost)
          .thenComparingInt(Edge::left)
          .thenComparingInt(Edge::right);

  private static final byte UNSEEN = 0;
  private static final byte SEEN = 1;
  private static final byte SCANNED = 2;
  private static final int SCALING_ROUNDS = 24;
  private static final double RIVALS_THAT_MATTER = 5;
  private static final double MOST_SURE = 0.999;

  /** A possible pair. */
  record Edge(int left, int right, double cost) {}

  /** A pair made. */
  record Pair(int left, int right, double probability) {}

  private Matching() {}

  /** The pairs, in the order of the left side. */
  static List<Pair> solve(int lefts, int rights, List<Edge> edges) {
    List<Edge> useful = cheapest(cheapest(edges, rights, Edge::right), lefts, Edge::left);
    int[] parent = new int[lefts + rights];
    Arrays.setAll(parent, i -> i);
    for (Edge e : useful) {
      int a = root(parent, e.left);
      int b = root(parent, lefts + e.right);
      parent[Math.max(a, b)] = Math.min(a, b);
    }
    // edges stand in the order of their left members, and so they do inside each cluster
    Map<Integer, List<Edge>> clusters = new LinkedHashMap<>();
    for (Edge e : useful) {
      clusters.computeIfAbsent(root(parent, e.left), k -> new ArrayList<>()).add(e);
    }
    List<Pair> pairs = new ArrayList<>();
    clusters.values().forEach(cluster -> cluster(cluster, pairs));
    pairs.sort(Comparator.comparingInt(Pair::left));
    return pairs;
  }

  /**
   * The cheapest edges of each member of one side, in the order of the members: what is dearer than
   * dozens of others never pairs. A convoy behind a blocked loop has that many of one route.
   */
  private static List<Edge> cheapest(List<Edge> edges, int members, ToIntFunction<Edge> side) {
    int[] first = new int[members + 1];
    for (Edge e : edges) {
      if (e.cost < ALONE) {
        first[side.applyAsInt(e) + 1]++;
      }
    }
    for (int i = 0; i < members; i++) {
      first[i + 1] += first[i];
    }
    Edge[] sorted = new Edge[first[members]];
    int[] next = first.clone();
    for (Edge e : edges) {
      if (e.cost < ALONE) {
        sorted[next[side.applyAsInt(e)]++] = e;
      }
    }
    List<Edge> kept = new ArrayList<>(sorted.length);
    for (int i = 0; i < members; i++) {
      if (first[i + 1] - first[i] > MOST_RIVALS) {
        Arrays.sort(sorted, first[i], first[i + 1], BY_COST);
      }
      for (int k = first[i]; k < Math.min(first[i + 1], first[i] + MOST_RIVALS); k++) {
        kept.add(sorted[k]);
      }
    }
    return kept;
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
    double[] sums = new double[rs.length];
    for (int i = 0; i < edges.size(); i++) {
      sums[Arrays.binarySearch(rs, edges.get(i).right)] += probability[i];
    }
    boolean[] chosen =
        Math.max(ls.length, rs.length) <= EXACT ? exact(edges, ls, rs) : greedy(edges, ls, rs);
    for (int i = 0; i < chosen.length; i++) {
      if (chosen[i]) {
        Edge e = edges.get(i);
        double paired = sums[Arrays.binarySearch(rs, e.right)];
        pairs.add(new Pair(e.left, e.right, stated(probability[i], paired)));
      }
    }
  }

  /**
   * The probability that a pair is right, or swapped among twins, where a swap does no harm. The
   * share among the rivals alone is too cautious for that, also because queues keep an order that
   * single costs hardly show; the exponent was fitted to recorded incidents ({@code culprit
   * evaluate --joins}).
   *
   * @param share of the pair
   * @param paired of all pairs of its right member: what is missing to one is for staying alone
   */
  private static double stated(double share, double paired) {
    double amongRivals = paired <= 0 ? 0 : Math.min(1, share / paired);
    double right = 1 - StrictMath.pow(1 - amongRivals, RIVALS_THAT_MATTER);
    return Math.min(MOST_SURE, Math.max(0.01, Math.min(1, paired) * right));
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
   * Shortest augmenting paths, row by row, along the edges there are; each row has a column of its
   * own that means "alone" and costs nothing.
   */
  private static boolean[] exact(List<Edge> edges, int[] ls, int[] rs) {
    int n = ls.length;
    int m = rs.length + n;
    int[] first = new int[n + 1];
    int[] column = new int[edges.size()];
    double[] cost = new double[edges.size()];
    for (int e = 0; e < edges.size(); e++) {
      // edges come sorted by their left member
      first[Arrays.binarySearch(ls, edges.get(e).left) + 1] = e + 1;
      column[e] = Arrays.binarySearch(rs, edges.get(e).right);
      cost[e] = edges.get(e).cost - ALONE;
    }
    double[] price = new double[m];
    int[] owner = new int[m];
    int[] chosenEdge = new int[n];
    Arrays.fill(owner, -1);
    double[] distance = new double[m];
    int[] from = new int[m];
    int[] via = new int[m];
    byte[] state = new byte[m];
    int[] touched = new int[m];
    for (int row = 0; row < n; row++) {
      int count = 0;
      int at = row;
      double done = 0;
      int end;
      while (true) {
        double base = 0;
        if (at != row) {
          int edge = chosenEdge[at];
          base = done - (edge < 0 ? 0 : cost[edge]) + price[held(column, edge, rs.length + at)];
        }
        for (int e = first[at]; e <= first[at + 1]; e++) {
          boolean alone = e == first[at + 1];
          int j = alone ? rs.length + at : column[e];
          if (state[j] == SCANNED) {
            continue;
          }
          double d = base + (alone ? 0 : cost[e]) - price[j];
          if (state[j] == UNSEEN || d < distance[j]) {
            if (state[j] == UNSEEN) {
              touched[count++] = j;
              state[j] = SEEN;
            }
            distance[j] = d;
            from[j] = at;
            via[j] = alone ? -1 : e;
          }
        }
        int best = nearest(touched, count, state, distance);
        done = distance[best];
        if (owner[best] < 0) {
          end = best;
          break;
        }
        state[best] = SCANNED;
        at = owner[best];
      }
      for (int k = 0; k < count; k++) {
        int j = touched[k];
        if (state[j] == SCANNED) {
          price[j] += distance[j] - done;
        }
        state[j] = UNSEEN;
      }
      int j = end;
      while (j >= 0) {
        int r = from[j];
        int next = r == row ? -1 : held(column, chosenEdge[r], rs.length + r);
        owner[j] = r;
        chosenEdge[r] = via[j];
        j = next;
      }
    }
    boolean[] chosen = new boolean[edges.size()];
    for (int r = 0; r < n; r++) {
      if (chosenEdge[r] >= 0) {
        chosen[chosenEdge[r]] = true;
      }
    }
    return chosen;
  }

  private static int nearest(int[] touched, int count, byte[] state, double[] distance) {
    int best = -1;
    for (int k = 0; k < count; k++) {
      int j = touched[k];
      if (state[j] == SEEN
          && (best < 0
              || distance[j] < distance[best]
              || (distance[j] == distance[best] && j < best))) {
        best = j;
      }
    }
    return best;
  }

  /** The column that a row holds by its edge, or its own. */
  private static int held(int[] column, int edge, int alone) {
    return edge < 0 ? alone : column[edge];
  }
}
