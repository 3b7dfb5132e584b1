import { describe, expect, it } from '@jest/globals';
import type { ChatMessage } from '@om/contracts';
import fc from 'fast-check';
import { append, type AtEnd, type LogEnd } from './append.js';
import type { Tail } from './entry.js';

interface Row {
  kind: ChatMessage['kind'];
  clientId: string;
}

const endOf = (rows: readonly Row[]): Tail => {
  const last = rows.at(-1);
  return last ? { seq: rows.length, kind: last.kind } : { seq: 0 };
};

/** The two unique indexes of the store, with every step put in an order that fast-check chooses. */
const guardedLog = (rows: Row[], scheduler: fc.Scheduler): LogEnd<Row, Row> => {
  const step = <T>(run: () => T): Promise<T> => scheduler.schedule(Promise.resolve()).then(run);
  return {
    tail: () => step(() => endOf(rows)),
    claim: (seq, row) =>
      step(() => {
        if (seq <= rows.length || rows.some(({ clientId }) => clientId === row.clientId)) return undefined;
        expect(seq).toBe(rows.length + 1);
        rows.push(row);
        return row;
      }),
    stored: (row) => step(() => rows.find(({ clientId }) => clientId === row.clientId)),
  };
};

/** The rule of sending: nothing goes in after a seal. */
const sending =
  (row: Row) =>
  (tail: Tail): AtEnd<Row, 'sealed'> =>
    tail.kind === 'seal' ? { stop: 'sealed' } : { store: row };

const text = (clientId: string): Row => ({ kind: 'text', clientId });

describe('appending at once from many writers', () => {
  it('gives everyone a place of their own, without gaps, in any order of steps', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 8 }), async (scheduler, writers) => {
        const rows: Row[] = [];
        const log = guardedLog(rows, scheduler);
        const sends = Array.from({ length: writers }, (_, n) => append(log, sending(text(`c${String(n)}`))));
        await scheduler.waitFor(Promise.all(sends));
        expect(rows).toHaveLength(writers);
      }),
    );
  });

  it('stores the same client id once and answers both with it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const rows: Row[] = [];
        const log = guardedLog(rows, scheduler);
        const sends = [text('same'), text('same'), text('other')].map((row) => append(log, sending(row)));
        const results = await scheduler.waitFor(Promise.all(sends));
        expect(rows.map(({ clientId }) => clientId).sort()).toEqual(['other', 'same']);
        expect(results.filter((result) => 'repeated' in result && result.repeated)).toHaveLength(1);
      }),
    );
  });

  it('stores nothing after a seal, and everything acknowledged before it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const rows: Row[] = [];
        const log = guardedLog(rows, scheduler);
        const sends = ['a', 'b', 'c'].map((clientId) => append(log, sending(text(clientId))));
        const seal = append(log, sending({ kind: 'seal', clientId: 'system:seal:8' }));
        const results = await scheduler.waitFor(Promise.all([...sends, seal]));
        expect(rows.at(-1)?.kind).toBe('seal');
        const refused = results.filter((result) => 'stop' in result).length;
        expect(rows).toHaveLength(4 - refused);
      }),
    );
  });

  it('finds the end by itself when the hint is old', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const rows = [text('1'), text('2'), text('3')];
        const log = guardedLog(rows, scheduler);
        await scheduler.waitFor(append(log, sending(text('4')), { seq: 1, kind: 'text' }));
        expect(rows).toHaveLength(4);
      }),
    );
  });
});
