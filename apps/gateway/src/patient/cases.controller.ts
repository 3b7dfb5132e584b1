import { Body, Controller, Query } from '@nestjs/common';
import {
  cancelVisit,
  GATEWAY_ROUTES,
  getHistory,
  HISTORY_PAGE,
  sendCase,
  type PatientPrincipal,
} from '@om/contracts';
import { isRefused, Requester } from '@om/messaging';
import type { z } from 'zod';
import { Patient, Route, VisitPath } from '../sessions/route.js';
import { CaseView } from './case-view.js';
import { patientCaseOf, patientConversationOf } from './patient-case.js';

const routes = GATEWAY_ROUTES;

/** What a patient does with the own cases. */
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

  @Route(routes.sendCase)
  async send(
    @Patient() patient: PatientPrincipal,
    @Body({ schema: routes.sendCase.body }) { commandId, ...sent }: z.output<typeof routes.sendCase.body>,
  ) {
    const answer = await this.requester.request(sendCase, sent, { principal: patient, commandId });
    return isRefused(answer) ? answer : { case: patientCaseOf(answer.visit, patient) };
  }

  @Route(routes.case)
  case(@Patient() patient: PatientPrincipal, @VisitPath() { visitId }: VisitPath) {
    return this.view.case(patient, visitId);
  }

  @Route(routes.cancel)
  async cancel(
    @Patient() patient: PatientPrincipal,
    @VisitPath() { visitId }: VisitPath,
    @Body({ schema: routes.cancel.body }) { commandId }: z.output<typeof routes.cancel.body>,
  ) {
    const answer = await this.requester.request(cancelVisit, { visitId }, { principal: patient, commandId });
    return isRefused(answer) ? answer : { case: patientCaseOf(answer.visit, patient) };
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
