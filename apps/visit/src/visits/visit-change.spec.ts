import { describe, expect, it } from '@jest/globals';
import { exampleSnapshot, type VisitSnapshot } from '@om/contracts';
import { NOTHING_HEARD } from '@om/visit-state';
import { aClinician, aPatient, aService, sequentialIds } from '@om/testing';
import { changeBy, commandKey, documentOf } from './visit-change.js';
import type { VisitDocument } from './visit.schema.js';

const now = new Date('2026-11-23T10:00:00.000Z');
const NURSE = aClinician();
const source = { now, ids: sequentialIds(), rulesOf: () => ({}) };
const aDocument = (over: Partial<VisitSnapshot> = {}): VisitDocument => ({
  ...documentOf({ visit: { ...exampleSnapshot, ...over }, heard: NOTHING_HEARD }),
  version: 7,
  handled: [],
  outbox: [],
});
const ASYNC = {
  state: 'async',
  endedAt: '2026-11-23T09:52:00.000Z',
  asyncUntil: '2026-11-26T09:52:00.000Z',
  endedAfterSeq: 4,
} as const;
const deed = (what: string) => ({ actor: NURSE, what, action: 'change' as const });

describe('the write of a command', () => {
  it('tells the event, a line of history and an audit row with the clinician’s care unit', () => {
    const change = changeBy(aDocument(), { type: 'release' }, deed('visit.release'), source);
    if (!('outbox' in change)) throw new Error('nothing is written');
    expect(change.outbox.map(({ kind }) => kind)).toEqual(['event', 'history', 'audit']);
    expect(change.outbox[0]).toMatchObject({
      envelope: { type: 'visit.released.v1', version: 3, careunits: ['min-vard'], actor: NURSE },
    });
    expect(change.outbox[2]).toMatchObject({
      row: { careUnitId: 'min-vard', what: 'visit.release', visitId: exampleSnapshot.visitId },
    });
  });

  it('marks a cancelled case as finished, so that the patient can send another', () => {
    const patient = aPatient({ personId: exampleSnapshot.patient.patientId });
    const change = changeBy(
      aDocument(),
      { type: 'cancel' },
      { ...deed('visit.cancel'), actor: patient },
      source,
    );
    expect(change).toMatchObject({ state: { unfinished: false } });
  });

  it('leaves a timer that stays alone, and drops one that is over', () => {
    const doc = aDocument({ ...ASYNC, autoMessage: { text: 'Hej!', at: ASYNC.asyncUntil, due: false } });
    expect(doc.timers?.map(({ kind }) => kind).sort()).toEqual(['async-timeout', 'auto-message-due']);
    const fact = { actor: NURSE, what: 'chat.message-sent.v1' };
    const change = changeBy(doc, { type: 'care-message', seq: 5, at: now.toISOString() }, fact, source);
    expect(change).toMatchObject({ timers: { set: [], drop: [`auto-message-due@${ASYNC.asyncUntil}`] } });
  });
});

describe('a fact', () => {
  const message = { type: 'patient-message', seq: 2, at: now.toISOString() } as const;
  const fact = { actor: aService('chat'), what: 'chat.message-sent.v1' };

  it('that others need not know is remembered without telling and without a new version of the visit', () => {
    const change = changeBy(aDocument({ state: 'ongoing' }), message, fact, source);
    expect(change).toMatchObject({ outbox: [], state: { heard: { seq: 2, patient: 2 } } });
    expect('state' in change && Object.keys(change.state)).toEqual(['heard']);
  });

  it('that comes again writes nothing', () => {
    const doc = aDocument({ state: 'ongoing' });
    const first = changeBy(doc, message, fact, source);
    if (!('state' in first)) throw new Error('nothing is written');
    expect(changeBy({ ...doc, ...first.state }, message, fact, source)).toMatchObject({ unchanged: true });
  });

  it('leaves no audit row: the service that told it has audited the deed', () => {
    const change = changeBy(aDocument(ASYNC), { ...message, seq: 5 }, { ...fact, actor: aPatient() }, source);
    if (!('outbox' in change)) throw new Error('nothing is written');
    expect(change.outbox.map(({ kind }) => kind)).toEqual(['event', 'history']);
  });
});

describe('the key of a command', () => {
  it('is another one for someone else, and for something else', () => {
    const keys = [
      commandKey('visit.claim', NURSE, 'c1'),
      commandKey('visit.claim', aPatient(), 'c1'),
      commandKey('visit.release', NURSE, 'c1'),
    ];
    expect(new Set(keys).size).toBe(3);
  });
});
