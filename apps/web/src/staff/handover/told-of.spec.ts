import { describe, expect, it } from '@jest/globals';
import { saysNews, toldOf } from './told-of.js';

const SENDER = 'SE2321000131-P000000000039';
const RECEIVER = 'SE2321000131-P000000000021';
type Frame = Parameters<typeof toldOf>[0];
const frame = (state: Frame['handover']['state'], happened?: Frame['happened']): Frame => ({
  handover: {
    handoverId: '0198c1f2-0000-7000-8000-0000000000aa',
    state,
    proposedAt: '2026-11-23T10:00:00.000Z',
    expiresAt: '2026-11-23T10:15:00.000Z',
    from: { personId: SENDER, name: 'HSP39 TestPerson39', profession: 'nurse', careUnitId: 'min-vard' },
    to: { careUnitId: 'min-vard', careUnitName: 'Min vård Testköping', role: 'physician' },
    priority: 2,
    answeredBy: { personId: RECEIVER, name: 'HSP21 TestPerson21' },
  },
  happened,
});

describe('who is told of a handover at once', () => {
  it('the receiver that it has come', () => {
    const proposed = frame('proposed', 'proposed');
    expect(toldOf(proposed, RECEIVER)).toEqual({ kind: 'proposed', name: 'HSP39 TestPerson39' });
    expect(toldOf(proposed, SENDER)).toBeUndefined();
  });
  it('the receiver that it still waits, when half the time has passed', () => {
    const reminded = frame('proposed', 'reminded');
    expect(toldOf(reminded, RECEIVER)).toEqual({ kind: 'reminded', name: 'HSP39 TestPerson39' });
    expect(toldOf(reminded, SENDER)).toBeUndefined();
  });
  it('nobody that one of several has declined, and what they have been told stays', () => {
    const declined = frame('proposed', 'declined');
    expect([RECEIVER, SENDER].map((me) => toldOf(declined, me))).toEqual([undefined, undefined]);
    expect(saysNews(declined)).toBe(false);
    expect(saysNews(frame('declined', 'declined'))).toBe(true);
  });
  it('who has declined of nothing more', () => {
    for (const state of ['proposed', 'declined'] as const)
      expect(toldOf(frame(state, 'declined-by-you'), RECEIVER)).toBeUndefined();
  });
  it('the sender what became of it', () => {
    const accepted = frame('accepted', 'accepted');
    expect(toldOf(accepted, SENDER)).toEqual({ kind: 'accepted', name: 'HSP21 TestPerson21' });
    expect(toldOf(accepted, RECEIVER)).toBeUndefined();
    expect(toldOf(frame('cancelled', 'cancelled'), SENDER)).toBeUndefined();
  });
});
