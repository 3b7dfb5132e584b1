import { describe, expect, it } from '@jest/globals';
import type { ConsumeMessage } from 'amqplib';
import fc from 'fast-check';
import { Acks, type AckChannel } from './acks.js';

const delivery = (deliveryTag: number): ConsumeMessage => ({ fields: { deliveryTag } }) as ConsumeMessage;

/** A channel as the broker keeps it: what is out, and how often it was told. */
const aChannel = () => {
  const out = new Set<number>();
  const acked: number[] = [];
  const givenBack: number[] = [];
  let told = 0;
  const channel: AckChannel = {
    ack({ fields: { deliveryTag } }, allUpTo = false) {
      told += 1;
      const those = allUpTo ? [...out].filter((tag) => tag <= deliveryTag) : [deliveryTag];
      for (const tag of those) {
        if (!out.delete(tag)) throw new Error(`${tag} is not out: the broker would close the channel`);
        acked.push(tag);
      }
    },
    nack({ fields: { deliveryTag } }) {
      told += 1;
      if (!out.delete(deliveryTag)) throw new Error(`${deliveryTag} is not out`);
      givenBack.push(deliveryTag);
    },
  };
  const acks = new Acks(channel);
  const begin = (tag: number): void => {
    out.add(tag);
    acks.begin(delivery(tag));
  };
  return { acks, begin, out, acked, givenBack, told: () => told };
};

describe('acknowledgements', () => {
  it('of deliveries done together are one', async () => {
    const { acks, begin, acked, told } = aChannel();
    [1, 2, 3].forEach(begin);
    await Promise.all([2, 1, 3].map((tag) => acks.settle(delivery(tag))));
    expect(acked).toEqual([1, 2, 3]);
    expect(told()).toBe(1);
  });

  it('never cover a delivery that is still at work', async () => {
    const { acks, begin, acked, out } = aChannel();
    [1, 2, 3].forEach(begin);
    await Promise.all([1, 3].map((tag) => acks.settle(delivery(tag))));
    expect(acked).toEqual([1, 3]);
    expect([...out]).toEqual([2]);
  });

  it('fail for all who wait for them when the channel has gone', async () => {
    const gone = () => {
      throw new Error('Channel closed');
    };
    const acks = new Acks({ ack: gone, nack: gone });
    for (const tag of [1, 2]) acks.begin(delivery(tag));
    const landed = await Promise.allSettled([1, 2].map((tag) => acks.settle(delivery(tag))));
    expect(landed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('settle each delivery once, as done or given back, whatever the order', async () => {
    const fates = fc.array(fc.record({ done: fc.boolean(), round: fc.nat(3) }), {
      minLength: 1,
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(fates, async (all) => {
        const { acks, begin, out, acked, givenBack } = aChannel();
        all.forEach((_, tag) => {
          begin(tag);
        });
        for (const now of [0, 1, 2, 3]) {
          const due = all.flatMap(({ done, round }, tag) => (round === now ? [{ done, tag }] : []));
          const landed = due.filter(({ done }) => done).map(({ tag }) => acks.settle(delivery(tag)));
          for (const { tag } of due.filter(({ done }) => !done)) acks.giveBack(delivery(tag));
          await Promise.all(landed);
          const settled = all.filter(({ round }) => round <= now).length;
          expect(out.size).toBe(all.length - settled);
        }
        const tagsOf = (wanted: boolean) => all.flatMap(({ done }, tag) => (done === wanted ? [tag] : []));
        expect(acked.sort((a, b) => a - b)).toEqual(tagsOf(true));
        expect(givenBack.sort((a, b) => a - b)).toEqual(tagsOf(false));
      }),
    );
  });
});
