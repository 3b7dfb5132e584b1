import { Controller } from '@nestjs/common';
import { listAssignments, type Principal } from '@om/contracts';
import { HandleQuery, type Answer, type Payload, type Refused, type RequestContext } from '@om/messaging';
import { refusal } from '../queue.errors.js';
import { Staff } from './staff.js';

@Controller()
export class StaffController {
  constructor(private readonly staff: Staff) {}

  @HandleQuery(listAssignments)
  async assignments(
    { hsaId }: Payload<typeof listAssignments>,
    { principal }: RequestContext,
  ): Promise<Answer<typeof listAssignments> | Refused> {
    return mayAsk(principal, hsaId) ? this.staff.assignmentsOf(hsaId) : refusal('queue.forbidden');
  }
}

/** The gateway asks before anyone has a role; a person may ask about nobody but themselves. */
const mayAsk = (principal: Principal, hsaId: string): boolean =>
  principal.kind === 'service' || (principal.kind === 'clinician' && principal.personId === hsaId);
