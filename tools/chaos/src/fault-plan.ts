import type { Random } from './random.js';

/** One process ends by force. Meanwhile another may stand still without ending: everything it does is late. */
export interface Fault {
  readonly kill: string;
  readonly frozen?: string;
}

/** Third and fifth: neither at the beginning, when little is under way, nor at the end. */
const BROKER_PLACE = 2;
const STORE_PLACE = 4;

/**
 * The faults of one round: every service is killed once, in an order that chance decides, and the broker and the store in
 * between; while a service comes back another one is frozen.
 */
export const faultRound = (services: readonly string[], random: Random): readonly Fault[] => {
  const order = random.shuffled(services);
  order.splice(BROKER_PLACE, 0, 'broker');
  order.splice(STORE_PLACE, 0, 'store');
  return order.map((kill): Fault => {
    if (!services.includes(kill)) return { kill };
    return { kill, frozen: random.pick(services.filter((service) => service !== kill)) };
  });
};
