import { describe, expect, it } from '@jest/globals';
import { EVENTS, serverFrame, unitChangedV1, sealedV1, type EventContract } from '@om/contracts';
import { exampleEvent } from '@om/testing';
import { liveNewsOf } from './live-frames.js';

/** Events that no screen shows by themselves: what they change is told by others. */
const NOT_FOR_SCREENS: readonly EventContract[] = [unitChangedV1, sealedV1];
const examples = EVENTS.filter((contract) => !NOT_FOR_SCREENS.includes(contract)).flatMap((contract) =>
  contract.examples.map((data, index) => [contract.type, index, contract, data] as const),
);

describe('every event that screens show', () => {
  it.each(examples)('%s example %i becomes a frame of the contract', (_type, _index, contract, data) => {
    const news = liveNewsOf(exampleEvent(contract, data));
    const frame = news && ('message' in news ? { type: 'message', message: news.message } : news.frame);
    expect(serverFrame.parse(frame)).toEqual(frame);
  });

  it.each(NOT_FOR_SCREENS.map((contract) => [contract.type, contract] as const))(
    '%s is left out',
    (_type, contract) => {
      expect(liveNewsOf(exampleEvent(contract, contract.examples[0]))).toBeUndefined();
    },
  );
});

describe('who is told', () => {
  const told = (contract: EventContract) => liveNewsOf(exampleEvent(contract, contract.examples[0]));

  it.each(EVENTS.filter(({ type }) => /case-changed|presence-changed|patient-reached/.test(type)))(
    '$type never reaches a patient',
    (contract) => {
      expect(told(contract)).toMatchObject({
        audience: { to: expect.stringMatching(/^(units|staff-followers)$/) as unknown },
      });
    },
  );
});
