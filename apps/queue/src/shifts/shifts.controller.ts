import { Controller } from '@nestjs/common';
import { checkShift, endShift, keepShift, listResources, startShift } from '@om/contracts';
import {
  HandleCommand,
  HandleQuery,
  type Answer,
  type Payload,
  type Refused,
  type RequestContext,
} from '@om/messaging';
import { refusal } from '../queue.errors.js';
import { Resources } from './resources.js';
import { WorkingDay } from './working-day.js';

/** Beginning and ending to work, and who is there. For staff only. */
@Controller()
export class ShiftsController {
  constructor(
    private readonly day: WorkingDay,
    private readonly resources: Resources,
  ) {}

  @HandleCommand(startShift)
  async start(
    payload: Payload<typeof startShift>,
    { principal, commandId }: RequestContext,
  ): Promise<Answer<typeof startShift> | Refused> {
    return principal.kind === 'clinician'
      ? this.day.start(payload, principal, commandId)
      : refusal('queue.forbidden');
  }

  @HandleCommand(endShift)
  async end(
    payload: Payload<typeof endShift>,
    { principal, commandId }: RequestContext,
  ): Promise<Answer<typeof endShift> | Refused> {
    return principal.kind === 'clinician'
      ? this.day.end(payload, principal, commandId)
      : refusal('queue.forbidden');
  }

  @HandleCommand(keepShift)
  async keep(
    payload: Payload<typeof keepShift>,
    { principal, commandId }: RequestContext,
  ): Promise<Answer<typeof keepShift> | Refused> {
    return principal.kind === 'clinician'
      ? this.day.keep(payload, principal, commandId)
      : refusal('queue.forbidden');
  }

  @HandleQuery(checkShift)
  async check(
    _payload: Payload<typeof checkShift>,
    { principal }: RequestContext,
  ): Promise<Answer<typeof checkShift> | Refused> {
    return principal.kind === 'clinician' ? this.day.check(principal) : refusal('queue.forbidden');
  }

  /** Names of staff at work, no patient data. */
  @HandleQuery(listResources)
  async list(
    { careUnitId }: Payload<typeof listResources>,
    { principal }: RequestContext,
  ): Promise<Answer<typeof listResources> | Refused> {
    return principal.kind === 'patient'
      ? refusal('queue.forbidden')
      : { units: await this.resources.list(careUnitId) };
  }
}
