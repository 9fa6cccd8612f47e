package io.culprit.correlate;

import java.util.Collection;
import java.util.Collections;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * A bounded map from names to what is known of them: of more names than it holds it keeps those of
 * the smallest hashes. So what it holds depends on what was put in, never on the order, and two of
 * them merge without a trace; what is known of a name that was kept is complete. Not thread-safe.
 *
 * @param <V> what is known of a name
 */
final class FewestHashes<V> {
  private final int most;
  private final TreeMap<Long, Named<V>> byHash = new TreeMap<>();

  /** A name and what is known of it. */
  record Named<V>(String name, V value) {}

  FewestHashes(int most) {
    this.most = most;
  }

  /** Whether a name of this hash would be kept now. */
  boolean wants(long hash) {
    return byHash.size() < most || hash <= byHash.lastKey();
  }

  /** Puts a name in, or adds to what is known of it. */
  void merge(CharSequence name, V value, BinaryOperator<V> sum) {
    long hash = Ids.hash(name);
    if (!wants(hash)) {
      return;
    }
    Named<V> before = byHash.get(hash);
    V known = before == null ? value : sum.apply(before.value(), value);
    byHash.put(hash, new Named<>(name.toString(), known));
    if (byHash.size() > most) {
      byHash.pollLastEntry();
    }
  }

  /** Takes over what another one holds; {@code copy} makes a value that only this one owns. */
  void mergeAll(FewestHashes<V> other, Function<V, V> copy, BinaryOperator<V> sum) {
    other.byHash.values().forEach(each -> merge(each.name(), copy.apply(each.value()), sum));
  }

  boolean contains(String name) {
    return byHash.containsKey(Ids.hash(name));
  }

  boolean isEmpty() {
    return byHash.isEmpty();
  }

  /** All names with what is known of them, in no meaningful order. */
  Collection<Named<V>> all() {
    return Collections.unmodifiableCollection(byHash.values());
  }

  /** What is known of a name; {@code otherwise} where it is not held. */
  V get(String name, V otherwise) {
    Named<V> found = byHash.get(Ids.hash(name));
    return found == null ? otherwise : found.value();
  }
}
