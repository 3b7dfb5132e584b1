/** @jest-environment @om/testing/worker-environment */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { idsIn, problem, type RouteContract } from '@om/contracts';
import { PASSED_ON, type PassedOnRoute } from './passing/passed-on.js';
import type { Browser } from './testing/browser.js';
import { Clinic, type Visit } from './testing/clinic.js';
import { addressAbout, exampleBody } from './testing/example-request.js';
import { GatewayUnderTest } from './testing/gateway-under-test.js';

let system: GatewayUnderTest;
let clinic: Clinic;
let visit: Visit;
/** Works at another unit. */
let physician: Browser;
/** Has other cases. */
let patient: Browser;

beforeAll(async () => {
  system = await GatewayUnderTest.shared();
  clinic = await Clinic.open(system);
  visit = await clinic.ongoingVisit();
  physician = await system.staff('physician', 'exempelby');
  patient = await system.patient('Testpatient P24-52');
}, 60_000);
afterAll(async () => {
  await clinic.close();
  await system.stop();
});

/** The commands on a visit: those whose address names it. */
const commands = PASSED_ON.filter(
  ([, { path, asks, access }]) =>
    path.includes(':visitId') &&
    asks.name.startsWith('visit.') &&
    asks.kind === 'command' &&
    access !== 'development',
);

const askerOf = ({ access }: RouteContract): Browser => (access === 'patient' ? patient : physician);
const codeOf = async (response: Response) => {
  const { status, code, field } = problem.parse(await response.json());
  return { status, code, field };
};
const send = (route: PassedOnRoute, visitId: string, body: unknown): Promise<Response> =>
  askerOf(route).send(route.method as 'POST', addressAbout(route, visitId), body);

describe('somebody who has nothing to do with a visit', () => {
  it.each(commands)('%s: is told that there is no such visit', async (_name, route) => {
    const response = await send(route, visit.visitId, exampleBody(route));
    expect(await codeOf(response)).toMatchObject({ status: 404, code: 'visit.not-found' });
  });

  it.each(commands)('%s: is told the same of one that does not exist', async (_name, route) => {
    const response = await send(route, randomUUID(), exampleBody(route));
    expect(await codeOf(response)).toMatchObject({ status: 404, code: 'visit.not-found' });
  });
});

describe('what does not fit', () => {
  const withBody = PASSED_ON.filter(([, { body, access }]) => body && access !== 'development');

  it.each(withBody)('%s: a field nobody knows is named', async (_name, route) => {
    const response = await send(route, visit.visitId, { ...exampleBody(route), unheardOf: 1 });
    expect(await codeOf(response)).toMatchObject({
      status: 422,
      code: 'gateway.invalid',
      field: 'unheardOf',
    });
  });

  it.each(withBody)('%s: fields of the wrong kind are named', async (_name, route) => {
    const fields = Object.keys(exampleBody(route));
    for (const field of fields) {
      const response = await send(route, visit.visitId, {
        ...exampleBody(route),
        [field]: { strange: true },
      });
      const told = await codeOf(response);
      expect(told).toMatchObject({ status: 422, code: 'gateway.invalid' });
      expect(told.field?.split('.')[0]).toMatch(new RegExp(`^(${field}|strange)$`));
    }
  });

  it.each(withBody.filter(([, { path }]) => path.includes(':')))(
    '%s: an id that is none is named',
    async (_name, route) => {
      const path = route.path.replaceAll(/:\w+/g, 'none');
      const response = await askerOf(route).send(route.method as 'POST', path, exampleBody(route));
      const [first = ''] = idsIn(route.path);
      expect(await codeOf(response)).toMatchObject({ status: 422, code: 'gateway.invalid', field: first });
    },
  );
});
