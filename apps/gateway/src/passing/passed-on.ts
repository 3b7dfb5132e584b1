import {
  caseAnswer,
  GATEWAY_ROUTES,
  idsIn,
  visitAnswer,
  type ClinicianPrincipal,
  type CommandContract,
  type PatientPrincipal,
  type Principal,
  type QueryContract,
  type RouteContract,
  type VisitSnapshot,
} from '@om/contracts';
import { actionsFor } from '@om/visit-state';
import { z } from 'zod';
import { OURSELVES } from '../login/staff-directory.js';
import { patientCaseOf } from '../patient/patient-case.js';
import { patientOf, type KnownRequest } from '../sessions/route.js';

/** A route whose request becomes one message of a service. */
export interface PassedOnRoute extends RouteContract {
  readonly asks: CommandContract | QueryContract;
}

/** The parts of a request, each checked against its own schema. */
export interface CheckedParts {
  readonly ids: object;
  readonly query: object;
  readonly body: object;
}

/** Every route that the table says is passed on, by name. */
export const PASSED_ON: readonly (readonly [string, PassedOnRoute])[] = Object.entries<RouteContract>(
  GATEWAY_ROUTES,
).flatMap(([name, route]) => (route.asks ? [[name, { ...route, asks: route.asks }] as const] : []));

/** What the ids in the path must look like: as the message has them. */
export const idsSchema = ({ path, asks }: PassedOnRoute): z.ZodObject => {
  const fields = asks.payload instanceof z.ZodObject ? asks.payload.shape : {};
  return z.strictObject(Object.fromEntries(idsIn(path).map((name) => [name, fields[name] ?? z.never()])));
};

/** The message's payload and the command's id: everything that was sent, in one object. */
export const payloadOf = ({
  ids,
  query,
  body,
}: CheckedParts): { payload: unknown; commandId: string | undefined } => {
  const { commandId, ...payload } = { ...query, ...body, ...ids } as { commandId?: string };
  return { payload, commandId };
};

/** Who asks: the person whom the route let in, or the gateway itself where nobody logs in. */
export const askerOf = ({ access }: RouteContract, request: KnownRequest): Principal => {
  const { staffLogin, patientLogin } = request;
  if (access === 'staff' && staffLogin?.principal) return staffLogin.principal;
  if (access === 'patient' && patientLogin) return patientOf(patientLogin);
  if (access === 'development') return OURSELVES;
  throw new Error(`A route for ${access} cannot be passed on`);
};

/**
 * What the asker reads of a service's answer. A visit comes with what its reader can do next; a patient gets the own case and
 * never the visit. Everything else goes on as it is, and the route's contract lets out what it lists.
 */
export const readingOf = ({ answer }: RouteContract, told: unknown, asker: Principal): unknown => {
  if (answer === visitAnswer) return withActions((told as { visit: VisitSnapshot }).visit, asker);
  if (answer === caseAnswer)
    return { case: patientCaseOf((told as { visit: VisitSnapshot }).visit, asker as PatientPrincipal) };
  return told;
};

/** A visit with what its reader can do with it. */
export const withActions = (visit: VisitSnapshot, asker: Principal | ClinicianPrincipal) => ({
  visit,
  actions: actionsFor(visit, asker),
});
