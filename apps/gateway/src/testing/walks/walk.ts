import { randomUUID } from 'node:crypto';
import type { GATEWAY_ROUTES } from '@om/contracts';
import type { Browser } from '../browser.js';
import type { Clinic } from '../clinic.js';
import type { GatewayUnderTest } from '../gateway-under-test.js';

/** Where routes are walked. */
export interface Place {
  readonly system: GatewayUnderTest;
  readonly clinic: Clinic;
}

/** A request to a route, by somebody who may make it, about something that is ready for it. */
export interface Asked {
  readonly by: Browser;
  /** What stands for `:visitId` in the path. */
  readonly visitId?: string;
  /** What stands for other ids, by their names. */
  readonly ids?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: object;
}

/** Gets everything ready for a request that will be answered. */
export type Walk = (place: Place) => Promise<Asked> | Asked;

type Routes = typeof GATEWAY_ROUTES;

/** A walk for every route that answers something. */
export type Walks = {
  readonly [Name in keyof Routes as Routes[Name] extends { readonly answer: unknown } ? Name : never]: Walk;
};

/** The id of a command, as a browser makes one. */
export const commandId = (): string => randomUUID();

/** The nurse asks; nothing needs to be ready. */
export const byNurse =
  (query = ''): Walk =>
  ({ clinic }) => ({ by: clinic.nurse, query });

/** A patient asks; nothing needs to be ready. */
export const byPatient: Walk = async ({ system }) => ({ by: await system.patient() });

/** Does something that has to be done before the request; answers what came back. */
export const prepare = async (by: Browser, path: string, body: object): Promise<unknown> => {
  const response = await by.send('POST', path, { commandId: commandId(), ...body });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
};

/** An ongoing visit of the nurse, about which the nurse asks. */
export const aboutOngoing =
  (body: () => object = () => ({})): Walk =>
  async ({ clinic }) => {
    const { visitId } = await clinic.ongoingVisit();
    return { by: clinic.nurse, visitId, body: { commandId: commandId(), ...body() } };
  };
