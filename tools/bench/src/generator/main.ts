import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { Clinic, someAtOnce, type OngoingVisit } from './clinic.js';
import type { Ask, Asks, Subject } from './protocol.js';
import { connectBare, connectOurs, type Connected } from './subjects.js';
import { welcomed } from './welcomed.js';

/**
 * The load generator: a process of its own, so that what it costs is not counted as the system's and its own event loop can
 * be watched. Takes one question at a time over the process channel.
 */
let clinic: Clinic | undefined;
let visits: readonly OngoingVisit[] = [];
const connected = new Map<Subject, Connected>();
let held: WebSocket[] = [];
const SOCKETS_AT_ONCE = 50;

const people = (): Clinic => {
  if (!clinic) throw new Error('nobody has come in yet');
  return clinic;
};
const talking = (subject: Subject): Connected => {
  const found = connected.get(subject);
  if (!found) throw new Error(`${subject} is not connected`);
  return found;
};

const asks: Asks = {
  enter: async ({ webUrl, patients, staff }) => {
    clinic = await Clinic.enter(new URL(webUrl), patients, staff);
  },
  visits: async ({ count }) => {
    visits = await people().visits(count);
  },
  connect: async ({ subject, url = '', count, staff }) => {
    const bare = Array.from({ length: count }, () => randomUUID());
    connected.set(subject, await (subject === 'ours' ? connectOurs(visits) : connectBare(url, bare, staff)));
  },
  load: ({ subject, rate, seconds }) => {
    const { talks, load } = talking(subject);
    return load.run(talks, rate, seconds);
  },
  underFire: ({ rate, seconds }) => {
    const { talks, watch } = talking('ours');
    return watch.run(talks, rate, seconds);
  },
  away: ({ messages }) => {
    const { talks, watch } = talking('ours');
    const [first] = talks;
    if (!first) throw new Error('nobody talks');
    return watch.away(first, messages);
  },
  races: ({ count, racers }) => people().races(count, racers),
  lists: ({ reads }) => people().lists(reads),
  leave: () => {
    for (const { sides } of talking('ours').talks) for (const side of sides) side.goAway();
    return Promise.resolve();
  },
  hold: async ({ sockets }) => {
    const visitors = [...people().patients, ...people().staff];
    held = await someAtOnce(
      Array.from({ length: sockets }),
      async (_, index) => {
        const visitor = visitors[index % visitors.length];
        if (!visitor) throw new Error('nobody is there');
        const { url, headers } = visitor.socketAddress();
        return welcomed(new WebSocket(url, { headers, perMessageDeflate: false }));
      },
      SOCKETS_AT_ONCE,
    );
  },
  held: () => Promise.resolve(held.filter(({ readyState }) => readyState === WebSocket.OPEN).length),
  letGo: () => {
    for (const socket of held) socket.terminate();
    held = [];
    return Promise.resolve();
  },
};

process.on('message', ({ ask, options }: { ask: Ask; options: never }) => {
  asks[ask](options).then(
    (answer) => process.send?.({ answer }),
    (error: unknown) =>
      process.send?.({ error: error instanceof Error ? (error.stack ?? '') : String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true });
