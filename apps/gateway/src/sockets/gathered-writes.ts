import type { Duplex } from 'node:stream';

/** Lines that hold back what is written to them until this turn of the event loop ends. */
const held = new Set<Duplex>();

/**
 * Lets everything written to a line in one turn of the event loop leave in one piece: events come from the broker many at a time,
 * and a piece for each frame and screen costs more than all else the gateway does.
 */
export const gatherWrites = (line: Duplex): void => {
  if (held.has(line)) return;
  if (held.size === 0) setImmediate(letGo);
  held.add(line);
  line.cork();
};

const letGo = (): void => {
  for (const line of held) line.uncork();
  held.clear();
};
