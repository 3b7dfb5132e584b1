import { describe, expect, it } from '@jest/globals';
import { pendingHandover } from './participation.js';
import type { VisitAction } from './permission.js';
import { command } from './testing/pressed.js';
import { always } from './testing/random-visits.js';
import { aDraft, CLINICIANS, SimulatedClinic } from './testing/simulated-clinic.js';
import { isKeptWaiting, timersOf } from './timers.js';

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

  it('keeps its patient waiting from the alarm until the visit begins, also when it is given back', () => {
    const clinic = clinicAt('claim');
    const press = (action: VisitAction) => clinic.act(command(action, clinic.record.visit), CLINICIANS[0]);
    clinic.pass(1.1);
    expect(isKeptWaiting(clinic.record.visit)).toBe(false);
    clinic.pass(0.1);
    clinic.timersGoOff();
    expect(isKeptWaiting(clinic.record.visit)).toBe(true);
    press('release');
    expect([clinic.record.visit.state, isKeptWaiting(clinic.record.visit)]).toEqual(['scheduled', true]);
    press('claim');
    press('start');
    expect(isKeptWaiting(clinic.record.visit)).toBe(false);
  });

  it('is not held against the patient once care has been late', () => {
    const clinic = clinicAt('claim');
    clinic.pass(1.2);
    clinic.timersGoOff();
    expect(clinic.record.visit.lateness?.careMinutes).toBe(12);
  });
});

describe('a pause', () => {
  it('is proposed to end a working day later, also when the patient has been there, and not once they write', () => {
    const clinic = new SimulatedClinic(aDraft(), { type: 'send', redFlag: false });
    const press = (action: VisitAction) => clinic.act(command(action, clinic.record.visit), CLINICIANS[0]);
    for (const action of ['claim', 'start'] as const) press(action);
    clinic.settle();
    for (const side of ['patient', 'care'] as const) clinic.write(side);
    clinic.settle();
    press('pause');
    expect(timersOf(clinic.record)['no-show-proposal']).toEqual(new Date('2026-11-24T09:00:00.000Z'));
    clinic.pass(24);
    clinic.timersGoOff();
    expect(clinic.record.visit).toMatchObject({ state: 'on-hold', noShow: { proposed: true } });
    clinic.write('patient');
    clinic.settle();
    expect(clinic.record.visit.state).toBe('ongoing');
    expect(clinic.record.visit.noShow).toBeUndefined();
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
      if (visit.state === 'on-hold') expect(timers['no-show-proposal'] ?? visit.noShow).toBeDefined();
      if (visit.state === 'ongoing' && record.heard.waiting.length === 0)
        expect(timers['pause-proposal'] ?? visit.onHold).toBeDefined();
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
