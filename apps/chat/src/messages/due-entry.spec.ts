import { describe, expect, it } from '@jest/globals';
import { exampleSnapshot, type Side, type VisitSnapshot } from '@om/contracts';
import fc from 'fast-check';
import { conversationOf, newest, type Conversation } from '../conversations/conversation.js';
import { dueEntry } from './due-entry.js';
import type { Draft, LogView } from './entry.js';

type Row = Draft & { seq: number };

const startedAt = '2026-11-23T09:31:00.000Z';
const endedAt = '2026-11-23T09:52:00.000Z';

const aVisit = (over: Partial<VisitSnapshot> = {}): VisitSnapshot => ({
  ...exampleSnapshot,
  version: 3,
  state: 'ongoing',
  startedAt,
  greeting: 'Hej och välkommen!',
  ...over,
});
const ended = (over: Partial<VisitSnapshot> = {}): VisitSnapshot =>
  aVisit({ version: 5, state: 'async', endedAt, endedAfterSeq: 2, ...over });
const autoMessage = { text: 'Hej! Hur har det gått?', at: endedAt, due: true };

/** The log as the store would show it. */
const viewOf = (rows: readonly Row[]): LogView => {
  const last = rows.at(-1);
  const lastBy = (side: Side): number =>
    rows.findLast(({ kind, author }) => kind === 'text' && author?.side === side)?.seq ?? 0;
  return {
    tail: last ? { seq: last.seq, kind: last.kind } : { seq: 0 },
    system: rows.flatMap(({ seq, kind, clientId, visitVersion }) =>
      visitVersion === undefined ? [] : [{ seq, kind, clientId, visitVersion }],
    ),
    lastWritten: { patient: lastBy('patient'), care: lastBy('care') },
  };
};

const appended = (rows: readonly Row[], draft: Draft): readonly Row[] => [
  ...rows,
  { ...draft, seq: rows.length + 1 },
];

/** Everything chat owes, written. */
const ensured = (rows: readonly Row[], visit: Conversation | null): readonly Row[] => {
  if (!visit?.startedAt) return rows;
  const due = dueEntry(visit, viewOf(rows));
  return due ? ensured(appended(rows, due), visit) : rows;
};

const text = (side: Side, n: number): Draft => ({
  kind: 'text',
  clientId: `c${String(n)}`,
  text: 'Hej',
  author: { side, personId: side, name: 'Test' },
});

const kinds = (rows: readonly Row[]): string[] => rows.map(({ kind }) => kind);
const after = (...visits: VisitSnapshot[]): readonly Row[] =>
  visits.reduce<readonly Row[]>((rows, visit) => ensured(rows, conversationOf(visit)), []);

describe('what chat writes itself', () => {
  it('is nothing before the visit has started', () => {
    expect(dueEntry(conversationOf(exampleSnapshot), viewOf([]))).toBeUndefined();
  });

  it('is the greeting first, once, from any event that says the visit has started', () => {
    expect(after(aVisit(), aVisit(), aVisit({ version: 4 }))).toEqual([
      expect.objectContaining({
        kind: 'greeting',
        text: 'Hej och välkommen!',
        author: expect.objectContaining({ side: 'care', name: 'HSP39 TestPerson39' }) as unknown,
      }),
    ]);
    expect(kinds(after(ended()))).toEqual(['greeting', 'ended']);
  });

  it('is the automatic message when nobody has written since the end', () => {
    const rows = appended(after(aVisit()), text('patient', 1));
    expect(kinds(ensured(rows, conversationOf(ended({ autoMessage }))))).toEqual([
      'greeting',
      'text',
      'ended',
      'auto',
    ]);
  });

  it.each(['patient', 'care'] as const)('is no automatic message when the %s side has written', (side) => {
    const rows = appended(ensured([], conversationOf(ended())), text(side, 1));
    expect(kinds(ensured(rows, conversationOf(ended({ version: 6, autoMessage }))))).not.toContain('auto');
  });

  it('is the automatic message before the seal when both are due at once', () => {
    expect(kinds(after(ended({ autoMessage, sealing: true })))).toEqual([
      'greeting',
      'ended',
      'auto',
      'seal',
    ]);
  });

  it('is a seal that says who wrote last', () => {
    const rows = appended(appended(after(ended()), text('patient', 1)), text('care', 2));
    expect(ensured(rows, conversationOf(ended({ version: 6, sealing: true }))).at(-1)).toMatchObject({
      kind: 'seal',
      lastWritten: { patient: 3, care: 4 },
    });
  });

  it('is one seal for a request that comes again, also with a newer version', () => {
    const rows = after(
      ended({ version: 6, sealing: true }),
      ended({ version: 6, sealing: true }),
      ended({ version: 7, sealing: true }),
    );
    expect(kinds(rows).filter((kind) => kind === 'seal')).toHaveLength(1);
  });

  it('opens the conversation when visit prolongs, and seals it again at the next request', () => {
    const rows = after(
      ended({ version: 6, sealing: true }),
      ended({ version: 7 }),
      ended({ version: 8, sealing: true }),
    );
    expect(kinds(rows)).toEqual(['greeting', 'ended', 'seal', 'unseal', 'seal']);
  });

  it('is a seal of its own for a request after an opening that was never heard of', () => {
    const first = ended({ version: 6, sealing: true, sealRequestVersion: 6 });
    const second = ended({ version: 8, sealing: true, sealRequestVersion: 8 });
    const rows = after(first, second, { ...second, version: 9 });
    expect(kinds(rows)).toEqual(['greeting', 'ended', 'seal', 'seal']);
    expect(ensured(rows, conversationOf(ended({ version: 7 })))).toEqual(rows);
  });

  it('does not seal for a request that is older than the opening', () => {
    const opened = after(ended({ version: 6, sealing: true }), ended({ version: 7 }));
    expect(ensured(opened, conversationOf(ended({ version: 6, sealing: true })))).toEqual(opened);
  });

  it('does not open for a state that is older than the seal', () => {
    const sealed = after(ended({ version: 6, sealing: true }));
    expect(ensured(sealed, conversationOf(ended({ version: 5 })))).toEqual(sealed);
  });

  it('seals a closed visit whatever was heard before', () => {
    expect(kinds(after(ended({ version: 9, state: 'closed' })))).toEqual(['greeting', 'ended', 'seal']);
  });
});

/** A visit's life as versions 1 to 9; visit prolongs once. */
const LIFE: readonly VisitSnapshot[] = [
  { ...exampleSnapshot, version: 1, state: 'waiting' },
  exampleSnapshot,
  aVisit(),
  ended({ version: 4 }),
  ended({ version: 5, autoMessage }),
  ended({ version: 6, autoMessage, sealing: true, sealRequestVersion: 6 }),
  ended({ version: 7, autoMessage }),
  ended({ version: 8, autoMessage, sealing: true, sealRequestVersion: 8 }),
  ended({ version: 9, autoMessage, state: 'closed' }),
];

type Step = { hear: number } | { write: Side };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ hear: fc.integer({ min: 0, max: LIFE.length - 1 }) }),
  fc.record({ write: fc.constantFrom<Side>('patient', 'care') }),
);

/** State events in any order, some lost for now, some twice, with people writing in between whenever they may. */
const run = (steps: readonly Step[]): { rows: readonly Row[]; visit: Conversation | null } => {
  let rows: readonly Row[] = [];
  let visit: Conversation | null = null;
  steps.forEach((each, n) => {
    const heard = 'hear' in each ? LIFE[each.hear] : undefined;
    if (heard) {
      visit = newest(visit, conversationOf(heard));
      rows = ensured(rows, visit);
    } else if ('write' in each && rows.length > 0 && rows.at(-1)?.kind !== 'seal') {
      rows = appended(rows, text(each.write, n));
    }
  });
  return { rows, visit };
};

describe('a log under state events in any order', () => {
  const anySteps = fc.array(step, { maxLength: 40 });
  const count = (rows: readonly Row[], kind: string): number =>
    kinds(rows).filter((each) => each === kind).length;

  it('begins with the one greeting, and has each mark at most once for its cause', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const { rows } = run(steps);
        if (rows.length > 0) expect(rows[0]?.kind).toBe('greeting');
        expect(count(rows, 'greeting')).toBeLessThanOrEqual(1);
        expect(count(rows, 'ended')).toBeLessThanOrEqual(1);
        expect(count(rows, 'auto')).toBeLessThanOrEqual(1);
        expect(new Set(rows.map(({ clientId }) => clientId)).size).toBe(rows.length);
      }),
    );
  });

  it('has after a seal only an opening, or the seal of a later request', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const { rows } = run(steps);
        rows.forEach(({ kind }, at) => {
          if (kind === 'seal' && rows[at + 1]) expect(['unseal', 'seal']).toContain(rows[at + 1]?.kind);
          if (kind === 'unseal') expect(rows[at - 1]?.kind).toBe('seal');
        });
      }),
    );
  });

  it('has no automatic message after words written since the end', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const { rows } = run(steps);
        const auto = rows.find(({ kind }) => kind === 'auto');
        const before = rows.filter(({ kind, seq }) => kind === 'text' && auto && seq < auto.seq);
        expect(before.every(({ seq }) => seq <= 2)).toBe(true);
      }),
    );
  });

  it('ends sealed exactly when the newest state heard asks for it', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const { rows, visit } = run(steps);
        if (!visit?.startedAt) return;
        expect(rows.at(-1)?.kind === 'seal').toBe(visit.sealing || visit.state === 'closed');
      }),
    );
  });

  it('has a seal for the newest request, so that visit always gets an answer', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const { rows, visit } = run(steps);
        if (visit?.sealing)
          expect(rows.at(-1)).toMatchObject({ kind: 'seal', visitVersion: visit.sealRequestVersion });
      }),
    );
  });

  it('ends the same for versions 3, 1, 2, 2 as for 1, 2, 3', () => {
    const hear = (versions: readonly number[]) => run(versions.map((version) => ({ hear: version - 1 })));
    expect(hear([3, 1, 2, 2])).toEqual(hear([1, 2, 3]));
  });
});
