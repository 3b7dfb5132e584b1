/** @jest-environment @om/testing/worker-environment */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { problem, staffSession, VISIT_ERRORS, type Principal, type VisitSnapshot } from '@om/contracts';
import {
  permissionRefusal,
  TRANSITIONS,
  transitionsFrom,
  VISIT_ACTIONS,
  VISIT_STATES,
  type VisitAction,
} from '@om/visit-state';
import { PASSED_ON, type PassedOnRoute } from './passing/passed-on.js';
import type { Browser } from './testing/browser.js';
import { Clinic } from './testing/clinic.js';
import { addressAbout, exampleBody } from './testing/example-request.js';
import { GatewayUnderTest } from './testing/gateway-under-test.js';
import { VISIT_IN } from './testing/visits-in-state.js';

/** Every route by which a person does something with a visit, and the action of the table that it is. */
const CHANGING = PASSED_ON.filter(
  ([, { path, asks, access }]) =>
    path.includes(':visitId') &&
    asks.kind === 'command' &&
    asks.name.startsWith('visit.') &&
    access !== 'development',
).map(([name, route]) => ({ name, route, action: route.asks.name.slice('visit.'.length) as VisitAction }));

/** States that the table of transitions leads to. */
const STATES = VISIT_STATES.filter((state) => TRANSITIONS.some(({ to }) => to === state));

let system: GatewayUnderTest;
let clinic: Clinic;
let nurse: Principal;

beforeAll(async () => {
  system = await GatewayUnderTest.shared();
  clinic = await Clinic.open(system);
  const session = staffSession.parse(await (await clinic.nurse.ask('/api/staff/session')).json());
  if (!session.principal) throw new Error('the nurse has chosen no unit');
  nurse = session.principal;
}, 60_000);
afterAll(async () => {
  await clinic.close();
  await system.stop();
});

describe('the table of transitions', () => {
  it('has a route for each action, and each route that changes a visit is one of its actions', () => {
    const actions = CHANGING.map(({ action }) => action);
    expect(VISIT_ACTIONS.filter((action) => !actions.includes(action))).toEqual([]);
    const others = CHANGING.filter(({ action }) => !VISIT_ACTIONS.includes(action));
    // Internal feedback is about a visit, in whatever state, and changes nothing of it.
    expect(others.map(({ name }) => name)).toEqual(['giveFeedback']);
  });

  it('leads to no state that a visit is not brought into here', () => {
    expect(Object.keys(VISIT_IN).sort()).toEqual([...STATES].sort());
  });
});

describe.each(STATES)('a visit that is %s', (state) => {
  const forbidden = CHANGING.filter(
    ({ action }) => VISIT_ACTIONS.includes(action) && transitionsFrom(state, action).length === 0,
  ).map(({ name, route, action }) => [name, route, action] as const);
  let visitId: string;
  let patient: Browser;
  let before: VisitSnapshot;

  beforeAll(async () => {
    ({ visitId, patient } = await VISIT_IN[state as keyof typeof VISIT_IN]({ system, clinic }));
    before = await clinic.visit(visitId);
    expect(before.state).toBe(state);
  });

  const askerOf = ({ access }: PassedOnRoute): [Browser, Principal] => {
    const { patientId, name } = before.patient;
    return access === 'patient'
      ? [patient, { kind: 'patient', personId: patientId, name }]
      : [clinic.nurse, nurse];
  };

  it.each(forbidden)('is not changed by %s, whose asker reads why', async (_name, route, action) => {
    const [asker, principal] = askerOf(route);
    const refusal = permissionRefusal(before, action, principal);
    if (!refusal) throw new Error(`the rules let ${action} through`);
    const response = await asker.send(
      route.method as 'POST',
      addressAbout(route, visitId),
      exampleBody(route),
    );
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const { code, params } = refusal;
    const { title } = VISIT_ERRORS[code];
    const told = problem.parse(await response.json());
    expect(told).toMatchObject({ status: 409, code, title, retry: false, ...(params && { params }) });
    expect(response.status).toBe(told.status);
    expect(await clinic.visit(visitId)).toEqual(before);
  });
});
