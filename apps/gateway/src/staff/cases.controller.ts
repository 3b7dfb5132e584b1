import { Body, Controller, Inject, Query } from '@nestjs/common';
import {
  GATEWAY_ROUTES,
  listCases,
  NO_COUNTS,
  type ClinicianPrincipal,
  type StaffCases,
} from '@om/contracts';
import { isRefused, type Payload, type Refused } from '@om/messaging';
import { CLOCK, type Clock } from '@om/platform';
import type { z } from 'zod';
import { isAway } from '../problems/away.js';
import { ViewRequester } from '../parts/view-requester.js';
import { Clinician, Route } from '../sessions/route.js';

const routes = GATEWAY_ROUTES;
/** Rows a tab of Startsida shows; more than a person can take in. */
const PAGE = 200;
const NO_ROWS = { rows: [], more: false, counts: NO_COUNTS };

/** Startsida. */
@Controller()
export class CasesController {
  constructor(
    private readonly requester: ViewRequester,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Route(routes.staffCases)
  cases(
    @Clinician() principal: ClinicianPrincipal,
    @Query({ schema: routes.staffCases.query }) tab: z.output<typeof routes.staffCases.query>,
  ): Promise<StaffCases | Refused> {
    return this.list(principal, tab);
  }

  /** By POST: what is searched for names a person, and addresses end in logs. */
  @Route(routes.searchCases)
  search(
    @Clinician() principal: ClinicianPrincipal,
    @Body({ schema: routes.searchCases.body }) wanted: z.output<typeof routes.searchCases.body>,
  ): Promise<StaffCases | Refused> {
    return this.list(principal, { ...wanted, tab: 'ended' });
  }

  /** Without queue the list is empty and says why: the rest of the page, and a visit that is open, go on. */
  private async list(
    principal: ClinicianPrincipal,
    wanted: Omit<Payload<typeof listCases>, 'limit'>,
  ): Promise<StaffCases | Refused> {
    const list = await this.requester.request(listCases, { ...wanted, limit: PAGE }, { principal });
    if (isRefused(list) && !isAway(list)) return list;
    const serverTime = this.clock.now().toISOString();
    return isRefused(list)
      ? { ...NO_ROWS, degraded: ['queue'], serverTime }
      : { ...list, degraded: [], serverTime };
  }
}
