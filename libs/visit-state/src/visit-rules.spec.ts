import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decide } from './decide.js';
import { pendingHandover } from './participation.js';
import { actionsFor, permissionRefusal, VISIT_ACTIONS } from './permission.js';
import { isResponsible, maySee, standingOf } from './standing.js';
import { command } from './testing/pressed.js';
import { always, begin, beginning, happening, PEOPLE } from './testing/random-visits.js';
import { CLINICIANS, PATIENT, STAFF, STRANGER } from './testing/simulated-clinic.js';
import { HELD_STATES, TRANSITIONS } from './transitions.js';
import type { Visit } from './visit.js';

/** States in which the clinician who had the case is still named. */
const OVER: readonly Visit['state'][] = ['closed', 'no-show', 'redirected'];
/** Events by which a case changes hands. */
const HANDS = ['claimed', 'released', 'cancelled', 'handover-accepted', 'taken-over', 'resumed', 'reopened'];

describe('whatever clinicians, patient, chat, queue and timers do', () => {
  it('exactly one is responsible: the queue or one clinician (invariant 1)', () => {
    always(({ record: { visit } }) => {
      if (HELD_STATES.includes(visit.state)) expect(visit.responsible?.personId).toBeTruthy();
      else if (!OVER.includes(visit.state)) expect(visit.responsible).toBeUndefined();
    });
  });

  it('the case changes hands only by what says so (invariant 1)', () => {
    always(({ record: { visit }, events }, before) => {
      if (before.responsible?.personId === visit.responsible?.personId) return;
      const happened = events.filter((event) => event.visit.version > before.version);
      expect(happened.some(({ name }) => HANDS.includes(name))).toBe(true);
    });
  });

  it('the case is the sender’s until the handover is accepted (invariant 2)', () => {
    always(({ record: { visit } }) => {
      const pending = pendingHandover(visit);
      if (!pending) return;
      expect(visit.responsible?.personId).toBe(pending.from.personId);
      expect(['ongoing', 'on-hold', 'async']).toContain(visit.state);
    });
  });

  it('a handover is opened to more than the one it names only by its timer, where it says so beforehand (domain 4.4 H5)', () => {
    always(({ record: { visit } }, { handover: before }) => {
      const { handover } = visit;
      if (!before?.to.person || handover?.handoverId !== before.handoverId || handover.to.person) return;
      expect(before.widensAt).toBeDefined();
      expect([handover.widenedAt, visit.lastChange]).toEqual([
        visit.lastChange.at,
        expect.objectContaining({ byKind: 'service' }),
      ]);
    });
  });

  it('an accepted handover leaves receiver and sender with the visit (domain 4.4 H2)', () => {
    always(({ record: { visit } }, before) => {
      if (!pendingHandover(before) || visit.handover?.state !== 'accepted') return;
      const { from, to, priority, answeredBy } = visit.handover;
      expect(visit.responsible?.personId).toBe(answeredBy?.personId);
      expect(visit.guests?.map(({ personId }) => personId)).toContain(from.personId);
      expect([visit.careUnitId, visit.priority]).toEqual([to.careUnitId, priority]);
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
      if (visit.state !== 'closed' || before.state === 'closed' || !visit.startedAt) return;
      const last = clinic.last('patient');
      const known = before.closing?.reason === undefined ? 0 : before.closing.seenSeq;
      const after = Math.max(visit.endedAfterSeq ?? 0, known);
      expect(last > after && last > clinic.last('care')).toBe(false);
    });
  });

  it('a text stored before a visit was redirected or given up, and answered by nobody, alarms the lead', () => {
    always((clinic) => {
      const { visit } = clinic.record;
      if (!(visit.state === 'redirected' || visit.state === 'no-show') || !clinic.isSettled) return;
      const last = clinic.last('patient');
      if (last <= (visit.endedAfterSeq ?? 0) || last < clinic.last('care')) return;
      const told = clinic.events.filter((event) => event.visit.state === visit.state);
      expect(told.map(({ name }) => name)).toContain('reply-escalated');
    });
  });

  it('nothing is written in a visit that is over', () => {
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

  it('whoever took part still sees the visit, to document it (invariants 7 and 10)', () => {
    always((clinic) => {
      const { visit } = clinic.record;
      const tookPart = clinic.events.flatMap(({ visit: { responsible, guests = [], ...then } }) => [
        ...(responsible && then.startedAt ? [{ ...responsible, careUnitId: then.careUnitId }] : []),
        ...guests,
      ]);
      for (const { personId, careUnitId } of tookPart) {
        const [who] = STAFF.filter((member) => member.personId === personId);
        if (who) expect(maySee(visit, { ...who, careUnitId })).toBe(true);
      }
    });
  });

  it('nobody sees it, or does anything with it, while logged in at a unit where they take no part', () => {
    always(({ record: { visit } }) => {
      for (const who of STAFF) {
        const elsewhere = { ...who, careUnitId: 'elsewhere' };
        expect(standingOf(visit, elsewhere)).toBe('stranger');
        expect(VISIT_ACTIONS.filter((action) => actionsFor(visit, elsewhere)[action].allowed)).toEqual([]);
      }
    });
  });

  it('nobody else sees it but its unit and who is asked to take it', () => {
    always(({ record: { visit } }) => {
      expect(maySee(visit, STRANGER)).toBe(false);
      const [, , outsider] = CLINICIANS;
      const standing = standingOf(visit, outsider);
      if (standing === 'stranger') expect(visit.careUnitId).not.toBe(outsider.careUnitId);
      if (standing === 'receiver') expect(pendingHandover(visit)).toBeDefined();
    });
  });

  it('guests are others than the responsible one, each once, and only while the visit goes on', () => {
    always(({ record: { visit } }) => {
      const guests = (visit.guests ?? []).map(({ personId }) => personId);
      expect(guests).not.toContain(visit.responsible?.personId);
      expect(new Set(guests).size).toBe(guests.length);
      if (guests.length > 0) expect(['ongoing', 'on-hold', 'async']).toContain(visit.state);
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
      if (before.waitingSince !== undefined) expect(visit.waitingSince).toBe(before.waitingSince);
    });
  });

  it('what the patient has added before the start stays as it was, in order and at most ten times (domain 4.7)', () => {
    always(({ record: { visit } }, before) => {
      const [had, has] = [before.additions ?? [], visit.additions ?? []];
      expect(has.slice(0, had.length)).toEqual(had);
      expect(has.length).toBeLessThanOrEqual(10);
      if (has.length > had.length) expect(['scheduled', 'waiting', 'claimed']).toContain(visit.state);
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

  it('a ticket comes back once, and what is over stays over', () => {
    always(({ record: { visit } }, before) => {
      for (const ticket of visit.tickets ?? []) {
        const was = before.tickets?.find(({ ticketId }) => ticketId === ticket.ticketId);
        expect(ticket.state === 'booked').toBe(ticket.booking !== undefined);
        if (was?.state === 'cancelled') expect(ticket.state).toBe('cancelled');
        if (was?.returned) expect(ticket.returned).toBe(true);
        if (was?.booking?.bookingId === ticket.booking?.bookingId && was?.booking && ticket.booking)
          expect(ticket.booking.rebooked).toBeGreaterThanOrEqual(was.booking.rebooked);
      }
    });
  });

  it('what a person is offered is what is done when it is pressed', () => {
    always(
      (clinic) => {
        const { record, now } = clinic;
        const who = PEOPLE[clinic.events.length % PEOPLE.length] ?? PATIENT;
        const offered = actionsFor(record.visit, who);
        for (const action of VISIT_ACTIONS) {
          const { allowed, code } = offered[action];
          const pressed = decide(record, command(action, record.visit), who, now);
          const refused = 'refused' in pressed ? pressed.refused.code : undefined;
          if (!allowed) expect([action, refused]).toEqual([action, code]);
          else if (refused) expect([action, SENT_ALONG]).toEqual([action, expect.arrayContaining([refused])]);
        }
      },
      { numRuns: 40 },
    );
  });

  it('the patient never has a button of staff, nor staff one of the patient', () => {
    always(({ record: { visit } }) => {
      const both = VISIT_ACTIONS.filter((action) => actionsFor(visit, PATIENT)[action].allowed).filter(
        (action) => STAFF.some((who) => actionsFor(visit, who)[action].allowed),
      );
      expect(both.filter((action) => action !== 'raise-emergency')).toEqual([]);
    });
  });
});

/** What only the press itself can show: what was sent along, the hour, and what has been written. */
const SENT_ALONG = [
  'visit.check-in-closed',
  'visit.too-many-additions',
  'visit.unanswered-message',
  'visit.reopen-too-late',
  'visit.too-early',
  'visit.patient-was-there',
  'visit.contact-attempts-missing',
  'visit.care-was-absent',
  'visit.handover-to-self',
  'visit.not-on-shift',
  'visit.shift-over',
  'visit.responsible-on-shift',
  'visit.already-guest',
  'visit.not-guest',
  'visit.unknown-ticket',
  'visit.ticket-over',
];

describe('when everything has arrived and everyone has answered', () => {
  it('an ended visit closes by itself', () => {
    fc.assert(
      fc.property(beginning, fc.array(happening, { maxLength: 80 }), (how, happenings) => {
        const clinic = begin({ ...how, actions: ['claim', 'start', 'end'] });
        for (const happens of happenings) happens(clinic);
        const owner = STAFF.find((who) => isResponsible(clinic.record.visit, who));
        if (owner) {
          clinic.act(command('cancel-handover', clinic.record.visit), owner);
          clinic.act(command('end', clinic.record.visit), owner);
        }
        for (let round = 0; round < 3; round += 1) {
          clinic.settle();
          clinic.write('care');
          clinic.settle();
          clinic.pass(800);
          clinic.timersGoOff();
          clinic.settle();
        }
        expect(OVER).toContain(clinic.record.visit.state);
      }),
      { numRuns: 150 },
    );
  });
});

describe('the random sequences', () => {
  it('come to every kind of event, so that the rules above are not proven by never being met', () => {
    const met = new Set<string>(['reply-received', 'reply-answered']);
    always(
      (clinic) => {
        for (const { name } of clinic.events) met.add(name);
      },
      { seed: 24, numRuns: 1_000 },
    );
    const possible = new Set(TRANSITIONS.flatMap(({ says }) => (says ? [says] : [])));
    expect([...possible].filter((name) => !met.has(name))).toEqual([]);
  });

  it('ask for nothing that its own party could not do', () => {
    always(({ record: { visit } }) => {
      const anyone = VISIT_ACTIONS.some((action) =>
        PEOPLE.some((who) => permissionRefusal(visit, action, who) === undefined),
      );
      expect(anyone || ['no-show', 'redirected', 'cancelled', 'closed'].includes(visit.state)).toBe(true);
    });
  });
});
