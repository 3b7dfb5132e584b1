import { describe, expect, it } from '@jest/globals';
import {
  eventEnvelope,
  exampleMessage,
  exampleSnapshot,
  messageSentV1,
  sealedV1,
  VISIT_ERRORS,
  VISIT_STATE_EVENTS,
  type ChatMessage,
  type VisitSnapshot,
} from '@om/contracts';
import { sequentialIds } from '@om/testing';
import { decide, NOTHING_HEARD, TRANSITIONS, VISIT_REFUSALS } from '@om/visit-state';
import { START, WALKS, type Step } from '../testing/walks.js';
import { triggerOfMessage, triggerOfSeal } from './chat-facts.js';
import { outboxOf, type Happened } from './told.js';

const DRAFT: VisitSnapshot = { ...exampleSnapshot, version: 0, state: 'draft', claimNumber: 0 };
delete DRAFT.responsible;
delete DRAFT.waitingSince;

/** The envelopes of a walk, made exactly as the service stores them. */
const envelopesOf = (steps: readonly Step[]) => {
  let record = { visit: DRAFT, heard: NOTHING_HEARD };
  return steps.flatMap(([hours, actor, trigger]) => {
    const now = new Date(START.getTime() + hours * 3_600_000);
    const asked = typeof trigger === 'function' ? trigger(record.visit) : trigger;
    const done = decide(record, asked, actor, now);
    if ('refused' in done) throw new Error(done.refused.detail);
    record = done.record;
    const events: readonly Happened[] = done.events;
    return outboxOf(events, { actor, what: asked.type }, { now, ids: sequentialIds() }).flatMap((entry) =>
      entry.kind === 'event' ? [entry.envelope] : [],
    );
  });
};

describe('what visit tells', () => {
  const told = WALKS.flatMap(envelopesOf);

  it('is every state event of the contracts, and no other', () => {
    expect(new Set(told.map(({ type }) => type))).toEqual(
      new Set(VISIT_STATE_EVENTS.map(({ type }) => type)),
    );
  });

  it.each(VISIT_STATE_EVENTS)('fits $type as it travels', ({ type, data }) => {
    const events = told.filter((event) => event.type === type);
    expect(events.length).toBeGreaterThan(0);
    for (const event of events) {
      const travelled = eventEnvelope.parse(JSON.parse(JSON.stringify(event)));
      expect(data.safeParse(travelled.data)).toMatchObject({ success: true });
      expect(travelled).toMatchObject({ subject: DRAFT.visitId, careunits: [DRAFT.careUnitId] });
    }
  });

  it('names every event the rules can tell', () => {
    const said = TRANSITIONS.flatMap(({ says }) => (says ? [`visit.${says}.v1`] : []));
    expect(VISIT_STATE_EVENTS.map(({ type }) => type)).toEqual(expect.arrayContaining(said));
  });
});

describe('what visit hears', () => {
  it.each(messageSentV1.examples)('an entry of kind $message.kind takes its place', ({ message }) => {
    expect(triggerOfMessage(messageSentV1.data.parse({ message }).message)).toMatchObject({
      seq: message.seq,
    });
  });

  it('a text is words of its side, anything else answers nobody', () => {
    const by = (side: 'patient' | 'care', kind: ChatMessage['kind']) =>
      triggerOfMessage({ ...exampleMessage, kind, author: { side, personId: 'p', name: 'Test' } }).type;
    expect([by('patient', 'text'), by('care', 'text')]).toEqual(['patient-message', 'care-message']);
    expect([by('care', 'auto'), by('care', 'greeting')]).toEqual(['other-entry', 'other-entry']);
  });

  it.each(sealedV1.examples)('a seal brings the last texts of both sides', (example) => {
    expect(triggerOfSeal(sealedV1.data.parse(example))).toEqual({
      type: 'sealed',
      sealSeq: example.sealSeq,
      patient: example.last.patient,
      care: example.last.care,
    });
  });
});

describe('what visit refuses', () => {
  it.each(VISIT_REFUSALS)('%s has a row in the error table', (code) => {
    expect(VISIT_ERRORS).toHaveProperty([code]);
  });
});
