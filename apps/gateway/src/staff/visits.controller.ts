import { Body, Controller, Query } from '@nestjs/common';
import {
  claimVisit,
  endVisit,
  GATEWAY_ROUTES,
  getHistory,
  HISTORY_PAGE,
  releaseVisit,
  startVisit,
  type ClinicianPrincipal,
  type StaffVisit,
  type VisitSnapshot,
} from '@om/contracts';
import { isRefused, Requester, type Answer, type Refused } from '@om/messaging';
import { actionsFor } from '@om/visit-state';
import type { z } from 'zod';
import { Clinician, Route, VisitPath } from '../sessions/route.js';
import { VisitView } from './visit-view.js';

const routes = GATEWAY_ROUTES;
type BodyOf<R extends { readonly body: z.ZodType }> = z.output<R['body']>;

/** What a clinician does with a visit. Whether it may be done is decided by visit and chat; here it is only passed on. */
@Controller()
export class VisitsController {
  constructor(
    private readonly requester: Requester,
    private readonly view: VisitView,
  ) {}

  @Route(routes.staffVisit)
  read(
    @Clinician() principal: ClinicianPrincipal,
    @VisitPath() { visitId }: VisitPath,
    @Query({ schema: routes.staffVisit.query }) { purpose }: { purpose: 'preview' | 'care' },
  ): Promise<StaffVisit | Refused> {
    return this.view.read(principal, visitId, purpose);
  }

  @Route(routes.claim)
  async claim(
    @Clinician() principal: ClinicianPrincipal,
    @VisitPath() { visitId }: VisitPath,
    @Body({ schema: routes.claim.body }) { commandId }: BodyOf<typeof routes.claim>,
  ) {
    return changed(
      await this.requester.request(claimVisit, { visitId }, { principal, commandId }),
      principal,
    );
  }

  @Route(routes.release)
  async release(
    @Clinician() principal: ClinicianPrincipal,
    @VisitPath() { visitId }: VisitPath,
    @Body({ schema: routes.release.body }) { commandId }: BodyOf<typeof routes.release>,
  ) {
    return changed(
      await this.requester.request(releaseVisit, { visitId }, { principal, commandId }),
      principal,
    );
  }

  @Route(routes.start)
  async start(
    @Clinician() principal: ClinicianPrincipal,
    @VisitPath() { visitId }: VisitPath,
    @Body({ schema: routes.start.body }) { commandId, ...rest }: BodyOf<typeof routes.start>,
  ) {
    return changed(
      await this.requester.request(startVisit, { visitId, ...rest }, { principal, commandId }),
      principal,
    );
  }

  @Route(routes.end)
  async end(
    @Clinician() principal: ClinicianPrincipal,
    @VisitPath() { visitId }: VisitPath,
    @Body({ schema: routes.end.body }) { commandId, ...rest }: BodyOf<typeof routes.end>,
  ) {
    return changed(
      await this.requester.request(endVisit, { visitId, ...rest }, { principal, commandId }),
      principal,
    );
  }

  @Route(routes.staffMessages)
  messages(
    @Clinician() principal: ClinicianPrincipal,
    @VisitPath() { visitId }: VisitPath,
    @Query({ schema: routes.staffMessages.query }) { after }: { after: number },
  ): Promise<Answer<typeof getHistory> | Refused> {
    return this.requester.request(
      getHistory,
      { visitId, afterSeq: after, limit: HISTORY_PAGE },
      { principal },
    );
  }
}

const changed = (answer: { visit: VisitSnapshot } | Refused, principal: ClinicianPrincipal) =>
  isRefused(answer) ? answer : { visit: answer.visit, actions: actionsFor(answer.visit, principal) };
