import { Controller } from '@nestjs/common';
import { listAssignments, type Principal } from '@om/contracts';
import {
  HandleQuery,
  isRefused,
  type Answer,
  type Payload,
  type Refused,
  type RequestContext,
} from '@om/messaging';
import { refusal } from '../queue.errors.js';
import { Shifts } from '../shifts/shifts.js';
import { Staff } from './staff.js';

@Controller()
export class StaffController {
  constructor(
    private readonly staff: Staff,
    private readonly shifts: Shifts,
  ) {}

  @HandleQuery(listAssignments)
  async assignments(
    { hsaId }: Payload<typeof listAssignments>,
    { principal }: RequestContext,
  ): Promise<Answer<typeof listAssignments> | Refused> {
    if (!mayAsk(principal, hsaId)) return refusal('queue.forbidden');
    const [person, shift] = await Promise.all([this.staff.assignmentsOf(hsaId), this.shifts.of(hsaId)]);
    return isRefused(person) || !shift ? person : { ...person, shiftType: shift.shiftType };
  }
}

/** The gateway asks before anyone has a role; a person may ask about nobody but themselves. */
const mayAsk = (principal: Principal, hsaId: string): boolean =>
  principal.kind === 'service' || (principal.kind === 'clinician' && principal.personId === hsaId);
