import { describe, expect, it } from '@jest/globals';
import {
  EVENTS,
  exampleShift,
  internalMessageSentV1,
  serverFrame,
  shiftChangedV1,
  type EventContract,
} from '@om/contracts';
import { exampleEvent } from '@om/testing';
import { liveNewsOf, type LiveNews } from './live-news.js';

/** Events that no screen shows by themselves: what they change is told by others. */
const NOT_FOR_SCREENS = [
  'queue.unit-changed.v1',
  'queue.shift-changed.v1',
  'queue.booking-changed.v1',
  'chat.sealed.v1',
  'chat.guest-wrote.v1',
  'documentation.duty-changed.v1',
];
const shown = EVENTS.filter(({ type }) => !NOT_FOR_SCREENS.includes(type));
const examples = shown.flatMap((contract) =>
  contract.examples.map((data, index) => [contract.type, index, contract, data] as const),
);
const framesOf = (news: readonly LiveNews[]): unknown[] =>
  news.flatMap((one): unknown[] => {
    if ('frame' in one) return [one.frame];
    if ('message' in one) return [{ type: 'message', message: one.message }];
    return 'internalMessage' in one ? [{ type: 'internal-message', message: one.internalMessage }] : [];
  });

describe('every event that screens show', () => {
  it.each(examples)('%s example %i becomes frames of the contract', (_type, _index, contract, data) => {
    const frames = framesOf(liveNewsOf(exampleEvent(contract, data)));
    expect(frames.length).toBeGreaterThan(0);
    for (const frame of frames) expect(serverFrame.parse(frame)).toEqual(frame);
  });

  it.each(EVENTS.filter(({ type }) => NOT_FOR_SCREENS.includes(type)))('$type is left out', (contract) => {
    expect(liveNewsOf(exampleEvent(contract, contract.examples[0]))).toEqual([]);
  });
});

describe('who is told', () => {
  /** To whom the examples of an event go. */
  const audiencesOf = (contract: EventContract): string[] =>
    contract.examples.flatMap((data) =>
      liveNewsOf(exampleEvent(contract, data)).flatMap((one) => ('audience' in one ? [one.audience.to] : [])),
    );
  const named = (pattern: RegExp) => shown.filter(({ type }) => pattern.test(type));

  it.each(named(/case-changed|presence-changed|reading|patient-reached|alarm-changed|internal/))(
    '$type never reaches a patient',
    (contract) => {
      for (const to of audiencesOf(contract))
        expect(['staff', 'staff-followers', 'internal-followers']).toContain(to);
    },
  );

  it('a patient is not told at all of what happens between colleagues, from which one could only guess (invariant 5)', () => {
    for (const contract of named(/handover-(proposed|reminded|declined|cancelled|expired)|claim-warned/)) {
      expect(audiencesOf(contract)).not.toContain('patient');
      expect(audiencesOf(contract)).not.toContain('followers');
    }
  });

  it.each(named(/handover-accepted|\.started|\.ended/))('$type is told the patient', (contract) => {
    expect(audiencesOf(contract)).toContain('patient');
  });

  it('staff of both units are told when somebody who may lead has come, gone or moved, and nobody of other shifts', () => {
    const toldOf = (careunits: string[], lead: boolean) =>
      liveNewsOf({ ...exampleEvent(shiftChangedV1, { shift: { ...exampleShift, lead } }), careunits });
    const frame = { type: 'leads-changed' };
    for (const [careUnitIds, lead] of [[['a'], true] as const, [['a', 'b'], false] as const])
      expect(toldOf([...careUnitIds], lead)).toMatchObject([
        { audience: { to: 'staff', careUnitIds }, frame },
      ]);
    expect(toldOf(['a'], false)).toEqual([]);
  });

  it('what is written to colleagues has a kind of news of its own', () => {
    const [news] = liveNewsOf(exampleEvent(internalMessageSentV1, internalMessageSentV1.examples[0]));
    expect(news).toHaveProperty('internalMessage');
    expect(news).not.toHaveProperty('message');
  });
});
