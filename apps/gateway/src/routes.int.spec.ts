import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exampleSnapshot, GATEWAY_ROUTES, saveNote, type RouteContract } from '@om/contracts';
import { randomUUID } from 'node:crypto';
import type { Browser } from './testing/browser.js';
import { GatewayUnderTest } from './testing/gateway-under-test.js';

const { visitId } = exampleSnapshot;
const noteExample = saveNote.examples[0]?.payload;
let system: GatewayUnderTest;
let nurse: Browser;
let patient: Browser;

beforeAll(async () => {
  system = await GatewayUnderTest.start();
  nurse = await system.nurse();
  patient = await system.patient();
}, 60_000);
afterAll(() => system.stop());

/** Bodies that routes need, by name; the ids are fresh each time. */
const bodies: Record<string, () => object> = {
  staffAssignment: () => ({ careUnitId: 'min-vard', role: 'nurse' }),
  start: () => ({ commandId: randomUUID(), expectedVersion: 2 }),
  end: () => ({
    commandId: randomUUID(),
    expectedVersion: 3,
    async: { kind: 'hours', hours: 72 },
    autoMessage: false,
  }),
  saveNote: () => {
    const { visitId: _, ...note } = noteExample ?? { visitId };
    return { commandId: randomUUID(), ...note };
  },
  sendCase: () => ({
    commandId: randomUUID(),
    visitId: randomUUID(),
    careUnitId: 'min-vard',
    reasonCode: 'axelbesvar',
    answers: [],
    redFlag: false,
    ownWords: 'Ont.',
  }),
  devSmsMode: () => ({ failing: true }),
  devElapse: () => ({ hours: 72 }),
  devBooking: () => ({
    commandId: randomUUID(),
    visitId: randomUUID(),
    personnummer: '198603042386',
    careUnitId: 'min-vard',
    reasonCode: 'axelbesvar',
    bookedFor: '2026-11-23T10:00:00.000Z',
  }),
};
const queries: Record<string, string> = { staffCases: '?tab=waiting', searchCodes: '?q=axel' };

describe('every route of the contract', () => {
  const routes = (Object.entries(GATEWAY_ROUTES) as [string, RouteContract][]).filter(
    ([, { answer }]) => answer,
  );

  it.each(routes)('%s handles what the services’ contracts give as examples', async (name, route) => {
    const browser = route.access === 'patient' ? patient : nurse;
    const path = route.path.replace(':visitId', visitId) + (queries[name] ?? '');
    const body = bodies[name]?.() ?? { commandId: randomUUID() };
    const response = await (route.method === 'GET'
      ? browser.ask(path)
      : browser.send(route.method, path, body));
    const answer: unknown = await response.json();
    expect({ status: response.status, answer }).toMatchObject({ status: 200 });
    expect(route.answer?.parse(answer)).toEqual(answer);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});
