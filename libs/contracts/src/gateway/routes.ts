import type { z } from 'zod';
import { getHistory } from '../chat/queries.js';
import { DEVELOPMENT_ROUTES } from './development-routes.js';
import { PATIENT_ROUTES } from './patient-routes.js';
import type { RouteContract } from './route.js';
import { SESSION_ROUTES } from './session-routes.js';
import { VISIT_ROUTES } from './visit-routes.js';

/** The whole HTTP interface of the gateway; sockets are in `socket.ts`. */
export const GATEWAY_ROUTES = {
  ...SESSION_ROUTES,
  ...VISIT_ROUTES,
  ...PATIENT_ROUTES,
  ...DEVELOPMENT_ROUTES,
} as const satisfies Record<string, RouteContract>;

/** What a route answers, as its reader gets it. */
export type RouteAnswer<R extends RouteContract> = R extends { readonly answer: infer A extends z.ZodType }
  ? z.output<A>
  : undefined;

/** Longest page of a conversation that a route or `opened` answers at once. */
export const HISTORY_PAGE = getHistory.payload.shape.limit.maxValue ?? 500;
