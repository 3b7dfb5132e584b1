import { Body, Controller } from '@nestjs/common';
import {
  bookVisit,
  elapseVisit,
  GATEWAY_ROUTES,
  listDevSms,
  setDevSms,
  type VisitSnapshot,
} from '@om/contracts';
import { isRefused, Requester, type Refused } from '@om/messaging';
import { actionsFor } from '@om/visit-state';
import type { z } from 'zod';
import { OURSELVES } from '../login/staff-directory.js';
import { Route, VisitPath } from '../sessions/route.js';

const routes = GATEWAY_ROUTES;
const by = { principal: OURSELVES };

/** What only development has; the guard answers 404 in production, and so do the services. */
@Controller()
export class DevelopmentController {
  constructor(private readonly requester: Requester) {}

  @Route(routes.devSms)
  sms() {
    return this.requester.request(listDevSms, {}, by);
  }

  @Route(routes.devSmsMode)
  smsMode(@Body({ schema: routes.devSmsMode.body }) mode: z.output<typeof routes.devSmsMode.body>) {
    return this.requester.request(setDevSms, mode, by);
  }

  @Route(routes.devElapse)
  async elapse(
    @VisitPath() { visitId }: VisitPath,
    @Body({ schema: routes.devElapse.body }) { hours }: z.output<typeof routes.devElapse.body>,
  ) {
    return seen(await this.requester.request(elapseVisit, { visitId, hours }, by));
  }

  @Route(routes.devBooking)
  async book(
    @Body({ schema: routes.devBooking.body })
    { commandId, ...booking }: z.output<typeof routes.devBooking.body>,
  ) {
    return seen(await this.requester.request(bookVisit, booking, { ...by, commandId }));
  }
}

const seen = (answer: { visit: VisitSnapshot } | Refused) =>
  isRefused(answer) ? answer : { visit: answer.visit, actions: actionsFor(answer.visit, OURSELVES) };
