import { describe, expect, it } from '@jest/globals';
import { NOTHING_HEARD } from './conversation.js';
import { GRACE_MINUTES } from './deadlines.js';
import { decide, OURSELVES, type VisitProgress } from './decide.js';
import { aDraft, CLINICIANS, PATIENT } from './testing/simulated-clinic.js';
import { timersOf } from './timers.js';
import type { Trigger, VisitRecord } from './triggers.js';
import type { Actor, Visit } from './visit.js';

const [NURSE, COLLEAGUE] = CLINICIANS;
const CHAT: Actor = { kind: 'service', personId: 'chat' };
const SETTINGS = {
  asyncChoices: [0, 24, 72, 'own-date'] as const,
  autoMessage: { enabled: true, text: 'Hej! Hur går det?' },
};
const start = new Date('2026-11-23T09:00:00.000Z');
const after = (hours: number): Date => new Date(start.getTime() + hours * 3_600_000);
/** So many hours after the beginning, when the last minutes to write in have passed too. */
const inGrace = (hours: number): Date => new Date(after(hours).getTime() + GRACE_MINUTES * 60_000);
const endOf = (visit: Visit, hours: number, autoMessage = false): Trigger => ({
  type: 'end',
  expectedVersion: visit.version,
  phase: { kind: 'hours', hours },
  autoMessage,
  settings: SETTINGS,
});

/** What happens one after the other to a case that a patient sends; each step sees the visit before it. */
type Step = [trigger: Trigger | ((visit: Visit) => Trigger), actor: Actor, now?: Date];
const run = (steps: readonly Step[], draft = aDraft()): VisitProgress => {
  const first: VisitProgress = { record: { visit: draft, heard: NOTHING_HEARD }, events: [] };
  return steps.reduce(({ record }, [trigger, actor, now = start]) => {
    const decision = tryOn(record, [trigger, actor, now]);
    if ('refused' in decision) throw new Error(decision.refused.code);
    return decision;
  }, first);
};
const tryOn = (record: VisitRecord, [trigger, actor, now = start]: Step) =>
  decide(record, typeof trigger === 'function' ? trigger(record.visit) : trigger, actor, now);
const names = ({ events }: VisitProgress): string[] => events.map(({ name }) => name);

const SENT: Step[] = [[{ type: 'send', redFlag: false }, PATIENT]];
const CLAIMED: Step[] = [...SENT, [{ type: 'claim', onShift: true }, NURSE]];
const STARTED: Step[] = [
  ...CLAIMED,
  [({ version }) => ({ type: 'start', expectedVersion: version, greeting: 'Hej!' }), NURSE],
];
const ended = (hours: number, autoMessage = false): Step[] => [
  ...STARTED,
  [(visit) => endOf(visit, hours, autoMessage), NURSE],
];

describe('a clinician whose shift has ended', () => {
  it('takes no case, and the queue keeps it', () => {
    expect(tryOn(run(SENT).record, [{ type: 'claim', onShift: false }, NURSE])).toMatchObject({
      refused: { code: 'visit.shift-over' },
    });
  });

  it('is told first that another has it, or that it is not theirs to take', () => {
    const { record } = run(CLAIMED);
    expect(tryOn(record, [{ type: 'claim', onShift: false }, COLLEAGUE])).toMatchObject({
      refused: { code: 'visit.already-claimed' },
    });
    expect(tryOn(record, [{ type: 'claim', onShift: false }, PATIENT])).toMatchObject({
      refused: { code: 'visit.forbidden' },
    });
  });
});

describe('sending a case', () => {
  it.each([
    ['is one of their own that is over', 'closed', PATIENT.personId, undefined],
    ['came to nothing', 'no-show', PATIENT.personId, undefined],
    ['still takes messages', 'async', PATIENT.personId, 'visit.follows-target'],
    ['is of somebody else', 'closed', 'somebody else', 'visit.follows-target'],
  ] as const)('om samma sak: the earlier case %s', (_, state, patientId, code) => {
    const draft = { ...aDraft(), followsVisitId: 'earlier' };
    const followed = { visitId: 'earlier', state, patient: { patientId } };
    const sent = decide(
      { visit: draft, heard: NOTHING_HEARD },
      { type: 'send', redFlag: false, followed },
      PATIENT,
      start,
    );
    expect('refused' in sent ? sent.refused.code : undefined).toBe(code);
  });

  it('om samma sak is refused when there is no such case, and sent the usual way when none is named', () => {
    const followsVisitId = 'nowhere';
    const record = { visit: { ...aDraft(), followsVisitId }, heard: NOTHING_HEARD };
    expect(decide(record, { type: 'send', redFlag: false }, PATIENT, start)).toMatchObject({
      refused: { code: 'visit.follows-target', field: 'followsVisitId' },
    });
    expect(run(SENT).record.visit.followsVisitId).toBeUndefined();
  });

  it('lets the patient wait from now', () => {
    expect(run(SENT).record.visit).toMatchObject({
      state: 'waiting',
      version: 1,
      waitingSince: start.toISOString(),
    });
  });

  it('is refused with a red flag', () => {
    const record = { visit: aDraft(), heard: NOTHING_HEARD };
    expect(tryOn(record, [{ type: 'send', redFlag: true }, PATIENT])).toMatchObject({
      refused: { code: 'visit.red-flag', field: 'redFlag' },
    });
  });
});

describe('Ta emot', () => {
  it('makes the clinician responsible', () => {
    expect(run(CLAIMED).record.visit).toMatchObject({
      state: 'claimed',
      responsible: { name: NURSE.name, since: start.toISOString() },
      claimNumber: 1,
    });
  });

  it.each([COLLEAGUE, NURSE])(
    'is refused for $name when someone has the case, and says who and since when',
    (who) => {
      expect(tryOn(run(CLAIMED).record, [{ type: 'claim', onShift: true }, who, after(1)])).toMatchObject({
        refused: { code: 'visit.already-claimed', params: { name: NURSE.name, at: start.toISOString() } },
      });
    },
  );

  it('is refused when the patient has cancelled', () => {
    const { record } = run([...SENT, [{ type: 'cancel' }, PATIENT]]);
    expect(tryOn(record, [{ type: 'claim', onShift: true }, NURSE])).toMatchObject({
      refused: { code: 'visit.state-forbids', params: { state: 'cancelled' } },
    });
  });
});

describe('Släpp ärendet', () => {
  it('gives the case back with its place in the queue', () => {
    const { visit } = run([...CLAIMED, [{ type: 'release' }, NURSE, after(1)]]).record;
    expect(visit).toMatchObject({ state: 'waiting', waitingSince: start.toISOString() });
    expect(visit.responsible).toBeUndefined();
  });

  it('gives a booked case back to the bookings', () => {
    const steps: Step[] = [
      [{ type: 'book' }, OURSELVES],
      [{ type: 'claim', onShift: true }, NURSE],
      [{ type: 'release' }, NURSE],
    ];
    expect(run(steps, aDraft({ entry: 'booked' })).record.visit.state).toBe('scheduled');
  });
});

describe('Starta besök', () => {
  it('is refused with the version from before a change, and says what changed it', () => {
    const { record } = run([
      ...CLAIMED,
      [{ type: 'release' }, NURSE],
      [{ type: 'claim', onShift: true }, NURSE],
    ]);
    expect(tryOn(record, [{ type: 'start', expectedVersion: 2, greeting: 'Hej!' }, NURSE])).toMatchObject({
      refused: { code: 'visit.stale-version', params: { version: 4, name: NURSE.name } },
    });
  });

  it('is refused for a colleague', () => {
    const { record } = run(CLAIMED);
    expect(tryOn(record, [{ type: 'start', expectedVersion: 2, greeting: 'Hej!' }, COLLEAGUE])).toMatchObject(
      {
        refused: { code: 'visit.not-responsible' },
      },
    );
  });
});

describe('Avbryt ärendet', () => {
  it('takes the case back from the clinician who has it', () => {
    const { visit } = run([...CLAIMED, [{ type: 'cancel' }, PATIENT]]).record;
    expect(visit.state).toBe('cancelled');
    expect(visit.responsible).toBeUndefined();
  });

  it('is refused once the visit has started', () => {
    expect(tryOn(run(STARTED).record, [{ type: 'cancel' }, PATIENT])).toMatchObject({
      refused: { code: 'visit.state-forbids' },
    });
  });
});

describe('Avsluta besök', () => {
  it('begins the asynchronous phase and remembers how far the conversation had come', () => {
    const steps: Step[] = [...STARTED, [{ type: 'patient-message', seq: 2, at: start.toISOString() }, CHAT]];
    const { record } = run([...steps, [(before) => endOf(before, 72), NURSE]]);
    const { visit } = record;
    expect(visit).toMatchObject({
      state: 'async',
      endedAfterSeq: 2,
      asyncUntil: after(72).toISOString(),
      sealing: false,
    });
    expect(visit.unansweredReply).toBeUndefined();
    expect(timersOf(record)).toEqual({ 'async-timeout': inGrace(72) });
  });

  it('with 0 hours asks for the seal at once, each step with a version of its own', () => {
    const { events } = run(ended(0));
    expect(events.map(({ name, visit }) => [name, visit.version, visit.sealing])).toEqual([
      ['ended', 4, false],
      ['seal-requested', 5, true],
    ]);
  });
});

describe('Meddelande', () => {
  it('comes due after 72 hours when nobody has written', () => {
    const done = run([...ended(72, true), [{ type: 'auto-message-due' }, OURSELVES, after(72)]]);
    expect(names(done)).toEqual(['auto-message-due']);
    expect(done.record.visit.autoMessage).toMatchObject({ due: true, text: 'Hej! Hur går det?' });
  });

  it('is told before the seal when both are due at once', () => {
    const done = run([...ended(72, true), [{ type: 'async-timeout' }, OURSELVES, inGrace(72)]]);
    expect(names(done)).toEqual(['auto-message-due', 'seal-requested']);
  });

  it.each(['patient-message', 'care-message'] as const)('is taken back by a %s', (type) => {
    const done = run([...ended(72, true), [{ type, seq: 5, at: start.toISOString() }, CHAT, after(1)]]);
    expect(done.record.visit.autoMessage).toBeUndefined();
    expect(names(done)).toEqual([type === 'patient-message' ? 'reply-received' : 'reply-answered']);
    expect(timersOf(done.record)).not.toHaveProperty('auto-message-due');
  });

  it('stays when the greeting, or a text from before the end, arrives late', () => {
    const late = run([...ended(72, true), [{ type: 'other-entry', seq: 1 }, CHAT]]);
    expect(names(late)).toEqual([]);
    expect(late.record.visit.autoMessage).toBeDefined();
  });
});

describe('Hänvisa vidare', () => {
  const REDIRECTED: Step[] = [
    ...STARTED,
    [{ type: 'patient-message', seq: 2, at: '' }, CHAT],
    [{ type: 'redirect', destination: '1177', message: 'Ring 1177.' }, NURSE, after(1)],
  ];
  const sealedWith = (patient: number, care = 0): Step => [
    { type: 'sealed', sealSeq: 5, patient, care },
    CHAT,
    after(1),
  ];

  it('answers what the clinician could read, and alarms the lead of what was written in that moment', () => {
    expect(names(run([...REDIRECTED, sealedWith(2)]))).toEqual([]);
    const unseen = run([...REDIRECTED, sealedWith(4)]);
    expect(names(unseen)).toEqual(['reply-escalated']);
    expect(unseen.record.visit).toMatchObject({
      state: 'redirected',
      unansweredReply: { seq: 4 },
      replyEscalatedAt: after(1).toISOString(),
    });
    expect(names(run([...REDIRECTED, sealedWith(4, 5)]))).toEqual([]);
  });

  it('has dealt with it when somebody has tried to reach the patient', () => {
    const contact: Step = [{ type: 'log-contact-attempt', how: 'phone' }, COLLEAGUE, after(2)];
    const { visit } = run([...REDIRECTED, sealedWith(4), contact]).record;
    expect(visit.unansweredReply).toBeUndefined();
    expect(visit.replyEscalatedAt).toBeUndefined();
    expect(tryOn(run(REDIRECTED).record, contact)).toMatchObject({
      refused: { code: 'visit.no-unanswered-reply' },
    });
  });
});

describe('the asynchronous phase', () => {
  const REPLIED: Step[] = [
    ...ended(24),
    [{ type: 'patient-message', seq: 5, at: after(1).toISOString() }, CHAT, after(1)],
  ];

  it('shows the oldest unanswered text of the patient, and nothing once it is answered', () => {
    const again: Step = [{ type: 'patient-message', seq: 6, at: after(2).toISOString() }, CHAT, after(2)];
    const { record } = run([...REPLIED, again]);
    expect(record.visit.unansweredReply).toEqual({ seq: 5, at: after(1).toISOString() });
    const answered = run([...REPLIED, again, [{ type: 'care-message', seq: 7, at: '' }, CHAT, after(3)]]);
    expect(names(answered)).toEqual(['reply-answered']);
    expect(answered.record.visit.unansweredReply).toBeUndefined();
  });

  it('does not end before its time and five minutes of grace, however often its timer goes off', () => {
    for (const hours of [23.9, 24, 24.08])
      expect(names(run([...ended(24), [{ type: 'async-timeout' }, OURSELVES, after(hours)]]))).toEqual([]);
  });

  it('asks for the seal once, however often its timer goes off', () => {
    const timeout: Step = [{ type: 'async-timeout' }, OURSELVES, inGrace(24)];
    expect(names(run([...ended(24), timeout]))).toEqual(['seal-requested']);
    expect(names(run([...ended(24), timeout, timeout]))).toEqual([]);
  });

  it('closes when chat has sealed and nothing waits for an answer', () => {
    const done = run([...ended(0), [{ type: 'sealed', sealSeq: 4, patient: 2, care: 3 }, CHAT, after(1)]]);
    expect(names(done)).toEqual(['closed']);
    expect(done.record.visit).toMatchObject({
      state: 'closed',
      closedAt: after(1).toISOString(),
      sealing: false,
    });
  });

  it('goes on for 24 hours when the seal tells of an unanswered text that has not arrived yet', () => {
    const done = run([...ended(0), [{ type: 'sealed', sealSeq: 4, patient: 3, care: 2 }, CHAT, after(1)]]);
    expect(names(done)).toEqual(['extended']);
    expect(done.record.visit).toMatchObject({
      state: 'async',
      asyncUntil: after(25).toISOString(),
      unansweredReply: { seq: 3 },
      replyForUnitAt: after(1).toISOString(),
    });
  });

  it('is not closed by the old seal that comes again while a new one is asked for', () => {
    const oldSeal: Trigger = { type: 'sealed', sealSeq: 4, patient: 3, care: 2 };
    const done = run([
      ...ended(0),
      [oldSeal, CHAT, after(1)],
      [{ type: 'care-message', seq: 5, at: '' }, CHAT, after(2)],
      [{ type: 'async-timeout' }, OURSELVES, inGrace(25)],
      [oldSeal, CHAT, inGrace(25)],
    ]);
    expect(names(done)).toEqual([]);
    expect(done.record.visit).toMatchObject({ state: 'async', sealing: true });
  });

  it('ignores a seal that nobody asked for', () => {
    const done = run([...ended(24), [{ type: 'sealed', sealSeq: 9, patient: 0, care: 2 }, CHAT]]);
    expect(names(done)).toEqual([]);
  });
});
