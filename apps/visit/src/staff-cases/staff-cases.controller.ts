import { Controller } from '@nestjs/common';
import { createCase, createPatient, findPatient, linkedCases } from '@om/contracts';
import {
  HandleCommand,
  HandleQuery,
  type Answer,
  type Payload,
  type Refused,
  type RequestContext,
} from '@om/messaging';
import { asked } from '../visits/asked.js';
import { CaseLinks } from '../visits/case-links.js';
import type { VisitAnswer } from '../visits/visit-change.js';
import { PatientDesk } from './patient-desk.js';
import { StaffCases } from './staff-cases.js';

@Controller()
export class StaffCasesController {
  constructor(
    private readonly staffCases: StaffCases,
    private readonly desk: PatientDesk,
    private readonly links: CaseLinks,
  ) {}

  @HandleCommand(createCase)
  createCase(payload: Payload<typeof createCase>, context: RequestContext): Promise<VisitAnswer | Refused> {
    return this.staffCases.create(payload, asked(context, createCase));
  }

  @HandleCommand(createPatient)
  createPatient(
    payload: Payload<typeof createPatient>,
    context: RequestContext,
  ): Promise<Answer<typeof createPatient> | Refused> {
    return this.desk.create(payload, asked(context, createPatient));
  }

  @HandleQuery(findPatient)
  findPatient(
    payload: Payload<typeof findPatient>,
    { principal }: RequestContext,
  ): Promise<Answer<typeof findPatient> | Refused> {
    return this.desk.find(payload, principal);
  }

  @HandleQuery(linkedCases)
  linkedCases(
    payload: Payload<typeof linkedCases>,
    { principal }: RequestContext,
  ): Promise<Answer<typeof linkedCases> | Refused> {
    return this.links.linkedTo(payload, principal);
  }
}
