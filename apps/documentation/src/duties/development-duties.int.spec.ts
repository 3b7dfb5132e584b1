import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  dutyChangedV1,
  elapseDuties,
  exampleSnapshot,
  listDuties,
  visitEndedV1,
  waiveDuty,
  type Duty,
} from '@om/contracts';
import { isRefused, makeEvent } from '@om/messaging';
import {
  aClinician,
  aService,
  startTestInfrastructure,
  startTestService,
  type TestInfrastructure,
  type TestService,
} from '@om/testing';
import { randomUUID } from 'node:crypto';
import { DocumentationModule } from '../documentation.module.js';

const nurse = aClinician();
const gateway = aService('gateway');

describe('what is left to document', () => {
  let infrastructure: TestInfrastructure;
  let documentation: TestService;
  const start = (env: Record<string, string> = {}) =>
    startTestService((env) => DocumentationModule.forEnvironment(env), 'documentation', {
      infrastructure,
      env,
    });
  beforeAll(async () => {
    infrastructure = await startTestInfrastructure();
    documentation = await start();
  }, 60_000);
  afterAll(async () => {
    await documentation.stop();
    await infrastructure.stop();
  });

  const ended = async (): Promise<string> => {
    const visitId = randomUUID();
    const event = makeEvent(visitEndedV1, {
      id: randomUUID(),
      time: new Date(),
      subject: visitId,
      version: 5,
      actor: nurse,
      careunits: ['min-vard'],
      data: { visit: { ...exampleSnapshot, visitId, version: 5, state: 'async' } },
    });
    await documentation.emit(event);
    return visitId;
  };
  const dutyOf = async (visitId: string): Promise<Duty> => {
    const answer = await documentation.request(listDuties, { visitId }, nurse);
    const [duty] = isRefused(answer) ? [] : answer.duties;
    if (!duty) throw new Error('no duty');
    return duty;
  };
  const elapse = (visitId: string, hours: number) =>
    documentation.request(elapseDuties, { visitId, hours }, gateway);

  it('is left as long as the command of development says, and what falls due then is done and told', async () => {
    const visitId = await ended();
    const { dutyId, openedAt } = await dutyOf(visitId);
    const answer = await elapse(visitId, 25);
    const after = new Date(Date.parse(openedAt) - 25 * 3_600_000).toISOString();
    expect(answer).toMatchObject({ duties: [{ dutyId, openedAt: after }] });
    const told = await documentation.nextPublished(
      dutyChangedV1.type,
      ({ subject, data }) =>
        subject === dutyId && dutyChangedV1.data.parse(data).duty.remindedAt !== undefined,
    );
    expect(dutyChangedV1.data.parse(told.data).duty).toEqual(await dutyOf(visitId));
    expect(await dutyOf(visitId)).toMatchObject({ openedAt: after, remindedAt: expect.any(String) });
    expect(await dutyOf(visitId)).not.toHaveProperty('escalatedAt');
  });

  it('does not grow older once it is done', async () => {
    const visitId = await ended();
    const { dutyId } = await dutyOf(visitId);
    await documentation.request(waiveDuty, { dutyId, reason: 'Dokumenterat i journalen' }, nurse);
    const waived = await dutyOf(visitId);
    expect(await elapse(visitId, 25)).toMatchObject({ refused: { code: 'documentation.no-such-duty' } });
    expect(await dutyOf(visitId)).toEqual(waived);
  });

  it('is not made older in production', async () => {
    const visitId = await ended();
    const before = await dutyOf(visitId);
    await documentation.stop();
    documentation = await start({ NODE_ENV: 'production' });
    expect(await elapse(visitId, 25)).toMatchObject({ refused: { code: 'documentation.development-only' } });
    expect(await dutyOf(visitId)).toEqual(before);
  });
});
