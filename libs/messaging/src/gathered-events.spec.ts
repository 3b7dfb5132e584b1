import { describe, expect, it } from '@jest/globals';
import { defineEvent, type EventEnvelope } from '@om/contracts';
import type { ConfirmChannel } from 'amqplib';
import { z } from 'zod';
import { GatheredEvents, type Carrier } from './gathered-events.js';
import { makeEvent } from './make-event.js';
import { namesIn } from './names.js';

const cardArrivedV1 = defineEvent({
  type: 'chat.card-arrived.v1',
  carries: 'fact',
  gathered: true,
  meaning: 'Test only.',
  data: z.object({ words: z.int() }),
  examples: [{ words: 1 }],
});
const config = {
  service: 'chat',
  names: namesIn('om'),
  contracts: { requests: [], events: [cardArrivedV1], subscriptions: { visit: [cardArrivedV1] } },
} as const;

const aCard = (words: number): EventEnvelope =>
  makeEvent(cardArrivedV1, {
    id: `0198c1f2-0000-7000-8000-00000000000${words}`,
    time: new Date(0),
    subject: 's',
    version: 1,
    actor: { kind: 'service', personId: 'chat' },
    careunits: ['north'],
    data: { words },
  });

/** A channel after the other; what is written to one that is lost before a confirm has not arrived. */
const aWire = () => {
  const shown: string[] = [];
  const stored: string[][] = [];
  const written = new Map<ConfirmChannel, string[]>();
  const open = (): ConfirmChannel => ({}) as ConfirmChannel;
  const carrier: Carrier & { current: ConfirmChannel } = {
    current: open(),
    isHeard: () => true,
    publishEphemeral({ id }: EventEnvelope) {
      const { current } = carrier;
      written.set(current, [...(written.get(current) ?? []), id]);
      return current;
    },
    confirmed(_: string, __: string, body: Buffer) {
      shown.push(...(written.get(carrier.current) ?? []));
      written.delete(carrier.current);
      stored.push((JSON.parse(body.toString('utf8')) as EventEnvelope[]).map(({ id }) => id));
      return Promise.resolve();
    },
  };
  return { carrier, shown, stored, lose: () => (carrier.current = open()) };
};

describe('gathered events', () => {
  const cards = [1, 2, 3].map(aCard);
  const [first, ...others] = cards.map(({ id }) => id);

  it('go to the durable queues at once when alone, and together when they come in a stream', async () => {
    const { carrier, shown, stored } = aWire();
    const gathered = new GatheredEvents(carrier, config);
    await Promise.all(cards.map((card) => gathered.add(card)));
    expect(stored).toEqual([[first], others]);
    expect(shown).toEqual([first, ...others]);
  });

  it('that were shown over a channel that was lost before the durable queues had them are shown again', async () => {
    const { carrier, shown, lose } = aWire();
    const gathered = new GatheredEvents(carrier, config);
    const added = Promise.all(cards.map((card) => gathered.add(card)));
    lose();
    await added;
    expect([...new Set(shown)].sort()).toEqual([first, ...others]);
  });
});
