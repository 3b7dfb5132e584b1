import { describe, expect, it } from '@jest/globals';
import type { ServerFrame } from '@om/contracts/gateway';
import { newsAfter, type News } from './news-shown.js';

const ME = 'SE2321000131-P000000000021';
type Frame = Extract<ServerFrame, { type: 'handover' }>;
const frame = (over: Partial<Frame> = {}, state: Frame['handover']['state'] = 'proposed'): Frame => ({
  type: 'handover',
  visitId: 'one',
  version: 3,
  reason: 'Axelbesvär',
  happened: 'proposed',
  ...over,
  handover: {
    handoverId: '0198c1f2-0000-7000-8000-0000000000aa',
    state,
    proposedAt: '2026-11-23T10:00:00.000Z',
    expiresAt: '2026-11-23T10:15:00.000Z',
    from: { personId: 'other', name: 'HSP39 TestPerson39', profession: 'nurse', careUnitId: 'min-vard' },
    to: { careUnitId: 'min-vard', careUnitName: 'Min vård Testköping', role: 'physician' },
    priority: 2,
  },
});
const after = (...frames: readonly Frame[]) =>
  frames.reduce<readonly News[]>((shown, next) => newsAfter(shown, next, ME), []);
const kinds = (shown: readonly News[]) => shown.map(({ frame: { visitId }, told }) => [visitId, told.kind]);

describe('what stands on the screen of a handover', () => {
  it('is its newest news, once a visit', () => {
    const shown = after(frame(), frame({ visitId: 'two' }), frame({ happened: 'reminded' }));
    expect(kinds(shown)).toEqual([
      ['two', 'proposed'],
      ['one', 'reminded'],
    ]);
  });

  it('goes away when one has declined it in another window, alone or in a group', () => {
    for (const state of ['proposed', 'declined'] as const)
      expect(after(frame(), frame({ happened: 'declined-by-you' }, state))).toEqual([]);
  });

  it('stays when somebody else of the group has declined, and goes when it is taken back', () => {
    expect(kinds(after(frame(), frame({ happened: 'declined' })))).toEqual([['one', 'proposed']]);
    expect(after(frame(), frame({ happened: 'cancelled' }, 'cancelled'))).toEqual([]);
  });

  it('is of three visits at most, the newest', () => {
    const shown = after(...['a', 'b', 'c', 'd'].map((visitId) => frame({ visitId })));
    expect(shown.map((news) => news.frame.visitId)).toEqual(['b', 'c', 'd']);
  });
});
