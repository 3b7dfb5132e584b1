import { exampleDuty } from '@om/contracts/documentation';
import { describe, expect, it } from '@jest/globals';
import { dutyStage } from './duty-stage.js';

const now = Date.parse('2026-12-08T09:00:00.000Z');
const reminded = { ...exampleDuty, remindedAt: '2026-11-24T09:52:00.000Z' };
const escalated = { ...reminded, escalatedAt: '2026-11-25T09:52:00.000Z' };
const locked = { ...escalated, lockedAt: '2026-12-07T09:52:00.000Z' };
const opened = (until: string) => ({
  ...locked,
  unlocked: { at: '2026-12-08T08:00:00.000Z', until, reason: 'Var sjuk', byName: 'HSP21 TestPerson21' },
});

describe('what a clinician reads of a duty that is left', () => {
  it('is the latest that was done about it', () => {
    expect(dutyStage(exampleDuty, now)).toEqual({ kind: 'new' });
    expect(dutyStage(reminded, now)).toEqual({ kind: 'reminded', at: reminded.remindedAt });
    expect(dutyStage(locked, now)).toEqual({ kind: 'locked', at: locked.lockedAt });
  });
  it('says from the lead’s alarm on when the note will be locked', () => {
    expect(dutyStage(escalated, now)).toEqual({
      kind: 'escalated',
      at: escalated.escalatedAt,
      locksAt: '2026-12-07T09:52:00.000Z',
    });
  });
  it('is that it is open while the lead has opened it, and locked since then afterwards', () => {
    const open = opened('2026-12-09T08:00:00.000Z');
    expect(dutyStage(open, now)).toEqual({ kind: 'unlocked', unlocked: open.unlocked });
    const over = opened('2026-12-08T08:59:00.000Z');
    expect(dutyStage(over, now)).toEqual({ kind: 'locked', at: over.unlocked.until });
  });
});
