/** @jest-environment @om/testing/worker-environment */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  caseChangedV1,
  claimVisit,
  problem,
  visitClaimedV1,
  type EventContract,
  type EventEnvelope,
} from '@om/contracts';
import { eventually, type Outside } from '@om/testing';
import { Clinic } from '../testing/clinic.js';
import { GatewayUnderTest } from '../testing/gateway-under-test.js';
import { CORRELATION_ID } from './trace.js';

let system: GatewayUnderTest;
let clinic: Clinic;
let outside: Outside;

beforeAll(async () => {
  system = await GatewayUnderTest.shared();
  clinic = await Clinic.open(system);
  outside = await system.hearEvents();
}, 60_000);
afterAll(async () => {
  await outside.close();
  await clinic.close();
  await system.stop();
});

const claim = (visitId: string, headers: Record<string, string> = {}): Promise<Response> =>
  clinic.nurse.send('POST', `/api/staff/visits/${visitId}/claim`, { commandId: randomUUID() }, headers);
const idOf = ({ headers }: Response): string => headers.get(CORRELATION_ID) ?? '';
const traceOf = ({ traceparent = '' }: EventEnvelope): string | undefined => traceparent.split('-')[1];

describe('the correlation id of an answer', () => {
  it('leads from the browser’s request through the command and the events it caused to the stored row', async () => {
    const { visitId } = await clinic.waitingCase();
    const id = idOf(await claim(visitId));
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    const caused = ({ type }: EventContract) =>
      eventually(
        () =>
          outside.heard.find(
            (event) => event.type === type && event.subject === visitId && traceOf(event) === id,
          ) ?? false,
      );
    const { actor } = await caused(visitClaimedV1);
    expect(actor).toMatchObject({ kind: 'clinician' });
    expect((await caused(caseChangedV1)).source).toBe('/queue');
    const row = await eventually(async () => {
      const rows = await system.historyOf(visitId);
      return rows.find(({ trace }) => trace === id) ?? false;
    });
    expect(row).toMatchObject({ event: 'claimed', cause: claimVisit.name, actor });
  });

  it('is in the problem too, another one for each request, and never one that the browser chose', async () => {
    const { visitId } = await clinic.claimedCase();
    const chosen = 'a'.repeat(32);
    const sent = { [CORRELATION_ID]: chosen, traceparent: `00-${chosen}-${'b'.repeat(16)}-01` };
    const refused = [await claim(visitId, sent), await claim(visitId, sent)];
    const ids = refused.map(idOf);
    const problems = await Promise.all(refused.map(async (response) => problem.parse(await response.json())));
    expect(problems.map(({ correlationId }) => correlationId)).toEqual(ids);
    expect(new Set([...ids, chosen]).size).toBe(3);
  });
});
