import { describe, expect, it } from '@jest/globals';
import type { EventEnvelope } from '@om/contracts';
import type { AggregateFields, OutboxEntry } from './aggregate.js';
import { outboxOf, stateAfter, updateFor, type Step } from './changes.js';

interface Row extends AggregateFields {
  last: number;
}

const event = (id: string, type: string, careunits: string[], newestOnly?: true): OutboxEntry => ({
  id,
  at: new Date(0),
  kind: 'event',
  envelope: { id, type, careunits } as unknown as EventEnvelope,
  ...(newestOnly && { newestOnly }),
});
const step = (id: string, last: number, outbox: OutboxEntry[]): Step<Row, number> => ({
  command: { id },
  decision: { state: { last }, answer: last, outbox },
});
const before: Row = { _id: 'row', version: 4, handled: [], outbox: [], last: 0 };

describe('decisions made one after the other on one aggregate', () => {
  it('are one update: the last state, as many versions, and every answer', () => {
    const steps = [step('a', 1, []), step('b', 2, [])];
    expect(updateFor(before, steps)).toMatchObject({
      $set: { last: 2 },
      $inc: { version: 2 },
      $push: {
        handled: {
          $each: [
            { id: 'a', answer: 1 },
            { id: 'b', answer: 2 },
          ],
        },
      },
    });
    expect(steps.reduce(stateAfter<Row, number>, before)).toMatchObject({ last: 2, version: 6 });
  });

  it('leave all their events, in order', () => {
    const steps = [
      step('a', 1, [event('1', 'sent', ['u'])]),
      step('b', 2, [event('2', 'told', ['u']), event('3', 'sent', ['u'])]),
    ];
    expect(outboxOf(steps).map(({ id }) => id)).toEqual(['1', '2', '3']);
  });

  it('leave of the events of which only the newest counts the newest of each type, for every unit that one of them was for', () => {
    const steps = [
      step('a', 1, [event('1', 'row', ['left', 'stays'], true), event('2', 'fact', ['u'])]),
      step('b', 2, [event('3', 'row', ['stays'], true), event('4', 'other', ['u'], true)]),
    ];
    const left = outboxOf(steps);
    expect(left.map(({ id }) => id)).toEqual(['2', '3', '4']);
    expect(left[1]).toMatchObject({ envelope: { careunits: ['stays', 'left'] } });
    expect(updateFor(before, steps)).toMatchObject({ $push: { outbox: { $each: left } } });
  });
});
