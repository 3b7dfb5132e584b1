import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { autoMessageRefusal, type PhaseChoice, type PhaseSettings } from './asynchronous-phase.js';
import { decide } from './decide.js';
import { actionsFor, VISIT_ACTIONS, type VisitAction } from './permission.js';
import { maySee } from './rights.js';
import { aDraft, CLINICIANS, PATIENT, SimulatedClinic, STRANGER } from './testing/simulated-clinic.js';
import { timersOf } from './timers.js';
import { HELD_STATES } from './transitions.js';
import type { Trigger } from './triggers.js';
import type { Actor, Visit } from './visit.js';

const settings: PhaseSettings = {
  asyncChoices: [0, 24, 72, 168, 'own-date'],
  autoMessage: { enabled: true, text: 'Hej! Hur går det?' },
};
const PEOPLE: readonly Actor[] = [...CLINICIANS, PATIENT, STRANGER];
const PHASES: readonly PhaseChoice[] = [0, 24, 72, 168].map((hours) => ({ kind: 'hours', hours }));

const command = (
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
const happening = fc.oneof(
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
const beginning = fc.record({
  booked: fc.boolean(),
  actions: fc.constantFrom(...BEGINNINGS, ['claim', 'start', 'end'] as const),
  phase: fc.constantFrom(...PHASES),
  autoMessage: fc.boolean(),
});
const begin = ({
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
const always = (look: (clinic: SimulatedClinic, before: Visit) => void): void => {
  fc.assert(
    fc.property(beginning, fc.array(happening, { minLength: 10, maxLength: 80 }), (how, happenings) => {
      const clinic = begin(how);
      for (const happens of happenings) {
        const before = clinic.record.visit;
        happens(clinic);
        look(clinic, before);
      }
    }),
    { numRuns: 300 },
  );
};

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
      const trial = (action: VisitAction, who: Actor) => {
        const decision = decide(clinic.record, command(action, visit), who, clinic.now);
        return 'refused' in decision ? decision.refused.code : undefined;
      };
      for (const who of PEOPLE) {
        const offered = Object.entries(actionsFor(visit, who)).map(([action, { code }]) => [action, code]);
        expect(offered).toEqual(VISIT_ACTIONS.map((action) => [action, trial(action, who)]));
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
      { numRuns: 300 },
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
