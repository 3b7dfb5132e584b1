import { Controller } from '@nestjs/common';
import { guestWroteV1, listDuties, waiveDuty, type EventEnvelope } from '@om/contracts';
import {
  HandleCommand,
  HandleEvent,
  HandleQuery,
  type Answer,
  type Data,
  type Payload,
  type Refused,
  type RequestContext,
} from '@om/messaging';
import { Duties } from './duties.js';
import { OpenDuties } from './open-duties.js';

@Controller()
export class DutiesController {
  constructor(
    private readonly duties: Duties,
    private readonly opening: OpenDuties,
  ) {}

  @HandleQuery(listDuties)
  async list(
    wanted: Payload<typeof listDuties>,
    { principal }: RequestContext,
  ): Promise<Answer<typeof listDuties>> {
    return { duties: principal.kind === 'clinician' ? await this.duties.of(principal, wanted) : [] };
  }

  @HandleCommand(waiveDuty)
  waive(
    payload: Payload<typeof waiveDuty>,
    context: RequestContext,
  ): Promise<Answer<typeof waiveDuty> | Refused> {
    return this.duties.waive(payload, context);
  }

  @HandleEvent(guestWroteV1)
  onGuestWrote({ data }: EventEnvelope<Data<typeof guestWroteV1>>): Promise<void> {
    return this.opening.afterWords(data);
  }
}
