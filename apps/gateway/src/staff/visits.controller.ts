import { Controller, Query } from '@nestjs/common';
import {
  GATEWAY_ROUTES,
  getHistory,
  getInternalHistory,
  HISTORY_PAGE,
  type ClinicianPrincipal,
  type StaffVisit,
} from '@om/contracts';
import { Requester, type Answer, type Refused } from '@om/messaging';
import { Clinician, Route, VisitPath } from '../sessions/route.js';
import { VisitView } from './visit-view.js';

const routes = GATEWAY_ROUTES;

/** What a clinician reads of a visit; what they do with it is passed on. */
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

  @Route(routes.internalMessages)
  internal(
    @Clinician() principal: ClinicianPrincipal,
    @VisitPath() { visitId }: VisitPath,
    @Query({ schema: routes.internalMessages.query }) { after }: { after: number },
  ): Promise<Answer<typeof getInternalHistory> | Refused> {
    const question = { visitId, afterSeq: after, limit: HISTORY_PAGE };
    return this.requester.request(getInternalHistory, question, { principal });
  }
}
