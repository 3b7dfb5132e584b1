import { Controller } from '@nestjs/common';
import { listCases } from '@om/contracts';
import { HandleQuery, type Answer, type Payload, type Refused, type RequestContext } from '@om/messaging';
import { refusal } from '../queue.errors.js';
import { ListCases } from './list-cases.js';

@Controller()
export class CasesController {
  constructor(private readonly cases: ListCases) {}

  @HandleQuery(listCases)
  async list(
    payload: Payload<typeof listCases>,
    { principal }: RequestContext,
  ): Promise<Answer<typeof listCases> | Refused> {
    return principal.kind === 'clinician' ? this.cases.list(payload, principal) : refusal('queue.forbidden');
  }
}
