import { expect } from '@jest/globals';
import fc from 'fast-check';
import { autoMessageRefusal, type PhaseChoice, type PhaseSettings } from '../asynchronous-phase.js';
import { VISIT_ACTIONS, type VisitAction } from '../permission.js';
import type { Trigger } from '../triggers.js';
import type { Actor, Visit } from '../visit.js';
import { aDraft, CLINICIANS, PATIENT, SimulatedClinic, STRANGER } from './simulated-clinic.js';

const settings: PhaseSettings = {
  asyncChoices: [0, 24, 72, 168, 'own-date'],
  autoMessage: { enabled: true, text: 'Hej! Hur går det?' },
};
/** Everyone who may try something. */
export const PEOPLE: readonly Actor[] = [...CLINICIANS, PATIENT, STRANGER];
const PHASES: readonly PhaseChoice[] = [0, 24, 72, 168].map((hours) => ({ kind: 'hours', hours }));

/** What pressing a button sends, with everything in order unless said otherwise. */
export const command = (
  action: VisitAction,
  visit: Visit,
  over: { stale?: boolean; phase?: PhaseChoice; autoMessage?: boolean } = {},
): Trigger => {
  const expectedVersion = over.stale ? visit.version - 1 : visit.version;
  switch (action) {
    case 'start':
      return { type: 'start', expectedVersion, greeting: 'Hej och välkommen!' };
    case 'end':
      return {
        type: 'end',
        expectedVersion,
        phase: over.phase ?? { kind: 'hours', hours: 72 },
        autoMessage: over.autoMessage ?? false,
        settings,
      };
    case 'claim':
    case 'release':
    case 'cancel':
      return { type: action };
  }
};

/** One thing that happens in the clinic: a button, a text, a fact or event arriving, time passing. */
type Happening = (clinic: SimulatedClinic) => void;
const press = fc
  .record({
    action: fc.constantFrom(...VISIT_ACTIONS, 'start' as const, 'end' as const),
    who: fc.constantFrom(...PEOPLE, CLINICIANS[0], CLINICIANS[0]),
    stale: fc.boolean(),
    phase: fc.constantFrom(...PHASES),
    autoMessage: fc.boolean(),
  })
  .map(({ action, who, ...over }): Happening => (clinic) => {
    const before = clinic.record;
    const refused = clinic.act(
      command(action, clinic.record.visit, { ...over, stale: over.stale && before.visit.version % 5 === 0 }),
      who,
    );
    if (refused) expect(clinic.record).toBe(before);
  });
/** Anything that can happen, the likelier the more of it there is in a day. */
export const happening = fc.oneof(
  { weight: 4, arbitrary: press },
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
    arbitrary: fc.constantFrom(0, 1, 24, 72, 400).map(
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
];
/** How a case begins. */
export const beginning = fc.record({
  booked: fc.boolean(),
  actions: fc.constantFrom(...BEGINNINGS, ['claim', 'start', 'end'] as const),
  phase: fc.constantFrom(...PHASES),
  autoMessage: fc.boolean(),
});
/** The clinic at that point. */
export const begin = ({
  booked,
  actions,
  ...over
}: {
  booked: boolean;
  actions: readonly VisitAction[];
  phase: PhaseChoice;
  autoMessage: boolean;
}): SimulatedClinic => {
  const clinic = booked
    ? new SimulatedClinic(aDraft({ entry: 'booked', bookedFor: '2026-11-23T10:00:00.000Z' }), {
        type: 'book',
      })
    : new SimulatedClinic(aDraft(), { type: 'send', redFlag: false });
  for (const action of actions) {
    const possible = autoMessageRefusal(over.phase, settings, clinic.now) === undefined;
    clinic.act(
      command(action, clinic.record.visit, { ...over, autoMessage: over.autoMessage && possible }),
      CLINICIANS[0],
    );
  }
  return clinic;
};

/** Runs random sequences and looks at the visit after every step. */
export const always = (look: (clinic: SimulatedClinic, before: Visit) => void): void => {
  fc.assert(
    fc.property(beginning, fc.array(happening, { minLength: 10, maxLength: 80 }), (how, happenings) => {
      const clinic = begin(how);
      for (const happens of happenings) {
        const before = clinic.record.visit;
        happens(clinic);
        look(clinic, before);
      }
    }),
    { numRuns: 200 },
  );
};
