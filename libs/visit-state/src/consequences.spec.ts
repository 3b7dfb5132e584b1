import { describe, expect, it } from '@jest/globals';
import { NOTHING_HEARD } from './conversation.js';
import { decide } from './decide.js';
import { command } from './testing/pressed.js';
import { aDraft, CLINICIANS, PATIENT } from './testing/simulated-clinic.js';
import type { Trigger, VisitRecord } from './triggers.js';
import type { Actor } from './visit.js';

const [NURSE, , OUTSIDER] = CLINICIANS;
const now = new Date('2026-11-23T09:00:00.000Z');

const done = (record: VisitRecord, trigger: Trigger, who: Actor): VisitRecord => {
  const decision = decide(record, trigger, who, now);
  if ('refused' in decision) throw new Error(decision.refused.code);
  return decision.record;
};
const press = (record: VisitRecord, action: Parameters<typeof command>[0], who: Actor) =>
  done(record, command(action, record.visit, { colleague: OUTSIDER }), who);

describe('whoever takes part no more', () => {
  it('is remembered with the version of the visit from which on they do not', () => {
    const sent = done({ visit: aDraft(), heard: NOTHING_HEARD }, { type: 'send', redFlag: false }, PATIENT);
    const begun = press(press(sent, 'claim', NURSE), 'start', NURSE);
    const left = press(press(begun, 'invite-guest', NURSE), 'leave-as-guest', OUTSIDER);
    const ended = press(left, 'end', NURSE);
    expect(ended.visit.formerParticipants).toMatchObject([
      { personId: OUTSIDER.personId, untilVersion: left.visit.version },
    ]);
    expect(ended.visit.version).toBeGreaterThan(left.visit.version);
  });
});
