import { Controller, Query } from '@nestjs/common';
import { GATEWAY_ROUTES, getHistory, HISTORY_PAGE, type PatientPrincipal } from '@om/contracts';
import { isRefused, Requester } from '@om/messaging';
import { Patient, Route, VisitPath } from '../sessions/route.js';
import { CaseView } from './case-view.js';
import { patientConversationOf } from './patient-case.js';

const routes = GATEWAY_ROUTES;

/** What a patient reads of the own cases; what they do with them is passed on. */
@Controller()
export class PatientCasesController {
  constructor(
    private readonly requester: Requester,
    private readonly view: CaseView,
  ) {}

  @Route(routes.units)
  units(@Patient() patient: PatientPrincipal) {
    return this.view.units(patient);
  }

  @Route(routes.cases)
  cases(@Patient() patient: PatientPrincipal) {
    return this.view.cases(patient);
  }

  @Route(routes.case)
  case(@Patient() patient: PatientPrincipal, @VisitPath() { visitId }: VisitPath) {
    return this.view.case(patient, visitId);
  }

  @Route(routes.patientMessages)
  async messages(
    @Patient() patient: PatientPrincipal,
    @VisitPath() { visitId }: VisitPath,
    @Query({ schema: routes.patientMessages.query }) { after }: { after: number },
  ) {
    const question = { visitId, afterSeq: after, limit: HISTORY_PAGE };
    const history = await this.requester.request(getHistory, question, { principal: patient });
    return isRefused(history) ? history : patientConversationOf(history);
  }
}
