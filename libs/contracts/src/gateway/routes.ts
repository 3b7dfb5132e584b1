import type { z } from 'zod';
import { getHistory } from '../chat/index.js';
import { COURSE_ROUTES, ON_BEHALF_ROUTES } from './course-routes.js';
import { REQUESTS } from '../topology.js';
import { DEVELOPMENT_ROUTES } from './development-routes.js';
import { HOOK_ROUTES } from './hook-routes.js';
import { FEEDBACK_ROUTES, PARTICIPATION_ROUTES } from './participation-routes.js';
import { PATIENT_ROUTES } from './patient-routes.js';
import type { RouteContract } from './route.js';
import { SESSION_ROUTES } from './session-routes.js';
import { VISIT_ROUTES } from './visit-routes.js';
import { SHIFT_ROUTES, SLOT_ROUTES, UNIT_ROUTES } from './work-routes.js';

/** By reference to the tables, because written out the declaration would be a megabyte. */
type Routes = typeof SESSION_ROUTES &
  typeof VISIT_ROUTES &
  typeof COURSE_ROUTES &
  typeof ON_BEHALF_ROUTES &
  typeof PARTICIPATION_ROUTES &
  typeof FEEDBACK_ROUTES &
  typeof SHIFT_ROUTES &
  typeof UNIT_ROUTES &
  typeof SLOT_ROUTES &
  typeof PATIENT_ROUTES &
  typeof HOOK_ROUTES &
  typeof DEVELOPMENT_ROUTES;
const ALL_ROUTES: Routes = {
  ...SESSION_ROUTES,
  ...VISIT_ROUTES,
  ...COURSE_ROUTES,
  ...ON_BEHALF_ROUTES,
  ...PARTICIPATION_ROUTES,
  ...FEEDBACK_ROUTES,
  ...SHIFT_ROUTES,
  ...UNIT_ROUTES,
  ...SLOT_ROUTES,
  ...PATIENT_ROUTES,
  ...HOOK_ROUTES,
  ...DEVELOPMENT_ROUTES,
};

/** A message is described before a service handles it; until then there is no way to it. */
const ANSWERED = new Set(REQUESTS.map(({ name }) => name));
const isAnswered = ([, { asks }]: [string, RouteContract]): boolean => !asks || ANSWERED.has(asks.name);

/** The whole HTTP interface of the gateway; sockets are in `socket.ts`. */
export const GATEWAY_ROUTES: Routes = Object.fromEntries(
  Object.entries<RouteContract>(ALL_ROUTES).filter(isAnswered),
) as unknown as Routes;

/** What a route answers, as its reader gets it. */
export type RouteAnswer<R extends RouteContract> = R extends { readonly answer: infer A extends z.ZodType }
  ? z.output<A>
  : undefined;

/** Longest page of a conversation that a route or `opened` answers at once. */
export const HISTORY_PAGE = getHistory.payload.shape.limit.maxValue ?? 500;
