package io.culprit.correlate;

import io.culprit.parse.event.LogEvent;

/**
 * An event with the sureness that it belongs to the exchange it stands in.
 *
 * @param event the event, on the corrected clock
 * @param tier how it was joined
 * @param probability that the pair is right, or swapped among identical twins, 0 to 1
 */
public record Paired<E extends LogEvent>(E event, Tier tier, double probability) {
  /** Another form of the event, joined as this one. */
  Paired<E> of(E form) {
    return new Paired<>(form, tier, probability);
  }
}
