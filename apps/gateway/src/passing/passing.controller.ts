import { Body, Controller, Param, Query, Req } from '@nestjs/common';
import { isRefused, Requester, type Refused } from '@om/messaging';
import { z } from 'zod';
import { Route, type KnownRequest } from '../sessions/route.js';
import {
  askerOf,
  idsSchema,
  PASSED_ON,
  payloadOf,
  readingOf,
  type CheckedParts,
  type PassedOnRoute,
} from './passed-on.js';

/**
 * The routes that only pass on. Whether something may be done is decided by the service that is asked; here who asks is proven
 * and what was sent is checked. One method for each row of the table, with the same guard and validation as any other.
 */
@Controller()
export class PassingController {
  constructor(private readonly requester: Requester) {}

  /** Asks the route's service and answers as its reader may read it. */
  async pass(route: PassedOnRoute, request: KnownRequest, parts: CheckedParts): Promise<unknown> {
    const principal = askerOf(route, request);
    const { payload, commandId } = payloadOf(parts);
    const told: unknown = await this.requester.request(route.asks, payload, {
      principal,
      ...(commandId === undefined ? {} : { commandId }),
    });
    return isRefused(told) ? (told satisfies Refused) : readingOf(route, told, principal);
  }
}

const NOTHING = z.strictObject({});

/** Gives the controller a method for a route, decorated as if it had been written out. */
const serve = (name: string, route: PassedOnRoute): void => {
  const handlers = PassingController.prototype as unknown as Record<string, unknown>;
  const handler = function (this: PassingController, ...[request, ids, query, body]: HandlerArguments) {
    return this.pass(route, request, { ids, query, body });
  };
  Object.defineProperty(handlers, name, { value: handler, configurable: true, writable: true });
  const parameters = [
    Req(),
    Param({ schema: idsSchema(route) }),
    Query({ schema: route.query ?? NOTHING }),
    Body({ schema: route.body ?? z.unknown() }),
  ];
  for (const [place, decorate] of parameters.entries()) decorate(handlers, name, place);
  Route(route)(handlers, name, { value: handler });
};
type HandlerArguments = [request: KnownRequest, ids: object, query: object, body: object];

for (const [name, route] of PASSED_ON) serve(name, route);
