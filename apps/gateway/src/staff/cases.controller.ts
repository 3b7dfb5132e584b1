import { Controller, Inject, Query } from '@nestjs/common';
import {
  GATEWAY_ROUTES,
  listCases,
  NO_COUNTS,
  type CaseTab,
  type ClinicianPrincipal,
  type StaffCases,
} from '@om/contracts';
import { isRefused, Requester, type Refused } from '@om/messaging';
import { CLOCK, type Clock } from '@om/platform';
import { isAway } from '../problems/away.js';
import { Clinician, Route } from '../sessions/route.js';

/** Rows a tab of Startsida shows; more than a person can take in. */
const PAGE = 200;
const NO_ROWS = { rows: [], more: false, counts: NO_COUNTS };

/** Startsida. */
@Controller()
export class CasesController {
  constructor(
    private readonly requester: Requester,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Without queue the list is empty and says why: the rest of the page, and a visit that is open, go on. */
  @Route(GATEWAY_ROUTES.staffCases)
  async cases(
    @Clinician() principal: ClinicianPrincipal,
    @Query({ schema: GATEWAY_ROUTES.staffCases.query }) { tab }: { tab: CaseTab },
  ): Promise<StaffCases | Refused> {
    const list = await this.requester.request(listCases, { tab, limit: PAGE }, { principal });
    if (isRefused(list) && !isAway(list)) return list;
    const serverTime = this.clock.now().toISOString();
    return isRefused(list)
      ? { ...NO_ROWS, degraded: ['queue'], serverTime }
      : { ...list, degraded: [], serverTime };
  }
}
