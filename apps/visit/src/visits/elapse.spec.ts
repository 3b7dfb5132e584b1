import { describe, expect, it } from '@jest/globals';
import { exampleSnapshot, VISIT_STATE_EVENTS, type VisitSnapshot } from '@om/contracts';
import { NOTHING_HEARD } from '@om/visit-state';
import { aClinician, aService } from '@om/testing';
import { elapsed } from './elapse.js';

const now = new Date('2026-11-23T10:00:00.000Z');
const ASYNC: VisitSnapshot = {
  ...exampleSnapshot,
  state: 'async',
  endedAt: '2026-11-23T09:52:00.000Z',
  asyncUntil: '2026-11-26T09:52:00.000Z',
  autoMessage: { text: 'Hej!', at: '2026-11-26T09:52:00.000Z', due: false },
};
const after = (visit: VisitSnapshot, hours: number, actor = aClinician()) =>
  elapsed({ visit, heard: NOTHING_HEARD }, hours, actor, now);

describe('letting hours pass for one visit', () => {
  it('brings nearer what lies ahead and leaves what has happened', () => {
    expect(after(ASYNC, 72)).toMatchObject({
      events: [{ name: 'ended' }],
      record: {
        visit: {
          version: ASYNC.version + 1,
          endedAt: ASYNC.endedAt,
          asyncUntil: ASYNC.endedAt,
          autoMessage: { at: ASYNC.endedAt, due: false },
        },
      },
    });
  });

  it.each(['closed', 'cancelled'] as const)('changes nothing when the visit is %s', (state) => {
    expect(after({ ...ASYNC, state }, 72)).toMatchObject({ events: [], record: { visit: { state } } });
  });

  it('is for those who may see the visit, and for the gateway itself', () => {
    const outsider = aClinician({ personId: 'SE2321000131-P000000000057', careUnitId: 'exempelby' });
    expect(after(ASYNC, 72, outsider)).toMatchObject({ refused: { code: 'visit.not-found' } });
    expect(elapsed({ visit: ASYNC, heard: NOTHING_HEARD }, 72, aService('gateway'), now)).toHaveProperty(
      'events',
    );
  });

  it.each(['scheduled', 'waiting', 'claimed', 'ongoing', 'async'] as const)(
    'tells the state %s by an event that carries it',
    (state) => {
      const done = after({ ...ASYNC, state }, 1);
      if ('refused' in done) throw new Error(done.refused.code);
      const contract = VISIT_STATE_EVENTS.find(
        ({ type }) => type === `visit.${String(done.events[0]?.name)}.v1`,
      );
      expect(contract?.examples.some(({ visit }) => visit.state === state)).toBe(true);
    },
  );
});
