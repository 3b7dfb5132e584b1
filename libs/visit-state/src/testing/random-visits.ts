import { expect } from '@jest/globals';
import fc from 'fast-check';
import { autoMessageRefusal, type PhaseChoice } from '../asynchronous-phase.js';
import type { UnitRules } from '../deadlines.js';
import type { OpeningHours } from '../opening-hours/index.js';
import { actionsFor, VISIT_ACTIONS, type VisitAction } from '../permission.js';
import type { Trigger } from '../triggers.js';
import type { Actor, Visit } from '../visit.js';
import { command, SETTINGS } from './pressed.js';
import { aDraft, CLINICIANS, PATIENT, SimulatedClinic, STAFF, STRANGER } from './simulated-clinic.js';

/** Everyone who may try something. */
export const PEOPLE: readonly Actor[] = [...STAFF, PATIENT, STRANGER];
const PHASES: readonly PhaseChoice[] = [0, 24, 72, 72, 168].map((hours) => ({ kind: 'hours', hours }));
const TICKETS = ['t1', 't2'] as const;

/** One thing that happens in the clinic: a button, a text, a fact or event arriving, time passing. */
type Happening = (clinic: SimulatedClinic) => void;
const press = fc
  .record({
    action: fc.constantFrom(...VISIT_ACTIONS),
    who: fc.constantFrom(...PEOPLE, CLINICIANS[0], CLINICIANS[0], CLINICIANS[1]),
    stale: fc.boolean(),
    phase: fc.constantFrom(...PHASES),
    autoMessage: fc.boolean(),
    priority: fc.integer({ min: 1, max: 5 }),
    toPerson: fc.boolean(),
    widens: fc.boolean(),
    colleague: fc.constantFrom(...STAFF),
    ticketId: fc.constantFrom(...TICKETS),
    withReason: fc.boolean(),
    /** Most of the time something that is offered is pressed, or little would ever happen. */
    offered: fc.option(fc.nat(30), { freq: 4 }),
  })
  .map(({ action: any, who, offered, ...choices }): Happening => (clinic) => {
    const before = clinic.record;
    const action = (offered === null ? undefined : offeredTo(before.visit, who, offered)) ?? any;
    const stale = choices.stale && before.visit.version % 5 === 0;
    const refused = clinic.act(command(action, before.visit, { ...choices, stale }), who);
    if (refused) expect(clinic.record).toBe(before);
  });
const offeredTo = (visit: Visit, who: Actor, index: number): VisitAction | undefined => {
  const actions = actionsFor(visit, who);
  const allowed = VISIT_ACTIONS.filter((action) => actions[action].allowed);
  return allowed[index % Math.max(1, allowed.length)];
};
/** Queue tells of a booking made, moved or cancelled with a ticket: late, twice and in any order. */
const booking = fc
  .record({
    ticketId: fc.constantFrom(...TICKETS),
    bookingId: fc.constantFrom('b1', 'b2'),
    rebooked: fc.nat(1),
    cancelled: fc.boolean(),
  })
  .map(({ ticketId, bookingId, rebooked, cancelled }): Happening => {
    const from = '2026-12-01T09:00:00.000Z';
    const to = '2026-12-01T09:20:00.000Z';
    const fact: Trigger = cancelled
      ? { type: 'ticket-return', ticketId, bookingId }
      : { type: 'ticket-booking', ticketId, booking: { bookingId, visitId: bookingId, from, to, rebooked } };
    return (clinic) => clinic.books(fact);
  });
/** Queue has moved the booked time of the visit itself. */
const moved = fc.constantFrom('09:00', '09:30', '15:00').map((time): Happening => {
  const from = `2026-11-23T${time}:00.000Z`;
  const to = `2026-11-23T${time.slice(0, 3)}55:00.000Z`;
  return (clinic) =>
    clinic.books({ type: 'rebook', booking: { bookingId: 'b', slotId: `s${time}`, from, to } });
});
/** Anything that can happen, the likelier the more of it there is in a day. */
export const happening = fc.oneof(
  { weight: 6, arbitrary: press },
  { weight: 2, arbitrary: booking },
  { weight: 1, arbitrary: moved },
  {
    weight: 3,
    arbitrary: fc.constantFrom('patient' as const, 'care' as const).map(
      (side): Happening =>
        (clinic) =>
          void clinic.write(side),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.nat(9), fc.boolean()).map(
      ([index, again]): Happening =>
        (clinic) =>
          clinic.deliver(index, again),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.nat(9).map(
      (index): Happening =>
        (clinic) =>
          clinic.chatReads(index),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(-0.05, 0, 0.1, 0.3, 0.8, 5, 24, 72, 400).map(
      (hours): Happening =>
        (clinic) =>
          clinic.pass(hours),
    ),
  },
  { weight: 2, arbitrary: fc.constant<Happening>((clinic) => clinic.timersGoOff()) },
  { weight: 1, arbitrary: fc.constant<Happening>((clinic) => clinic.settle()) },
);
/** How far a visit has come before the random part, so that all states are met often. */
const BEGINNINGS: readonly (readonly VisitAction[])[] = [
  [],
  ['claim'],
  ['claim', 'start'],
  ['claim', 'start', 'end'],
  ['claim', 'start', 'propose-handover'],
  ['claim', 'start', 'send-ticket'],
  ['claim', 'start', 'invite-guest'],
];
const BOOKED = aDraft({ entry: 'booked', bookedFor: '2026-11-23T09:10:00.000Z' });
/** How a visit comes to be: by its patient, with a yes to the red-flag question, by staff, or as a booked time. */
const ENTRIES = {
  sent: (unit) => new SimulatedClinic(aDraft(), { type: 'send', redFlag: false }, unit),
  'red-flag': (unit) =>
    new SimulatedClinic(aDraft(), { type: 'send', redFlag: true }, { ...unit, redFlagPolicy: 'no-stops' }),
  'by-staff': (unit) => new SimulatedClinic(aDraft(), { type: 'create' }, unit),
  booked: (unit) => new SimulatedClinic(BOOKED, { type: 'book' }, unit),
  /** The patient has come, and nobody has begun in time. */
  kept: (unit) => {
    const clinic = new SimulatedClinic(BOOKED, { type: 'book' }, unit);
    clinic.act(command('check-in', clinic.record.visit), PATIENT);
    clinic.pass(0.5);
    return clinic;
  },
  /** The patient has not come, and has been looked for. */
  missed: (unit) => {
    const clinic = new SimulatedClinic(BOOKED, { type: 'book' }, unit);
    clinic.pass(2);
    for (let attempts = 0; attempts < 2; attempts += 1)
      clinic.act(command('log-contact-attempt', clinic.record.visit), CLINICIANS[0]);
    return clinic;
  },
} satisfies Readonly<Record<string, (unit: UnitRules) => SimulatedClinic>>;
type Entry = keyof typeof ENTRIES;

const OFFICE_HOURS: OpeningHours = {
  weekly: [1, 2, 3, 4, 5].map((day) => ({ day, from: '08:00', to: '16:00' })),
  holidays: 'closed',
  special: [],
};
/** Units that are always open, that keep hours, and that give a claim back sooner. */
const UNITS: readonly UnitRules[] = [{}, { openingHours: OFFICE_HOURS }, { claimReleaseMinutes: 5 }];

/** How a case begins. */
export const beginning = fc.record({
  entry: fc.constantFrom<Entry>('sent', 'sent', 'sent', 'booked', 'red-flag', 'by-staff', 'kept', 'missed'),
  unit: fc.constantFrom(...UNITS),
  actions: fc.constantFrom(...BEGINNINGS, ['claim', 'start', 'end'] as const),
  phase: fc.constantFrom(...PHASES),
  autoMessage: fc.boolean(),
  /** The patient has written when the random part begins, if the conversation is open. */
  written: fc.boolean(),
});
/** The clinic at that point. */
export const begin = ({
  entry,
  unit,
  actions,
  written,
  ...over
}: {
  entry: Entry;
  unit: UnitRules;
  actions: readonly VisitAction[];
  phase: PhaseChoice;
  autoMessage: boolean;
  written: boolean;
}): SimulatedClinic => {
  const clinic = ENTRIES[entry](unit);
  for (const action of actions) {
    const possible = autoMessageRefusal(over.phase, SETTINGS, clinic.now) === undefined;
    clinic.act(
      command(action, clinic.record.visit, {
        ...over,
        autoMessage: over.autoMessage && possible,
        colleague: CLINICIANS[2],
      }),
      CLINICIANS[0],
    );
  }
  if (written) {
    clinic.settle();
    clinic.write('patient');
    clinic.settle();
  }
  return clinic;
};

/** Sequences a rule is tried with. */
const RUNS = 150;

/**
 * Runs random sequences and looks at the visit after every step.
 * @param over how many sequences, and a seed where the same ones are wanted each time
 */
export const always = (
  look: (clinic: SimulatedClinic, before: Visit) => void,
  over: { numRuns?: number; seed?: number } = {},
): void => {
  fc.assert(
    fc.property(beginning, fc.array(happening, { minLength: 10, maxLength: 60 }), (how, happenings) => {
      const clinic = begin(how);
      for (const happens of happenings) {
        const before = clinic.record.visit;
        happens(clinic);
        look(clinic, before);
      }
    }),
    { numRuns: RUNS, ...over },
  );
};
