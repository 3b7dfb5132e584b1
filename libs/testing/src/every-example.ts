import type { EventContract, Principal } from '@om/contracts';
import { isRefused, makeEvent, type RequestContract } from '@om/messaging';
import { uuidV7Ids } from '@om/platform';
import { aService } from './principals.js';
import type { TestService } from './test-service.js';

/**
 * Consumer contract test: publishes every example of each contract to the real service through the broker.
 * @throws Error naming each example that was neither handled nor known already
 */
export const exercisesEveryExample = async (
  service: TestService,
  contracts: readonly EventContract[],
): Promise<void> => {
  const problems: string[] = [];
  for (const contract of contracts) {
    for (const [index, data] of contract.examples.entries()) {
      const outcome = await service.emit(exampleEvent(contract, data));
      if (outcome !== 'handled' && outcome !== 'outdated')
        problems.push(`${contract.type} example ${index}: ${outcome}`);
    }
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
};

/**
 * Provider contract test: asks every example payload. A refusal by rule is an answer; that the example does not fit, or that
 * the handler failed, is not.
 */
export const answersEveryExample = async (
  service: TestService,
  contracts: readonly RequestContract[],
  principal: Principal,
): Promise<void> => {
  const problems: string[] = [];
  for (const contract of contracts) {
    for (const [index, { payload }] of contract.examples.entries()) {
      const answer = await service.request(contract, payload, principal);
      if (isRefused(answer) && /\.(invalid|internal|unavailable)$/.test(answer.refused.code)) {
        problems.push(`${contract.name} example ${index}: ${answer.refused.code} ${answer.refused.detail}`);
      }
    }
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
};

/** An event around example data, about the aggregate the data names. */
export const exampleEvent = (
  contract: EventContract,
  data: unknown,
  over: { version?: number; careunits?: string[] } = {},
) =>
  makeEvent(contract, {
    id: uuidV7Ids.next(),
    time: new Date(),
    subject: subjectOf(data),
    version: 1,
    actor: aService(contract.owner),
    careunits: ['min-vard'],
    data,
    ...over,
  });

const subjectOf = (data: unknown): string => {
  const fields = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
  const named = fields['visitId'] ?? fields['patientId'] ?? fields['careUnitId'];
  return typeof named === 'string' ? named : uuidV7Ids.next();
};
