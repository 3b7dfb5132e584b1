import type { Random } from './random.js';

/** One thing that goes wrong. `freeze` stops a process for a while without ending it: everything it does is late. */
export interface Fault {
  readonly kind: 'kill' | 'freeze';
  readonly name: string;
}

/** Third and fifth: a short run still loses the broker once, and the store soon after. */
const BROKER_PLACE = 2;
const STORE_PLACE = 4;

/**
 * The faults of one round: every service is killed once, in an order that chance decides, and the broker and the store in
 * between; before each kill of a service another one is frozen.
 */
export const faultRound = (services: readonly string[], random: Random): readonly Fault[] => {
  const order = random.shuffled(services);
  order.splice(BROKER_PLACE, 0, 'broker');
  order.splice(STORE_PLACE, 0, 'store');
  return order.flatMap((name): Fault[] => {
    if (!services.includes(name)) return [{ kind: 'kill', name }];
    const other = random.pick(services.filter((service) => service !== name));
    return [
      { kind: 'freeze', name: other },
      { kind: 'kill', name },
    ];
  });
};
