import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decide } from './decide.js';
import { actionsFor, VISIT_ACTIONS } from './permission.js';
import { maySee } from './rights.js';
import { always, begin, beginning, command, happening, PEOPLE } from './testing/random-visits.js';
import { CLINICIANS } from './testing/simulated-clinic.js';
import { timersOf } from './timers.js';
import { HELD_STATES } from './transitions.js';

describe('whatever clinicians, patient, chat and timers do', () => {
  it('exactly one is responsible: the queue or one clinician (invariant 1)', () => {
    always(({ record: { visit } }) => {
      const held = HELD_STATES.includes(visit.state);
      if (held) expect(visit.responsible?.personId).toBeTruthy();
      else if (visit.state !== 'closed') expect(visit.responsible).toBeUndefined();
    });
  });

  it('the case changes hands only by release and a new claim (invariant 1)', () => {
    always(({ record: { visit } }, before) => {
      if (
        before.responsible &&
        visit.responsible &&
        before.responsible.personId !== visit.responsible.personId
      ) {
        expect(visit.claimNumber).toBeGreaterThan(before.claimNumber);
      }
      expect(visit.claimNumber - before.claimNumber).toBeLessThanOrEqual(1);
    });
  });

  it('a text of the patient always has someone who has the case (invariant 3)', () => {
    always((clinic) => {
      if (!clinic.open) return;
      expect(clinic.record.visit.responsible).toBeDefined();
    });
  });

  it('a case never closes on a text of the patient that nobody has answered (domain 4.3-15)', () => {
    always((clinic, before) => {
      const { visit } = clinic.record;
      if (visit.state !== 'closed' || before.state === 'closed') return;
      const last = clinic.last('patient');
      expect(last > (visit.endedAfterSeq ?? 0) && last > clinic.last('care')).toBe(false);
    });
  });

  it('nothing is written in a closed case', () => {
    always((clinic) => {
      if (clinic.record.visit.state === 'closed') expect(clinic.write('patient')).toBe(false);
    });
  });

  it('both kinds of entry begin with the greeting and a clinician (invariant 6)', () => {
    always(({ record: { visit } }) => {
      if (visit.startedAt)
        expect(visit).toMatchObject({ greeting: 'Hej och välkommen!', claimedAt: expect.any(String) });
    });
  });

  it('the responsible clinician still sees the visit after the end (invariant 10)', () => {
    always(({ record: { visit } }) => {
      if (!visit.endedAt) return;
      const responsible = CLINICIANS.find(({ personId }) => personId === visit.responsible?.personId);
      expect(responsible && maySee(visit, responsible)).toBe(true);
    });
  });

  it('every event has a version of its own, one higher than the one before', () => {
    always((clinic) => {
      expect(clinic.events.map(({ visit }) => visit.version)).toEqual(
        clinic.events.map((_, index) => index + 1),
      );
      expect(clinic.events.at(-1)?.visit).toEqual(clinic.record.visit);
    });
  });

  it('the place in the queue is kept for good', () => {
    always(({ record: { visit } }, before) => {
      expect(visit.waitingSince).toBe(before.waitingSince);
    });
  });

  it('Meddelande comes due only when nobody the visit has heard of wrote after the end', () => {
    always((clinic, before) => {
      const { visit, heard } = clinic.record;
      if (!visit.autoMessage?.due || before.autoMessage?.due) return;
      expect(Math.max(heard.patient, heard.care)).toBeLessThanOrEqual(visit.endedAfterSeq ?? 0);
      expect(Date.parse(visit.autoMessage.at)).toBeLessThanOrEqual(clinic.now.getTime());
    });
  });

  it('a running phase has its timer, a closed or sealing one has none', () => {
    always(({ record: { visit } }) => {
      expect(timersOf(visit)['async-timeout'] !== undefined).toBe(visit.state === 'async' && !visit.sealing);
    });
  });

  it('what a person is offered is what is done when it is pressed', () => {
    always((clinic) => {
      const { visit } = clinic.record;
      for (const who of PEOPLE) {
        const pressed = VISIT_ACTIONS.map((action) => {
          const decision = decide(clinic.record, command(action, visit), who, clinic.now);
          return 'refused' in decision ? decision.refused.code : 'done';
        });
        const offered = Object.values(actionsFor(visit, who)).map(({ code = 'done' }) => code);
        expect(offered.join()).toBe(pressed.join());
      }
    });
  });
});

describe('when everything has arrived and everyone has answered', () => {
  it('an ended visit closes by itself', () => {
    fc.assert(
      fc.property(beginning, fc.array(happening, { maxLength: 80 }), (how, happenings) => {
        const clinic = begin({ ...how, actions: ['claim', 'start', 'end'] });
        for (const happens of happenings) happens(clinic);
        for (let round = 0; round < 3; round += 1) {
          clinic.settle();
          clinic.write('care');
          clinic.settle();
          clinic.pass(400);
          clinic.timersGoOff();
          clinic.settle();
        }
        expect(clinic.record.visit.state).toBe('closed');
      }),
      { numRuns: 200 },
    );
  });
});

describe('the random sequences', () => {
  it('come to every kind of event, so that the rules above are not proven by never being met', () => {
    const met = new Set<string>();
    always((clinic) => {
      for (const { name } of clinic.events) met.add(name);
    });
    expect([...met].sort()).toEqual([
      'auto-message-due',
      'booked',
      'cancelled',
      'claimed',
      'closed',
      'ended',
      'extended',
      'released',
      'reply-answered',
      'reply-received',
      'seal-requested',
      'sent',
      'started',
    ]);
  });
});
