import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { GATEWAY_ROUTES, problem, type RouteContract } from '@om/contracts';
import { Clinic } from './testing/clinic.js';
import { GatewayUnderTest } from './testing/gateway-under-test.js';
import { BOOKING_WALKS } from './testing/walks/booking-walks.js';
import { COURSE_WALKS } from './testing/walks/course-walks.js';
import { DEVELOPMENT_WALKS } from './testing/walks/development-walks.js';
import { PARTICIPATION_WALKS } from './testing/walks/participation-walks.js';
import { PATIENT_WALKS } from './testing/walks/patient-walks.js';
import { SESSION_WALKS } from './testing/walks/session-walks.js';
import { VISIT_WALKS } from './testing/walks/visit-walks.js';
import type { Walk, Walks } from './testing/walks/walk.js';
import { WORK_WALKS } from './testing/walks/work-walks.js';

let system: GatewayUnderTest;
let clinic: Clinic;

beforeAll(async () => {
  system = await GatewayUnderTest.start({
    services: ['queue', 'visit', 'chat', 'documentation', 'forms-and-files'],
  });
  clinic = await Clinic.open(system);
}, 60_000);
afterAll(() => system.stop());
afterEach(() => clinic.clearAway());

const WALKS: Partial<Walks> = {
  ...SESSION_WALKS,
  ...VISIT_WALKS,
  ...COURSE_WALKS,
  ...PARTICIPATION_WALKS,
  ...WORK_WALKS,
  ...BOOKING_WALKS,
  ...PATIENT_WALKS,
  ...DEVELOPMENT_WALKS,
};

/** Each route with its walk; one that has none yet fails by name. */
const walked = (Object.entries(GATEWAY_ROUTES) as [string, RouteContract][])
  .filter(([, { answer }]) => answer)
  .map(([name, route]) => [name, route, (WALKS as Readonly<Record<string, Walk>>)[name]] as const);

const addressOf = ({ path }: RouteContract, ids: Readonly<Record<string, string>>): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => ids[name] ?? '');

describe('every route of the contract', () => {
  it.each(walked)(
    '%s answers as it says, in no more words, and nothing keeps the answer; a repeat is the same, a second time at an old version is refused',
    async (name, route, walk) => {
      if (!walk) throw new Error(`${name} has no walk in apps/gateway/src/testing/walks`);
      const { by, visitId = '', ids = {}, query = '', body = {} } = await walk({ system, clinic });
      const path = addressOf(route, { visitId, ...ids }) + query;
      const response = await (route.method === 'GET' ? by.ask(path) : by.send(route.method, path, body));
      const answer: unknown = await response.json();
      expect({ status: response.status, answer }).toMatchObject({ status: 200 });
      expect(route.answer?.parse(answer)).toEqual(answer);
      expect(response.headers.get('cache-control')).toBe('no-store');
      if (route.method === 'GET') return;
      const send = (changed: object) => by.send(route.method as 'POST', path, { ...body, ...changed });
      if ('commandId' in body) {
        const again = await send({});
        expect({ status: again.status, answer: untimed(await again.json()) }).toEqual({
          status: 200,
          answer: untimed(answer),
        });
      }
      if ('expectedVersion' in body) {
        const late = problem.parse(await (await send({ commandId: randomUUID() })).json());
        expect(late).toMatchObject({
          status: 409,
          code: expect.stringMatching(/\.(stale-version|state-forbids|handover-pending)$/),
        });
      }
    },
  );
});

/** An answer without the time it was given at. */
const untimed = (answer: unknown): unknown => ({ ...(answer as object), serverTime: undefined });
