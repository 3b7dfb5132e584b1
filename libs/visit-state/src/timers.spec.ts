import { describe, expect, it } from '@jest/globals';
import { pendingHandover } from './participation.js';
import type { VisitAction } from './permission.js';
import { command } from './testing/pressed.js';
import { always } from './testing/random-visits.js';
import { aDraft, CLINICIANS, SimulatedClinic } from './testing/simulated-clinic.js';
import { timersOf } from './timers.js';

describe('a booked time that somebody has received before the patient came', () => {
  const bookedFor = '2026-11-23T10:00:00.000Z';
  const clinicAt = (...actions: readonly VisitAction[]): SimulatedClinic => {
    const clinic = new SimulatedClinic(aDraft({ entry: 'booked', bookedFor }), { type: 'book' });
    for (const action of actions) clinic.act(command(action, clinic.record.visit), CLINICIANS[0]);
    return clinic;
  };

  it('has an alarm ten minutes after it when the visit has not begun: the patient cannot check in to it', () => {
    expect(timersOf(clinicAt('claim').record)['care-absence']).toEqual(new Date('2026-11-23T10:10:00.000Z'));
    for (const actions of [[], ['claim', 'release'], ['claim', 'start']] as const)
      expect(timersOf(clinicAt(...actions).record)).not.toHaveProperty('care-absence');
  });

  it('is not held against the patient once care has been late', () => {
    const clinic = clinicAt('claim');
    clinic.pass(1.2);
    clinic.timersGoOff();
    expect(clinic.record.visit.lateness?.careMinutes).toBe(12);
  });
});

describe('whatever happens to a visit', () => {
  it('a running phase has its timer, a closed or sealing one has none', () => {
    always(({ record }) => {
      const runs = record.visit.state === 'async' && !record.visit.sealing;
      expect(timersOf(record)['async-timeout'] !== undefined).toBe(runs);
    });
  });

  it('nothing waits for people without a timer that ends the waiting (domain 4.6)', () => {
    always(({ record }) => {
      const { visit } = record;
      const timers = timersOf(record);
      if (visit.state === 'waiting') expect(timers['first-answer-late'] ?? visit.overdueSince).toBeDefined();
      if (visit.state === 'claimed') expect(timers['claim-timeout']).toBeDefined();
      if (pendingHandover(visit)) expect(timers['handover-timeout']).toBeDefined();
      if (visit.state === 'async' && visit.unansweredReply)
        expect(timers['reply-late-lead'] ?? visit.replyEscalatedAt).toBeDefined();
    });
  });

  it('a timer that has gone off is not due again', () => {
    always((clinic) => {
      clinic.timersGoOff();
      clinic.timersGoOff();
      const due = Object.values(timersOf(clinic.record)).filter((at) => at <= clinic.now);
      expect(due).toEqual([]);
    });
  });
});
