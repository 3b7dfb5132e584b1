import { Controller } from '@nestjs/common';
import { listCases, listPunctuality, waitingEstimate } from '@om/contracts';
import { HandleQuery, type Answer, type Payload, type Refused, type RequestContext } from '@om/messaging';
import { refusal } from '../queue.errors.js';
import { ListCases } from './list-cases.js';
import { Punctuality } from './punctuality.js';
import { WaitingEstimate } from './waiting-estimate.js';

/** What the read model of cases answers. */
@Controller()
export class CasesController {
  constructor(
    private readonly cases: ListCases,
    private readonly waits: WaitingEstimate,
    private readonly punctuality: Punctuality,
  ) {}

  @HandleQuery(listCases)
  async list(
    payload: Payload<typeof listCases>,
    { principal }: RequestContext,
  ): Promise<Answer<typeof listCases> | Refused> {
    return principal.kind === 'clinician' ? this.cases.list(payload, principal) : refusal('queue.forbidden');
  }

  @HandleQuery(waitingEstimate)
  async estimate(
    payload: Payload<typeof waitingEstimate>,
    { principal }: RequestContext,
  ): Promise<Answer<typeof waitingEstimate> | Refused> {
    return this.waits.estimate(payload, principal);
  }

  @HandleQuery(listPunctuality)
  async counts(
    payload: Payload<typeof listPunctuality>,
    { principal }: RequestContext,
  ): Promise<Answer<typeof listPunctuality> | Refused> {
    return principal.kind === 'clinician' && principal.lead === true
      ? this.punctuality.of(principal.careUnitId, payload)
      : refusal('queue.forbidden');
  }
}
