import { describe, expect, it } from '@jest/globals';
import { exampleMessage, exampleSnapshot, type ChatMessage, type VisitSnapshot } from '@om/contracts';
import fc from 'fast-check';
import { newsOfMessage, newsOfPresence, newsOfVisit, rowOf, UNHEARD, type News } from './case.js';
import type { CaseDocument } from './case.schema.js';

const { visitId } = exampleSnapshot;
const unheard: CaseDocument = { _id: visitId, version: 1, handled: [], outbox: [], ...UNHEARD };

const visitAt = (version: number): VisitSnapshot => ({
  ...exampleSnapshot,
  version,
  ...(version % 2 === 0 ? {} : { bookedFor: '2026-11-23T10:00:00.000Z' }),
  lastChange: { ...exampleSnapshot.lastChange, byName: `HSP${String(version)}` },
});
const messageAt = (seq: number): ChatMessage => ({ ...exampleMessage, seq });

type Heard = (known: CaseDocument) => News;
const hear = (heard: readonly Heard[]): CaseDocument =>
  heard.reduce<CaseDocument>((known, news) => {
    const changed = news(known);
    return changed ? { ...known, ...changed, version: known.version + 1 } : known;
  }, unheard);

/** Everything but the row's own version, which counts the changes it took. */
const shown = (document: CaseDocument) => {
  const row = rowOf(document);
  return row ? { ...row, version: 0 } : undefined;
};

describe('a row of Startsida', () => {
  it('is the same whatever the order and number in which visits and messages are heard', () => {
    const facts = fc.array(
      fc.oneof(
        fc.integer({ min: 1, max: 6 }).map(
          (version): Heard =>
            (known) =>
              newsOfVisit(known, visitAt(version)),
        ),
        fc.integer({ min: 1, max: 6 }).map(
          (seq): Heard =>
            (known) =>
              newsOfMessage(known, messageAt(seq)),
        ),
      ),
    );
    const whole = [visitAt(6)].map(
      (visit): Heard =>
        (known) =>
          newsOfVisit(known, visit),
    );
    fc.assert(
      fc.property(facts, (heard) => {
        const last = ((known) => newsOfMessage(known, messageAt(6))) satisfies Heard;
        expect(shown(hear([...heard, ...whole, last]))).toEqual(shown(hear([last, ...whole, ...heard])));
      }),
    );
  });

  it('says what staff must know of the patient and, until the visit starts, that words were added, without the words', () => {
    const at = '2026-11-23T09:20:00.000Z';
    const additions = [
      { text: 'Nu har jag feber.', at: '2026-11-23T09:15:00.000Z' },
      { text: '38,5.', at },
    ];
    const visit = { ...visitAt(2), flags: { interpreter: 'somaliska', child: true as const }, additions };
    const row = rowOf(hear([(known) => newsOfVisit(known, visit)]));
    expect(row).toMatchObject({ flags: visit.flags, wordsAddedAt: at });
    expect(JSON.stringify(row)).not.toContain('feber');
    const started = rowOf(hear([(known) => newsOfVisit(known, { ...visit, startedAt: at })]));
    expect(started).not.toHaveProperty('wordsAddedAt');
    expect(started?.flags).toEqual(visit.flags);
  });

  it('is not shown before the visit itself has been heard of', () => {
    expect(rowOf(hear([(known) => newsOfMessage(known, messageAt(3))]))).toBeUndefined();
  });

  it('loses what the visit no longer has', () => {
    const row = rowOf(
      hear([(known) => newsOfVisit(known, visitAt(1)), (known) => newsOfVisit(known, visitAt(2))]),
    );
    expect(row).not.toHaveProperty('bookedFor');
  });

  it.each([
    ['the priority', {}, '2026-11-23T09:23:00.000Z'],
    ['the booking', { bookedFor: '2026-11-23T10:00:00.000Z' }, '2026-11-23T10:00:00.000Z'],
    ['nothing, once it has started', { startedAt: '2026-11-23T09:31:00.000Z' }, undefined],
  ])('is late by %s', (_what, over, dueAt) => {
    const row = rowOf(hear([(known) => newsOfVisit(known, { ...visitAt(2), ...over })]));
    expect(row?.dueAt).toBe(dueAt);
  });

  it('does not take a mark in the conversation for a message', () => {
    const { author: _, ...mark } = messageAt(4);
    expect(newsOfMessage(unheard, { ...mark, kind: 'seal' })).toBeUndefined();
  });

  it('changes only when the patient comes or goes', () => {
    expect(newsOfPresence(unheard, false)).toBeUndefined();
    expect(newsOfPresence(unheard, true)).toEqual({ patientOnline: true });
  });
});
