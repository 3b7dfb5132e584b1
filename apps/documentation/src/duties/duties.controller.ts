import { Controller } from '@nestjs/common';
import {
  guestWroteV1,
  listDuties,
  listLockedNotes,
  unlockNote,
  waiveDuty,
  type EventEnvelope,
} from '@om/contracts';
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
import { refusal } from '../documentation.errors.js';
import { Duties } from './duties.js';
import { LockedNotes } from './locked-notes.js';
import { OpenDuties } from './open-duties.js';

@Controller()
export class DutiesController {
  constructor(
    private readonly duties: Duties,
    private readonly opening: OpenDuties,
    private readonly locked: LockedNotes,
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

  @HandleCommand(unlockNote)
  unlock(
    payload: Payload<typeof unlockNote>,
    context: RequestContext,
  ): Promise<Answer<typeof unlockNote> | Refused> {
    return this.duties.unlock(payload, context);
  }

  @HandleQuery(listLockedNotes)
  async lockedNotes(
    _payload: Payload<typeof listLockedNotes>,
    { principal }: RequestContext,
  ): Promise<Answer<typeof listLockedNotes> | Refused> {
    return principal.kind === 'clinician' && principal.lead === true
      ? { notes: await this.locked.at(principal) }
      : refusal('documentation.lead-only');
  }

  @HandleEvent(guestWroteV1)
  onGuestWrote({ data }: EventEnvelope<Data<typeof guestWroteV1>>): Promise<void> {
    return this.opening.afterWords(data);
  }
}
